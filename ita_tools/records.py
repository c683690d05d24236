"""Frozen dataclasses that are quick to define.

``dataclasses.dataclass`` compiles six methods of a frozen class, which takes 0.7 ms, and a command defines a
hundred classes before it does any work. A :func:`record` compiles only ``__init__`` and shares all else.
In use it is a dataclass: ``fields``, ``replace``, ``asdict``, patterns and pickle work on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["record"]


def _define_record(*, frozen: bool, slots: bool = False, eq: bool = True) -> Callable[[Any], Any]:
    """Return the decorator of a class; the arguments are those of ``dataclasses.dataclass``."""
    if not frozen:
        message = "a record is frozen"
        raise ValueError(message)

    def define(cls: Any) -> Any:  # noqa: ANN401
        own = cls.__dict__
        methods = {**_METHODS, **(_COMPARISONS if eq else {})}
        made = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
        for name, method in methods.items():
            # Python itself puts None for the hash of a class that defines its equality.
            if own.get(name) is None:
                setattr(made, name, method)
        compared = [each.name for each in fields(made) if each.compare]
        made._values = attrgetter(*compared) if compared else type
        made.__init__ = _compile_init(made)
        return made

    return define


if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    record = _define_record


def _compile_init(cls: type) -> object:
    members = [each for each in fields(cls) if each.init]
    space: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    positional = [_parameter(each, space) for each in members if not each.kw_only]
    named = [_parameter(each, space) for each in members if each.kw_only]
    body = "".join(_assignments(members))
    if hasattr(cls, "__post_init__"):
        body += " self.__post_init__()\n"
    signature = ", ".join(["self", *positional, *(["*", *named] if named else [])])
    # Of the names of the fields alone, as dataclasses does it.
    exec(f"def __init__({signature}):\n{body or ' pass'}", space)  # noqa: S102
    method = space["__init__"]
    method.__qualname__ = f"{cls.__qualname__}.__init__"
    method.__annotations__ = {each.name: each.type for each in members} | {"return": None}
    return method


def _parameter(member: Field[Any], space: dict[str, Any]) -> str:
    if member.default is not MISSING:
        space[f"_default_{member.name}"] = member.default
        return f"{member.name}=_default_{member.name}"
    if member.default_factory is not MISSING:
        space[f"_make_{member.name}"] = member.default_factory
        return f"{member.name}=_MISSING"
    return member.name


def _assignments(members: list[Field[Any]]) -> Iterator[str]:
    for each in members:
        value = each.name
        if each.default_factory is not MISSING:
            value = f"_make_{value}() if {value} is _MISSING else {value}"
        yield f" _set(self, {each.name!r}, {value})\n"


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
