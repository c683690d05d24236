"""Records: frozen dataclasses that are quick to define."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest

from ita_tools.records import record

make = {"dataclass": dataclass, "record": record}
each_maker = pytest.mark.parametrize("maker", make.values(), ids=make)
each_slots = pytest.mark.parametrize("slots", [False, True])


def defined(maker, *, slots=False):
    @maker(frozen=True, slots=slots)
    class Point:
        """A class with a default, a made default, a field left out of comparison and a named one."""

        x: int
        y: int = 2
        names: dict[str, int] = field(default_factory=dict)
        note: str = field(default="", compare=False, repr=False)
        unit: str = field(kw_only=True, default="m")
        total: int = field(init=False, default=0)

        def __post_init__(self):
            object.__setattr__(self, "total", self.x + self.y)

    return Point


@record(frozen=True, slots=True)
class Pair:
    """A record of a module, which pickle can find."""

    left: int
    right: tuple[int, ...] = ()


@record(frozen=True)
class Plain:
    """A record without slots."""

    left: int


class DescribeRecord:
    @each_maker
    @each_slots
    def it_is_made_as_a_dataclass_is(self, maker, slots):
        point = defined(maker, slots=slots)
        one = point(1, unit="km")
        assert repr(one).endswith("Point(x=1, y=2, names={}, unit='km', total=3)")
        assert asdict(one) == {"x": 1, "y": 2, "names": {}, "note": "", "unit": "km", "total": 3}
        assert one.names is not point(1).names
        with pytest.raises(TypeError):
            point()
        with pytest.raises(TypeError):
            point(1, 2, {}, "", "km")

    @each_maker
    @each_slots
    def it_is_compared_by_its_fields_and_class(self, maker, slots):
        point, other = defined(maker, slots=slots), defined(maker, slots=slots)
        one = point(1)
        assert one == one == point(1, note="left out") != point(1, 3)
        assert point(1) != other(1)

    @each_maker
    def it_has_a_hash_of_its_fields(self, maker):
        @maker(frozen=True)
        class Key:
            """One field."""

            code: str

        assert len({Key("a"), Key("a"), Key("b")}) == 2

    @each_maker
    def it_keeps_identity_where_that_is_declared(self, maker):
        @maker(frozen=True, eq=False)
        class Key:
            """One field."""

            code: str

        assert Key("a") != Key("a")
        assert len({Key("a"), Key("a")}) == 2

    @each_maker
    def it_keeps_methods_of_its_own(self, maker):
        @maker(frozen=True)
        class Odd:
            """A class with its own comparison."""

            code: str

            def __repr__(self):
                return "odd"

            def __eq__(self, other):
                return True

        assert repr(Odd("a")) == "odd"
        assert Odd("a") == Odd("b")
        assert hash(Odd("a")) != hash(Odd("b"))

    @each_maker
    @each_slots
    def it_cannot_be_changed(self, maker, slots):
        one = defined(maker, slots=slots)(1)
        with pytest.raises((FrozenInstanceError, TypeError)):
            one.x = 2
        with pytest.raises((FrozenInstanceError, TypeError)):
            del one.x
        assert one.x == 1

    @each_maker
    def it_inherits_fields(self, maker):
        @maker(frozen=True)
        class Base:
            """One field."""

            code: str

        @maker(frozen=True)
        class Derived(Base):
            """Two fields."""

            title: str = "t"

        assert [each.name for each in fields(Derived)] == ["code", "title"]
        assert Derived("a") == Derived("a", "t")
        assert Derived("a") != Base("a")

    @pytest.mark.parametrize("one", [Pair(1, (2,)), Plain(1)], ids=repr)
    def it_survives_pickle_and_copy(self, one):
        assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301
        assert copy.deepcopy(one) == copy.copy(one) == one

    def it_can_be_replaced_and_matched(self):
        match replace(Pair(1), right=(3,)):
            case Pair(left, right):
                assert (left, right) == (1, (3,))

    @each_maker
    def it_refuses_a_field_without_default_after_one_with_it(self, maker):
        class Wrong:
            """The second field has no default."""

            x: int = 0
            y: int

        with pytest.raises(TypeError, match="default"):
            maker(frozen=True)(Wrong)

    @each_maker
    def it_refuses_a_default_that_can_change(self, maker):
        class Wrong:
            """All objects would share the list."""

            names: list[str] = []  # noqa: RUF012

        with pytest.raises(ValueError, match="default"):
            maker(frozen=True)(Wrong)

    def it_is_always_frozen(self):
        with pytest.raises(ValueError, match="frozen"):
            record(frozen=False)
