"""Frozen dataclasses that are quick to define.

``dataclasses.dataclass`` compiles six methods of a frozen class, which takes 0.7 ms, and a command defines a
hundred classes before it does any work. A :func:`record` shares its methods with all others, and its
``__init__`` with those of as many fields. The rest is left to ``dataclasses`` when somebody asks for it.
In use it is a dataclass: ``fields``, ``replace``, ``asdict``, patterns and pickle work on it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

__all__ = ["record"]


def _define_record(*, frozen: bool, slots: bool = False, eq: bool = True) -> Callable[[Any], Any]:
    """Return the decorator of a class; the arguments are those of ``dataclasses.dataclass``."""
    if not frozen:
        message = "a record is frozen"
        raise ValueError(message)
    shared = _METHODS | _COMPARISONS if eq else _METHODS

    def define(cls: Any) -> Any:  # noqa: ANN401
        own = {name: _as_field(cls.__dict__.get(name, MISSING)) for name in cls.__annotations__}
        members: dict[str, Field[Any]] = {}
        for base in reversed(cls.__mro__):
            members |= base.__dict__.get("_members", {})
        members |= own
        _require_sound_defaults(members)
        compared = [name for name, each in members.items() if each.compare]
        space = _without_fields(cls.__dict__, own, slots=slots)
        # Python itself puts None for the hash of a class that defines its equality.
        space |= {name: method for name, method in shared.items() if space.get(name) is None}
        space |= {
            "__init__": _init_of(cls, members),
            "__match_args__": tuple(name for name, each in members.items() if each.init and not each.kw_only),
            "__dataclass_fields__": _OfDataclass(cls, "__dataclass_fields__"),
            "__dataclass_params__": _OfDataclass(cls, "__dataclass_params__"),
            "_members": members,
            "_values": attrgetter(*compared) if compared else type,
        }
        return type(cls)(cls.__name__, cls.__bases__, space)

    return define


if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    record = _define_record


class _OfDataclass:
    """An attribute that ``dataclasses`` reads; it processes the class as written when it is read first."""

    __slots__ = ("_cls", "_name")

    def __init__(self, cls: type, name: str) -> None:
        self._cls, self._name = cls, name

    def __get__(self, instance: object, owner: type) -> Any:  # noqa: ANN401
        if self._name not in self._cls.__dict__:
            dataclass(init=False, repr=False, eq=False)(self._cls)
        return self._cls.__dict__[self._name]


def _as_field(value: Any) -> Field[Any]:  # noqa: ANN401
    """Return the field of an annotated name; of one without ``kw_only`` it is ``False``."""
    made: Field[Any] = value if isinstance(value, Field) else field(default=value)
    made.kw_only = made.kw_only is True
    return made


def _require_sound_defaults(members: Mapping[str, Field[Any]]) -> None:
    """Refuse defaults as ``dataclasses.dataclass`` does: one that can change, one before a field without any.

    Raises
    ------
    TypeError, ValueError
        A positional field has no default but the one before it has; a default is a list, a dict or a set.
    """
    before = ""
    for name, each in members.items():
        if each.default.__class__.__hash__ is None:
            message = f"the default of {name!r} can change: use default_factory"
            raise ValueError(message)
        if each.init and not each.kw_only:
            if before and _is_required(each):
                message = f"{name!r} has no default, but {before!r} before it has one"
                raise TypeError(message)
            before = "" if _is_required(each) else name


def _without_fields(
    written: Mapping[str, Any], own: Mapping[str, Field[Any]], *, slots: bool
) -> dict[str, Any]:
    """Return the namespace of a class without its fields; a default stays where there is no slot for it."""
    space = {name: value for name, value in written.items() if name not in own and name not in _OF_INSTANCES}
    if slots:
        return space | {"__slots__": tuple(own)}
    return space | {name: each.default for name, each in own.items() if each.default is not MISSING}


def _init_of(cls: type, members: Mapping[str, Field[Any]]) -> FunctionType:
    """Return ``__init__``: the code for as many fields, with the names and defaults of these."""
    taken = {name: each for name, each in members.items() if each.init}
    positional = [name for name, each in taken.items() if not each.kw_only]
    named = [name for name, each in taken.items() if each.kw_only]
    defaults = {name: each.default for name, each in taken.items() if not _is_required(each)}
    complete = _completion_of(cls, members)
    code = _init_code(len(positional), len(named), completed=complete is not None)
    names = dict(zip(code.co_varnames, ("self", *positional, *named), strict=True))
    code = code.replace(
        co_varnames=tuple(names.values()),
        co_consts=tuple(names.get(each, each) for each in code.co_consts),
        co_qualname=f"{cls.__qualname__}.__init__",
    )
    init = FunctionType(
        code,
        {"_set": object.__setattr__, "_complete": complete},
        argdefs=tuple(defaults[name] for name in positional if name in defaults),
    )
    init.__kwdefaults__ = {name: defaults[name] for name in named if name in defaults}
    return init


@cache
def _init_code(positional: int, named: int, *, completed: bool) -> CodeType:
    """Compile an ``__init__`` whose parameters ``a0``, ``a1``, ... are the names of its attributes, too."""
    names = [f"a{number}" for number in range(positional + named)]
    signature = ", ".join(["self", *names[:positional], *(["*", *names[positional:]] if named else [])])
    lines = [f"_set(self, '{name}', {name})" for name in names]
    lines += ["_complete(self)"] if completed else [] if names else ["pass"]
    space: dict[str, Any] = {}
    exec(f"def __init__({signature}):\n " + "\n ".join(lines), space)  # noqa: S102 - of numbers alone
    code: CodeType = space["__init__"].__code__
    return code


def _is_required(member: Field[Any]) -> bool:
    return member.default is MISSING and member.default_factory is MISSING


def _completion_of(cls: type, members: Mapping[str, Field[Any]]) -> Callable[[Any], None] | None:
    """Return what makes values that are not given, and calls ``__post_init__``; ``None`` without either."""
    made = {name: each.default_factory for name, each in members.items() if callable(each.default_factory)}
    fixed = {name: each.default for name, each in members.items() if not (each.init or _is_required(each))}
    after = getattr(cls, "__post_init__", None)
    if not (made or fixed or after):
        return None

    def complete(self: object) -> None:
        for name, value in fixed.items():
            object.__setattr__(self, name, value)
        for name, make in made.items():
            if getattr(self, name) is MISSING:
                object.__setattr__(self, name, make())
        if after:
            after(self)

    return complete


def _repr(self: Any) -> str:  # noqa: ANN401
    values = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(values)})"


def _equals(self: Any, other: Any) -> Any:  # noqa: ANN401
    if self is other:
        return True
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._values(self) == self._values(other)


def _hash(self: Any) -> int:  # noqa: ANN401
    return hash(self._values(self))


def _refuse_setting(_: object, name: str, value: object) -> None:
    message = f"cannot assign to field {name!r}: {value!r:.40}"
    raise FrozenInstanceError(message)


def _refuse_deleting(_: object, name: str) -> None:
    message = f"cannot delete field {name!r}"
    raise FrozenInstanceError(message)


def _restore(self: object, state: Any) -> None:  # noqa: ANN401
    """Set what pickle has stored: attributes, or attributes and slots."""
    for part in state if isinstance(state, tuple) else (state,):
        for name, value in (part or {}).items():
            object.__setattr__(self, name, value)


_METHODS = {
    "__repr__": _repr,
    "__setattr__": _refuse_setting,
    "__delattr__": _refuse_deleting,
    "__setstate__": _restore,
}
_COMPARISONS = {"__eq__": _equals, "__hash__": _hash}
_OF_INSTANCES = ("__dict__", "__weakref__")
