"""One tree of errors: every class with a stable code of its own, drawn in the docstring."""

import re

import pytest

from ita_tools import errors
from ita_tools.errors import Faults, ItaError, KeyMissing, ValueWrong, raise_faults

CLASSES = {
    name: value
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, ItaError)
}
TREE = dict(re.findall(r"── (\w+) +(ITA-E\d{3}) ", errors.__doc__ or ""))


def test_every_class_is_public():
    assert set(errors.__all__) == {*CLASSES, "raise_faults"}
    assert errors.__all__ == sorted(errors.__all__)


def test_the_tree_of_the_docstring_names_every_class_with_its_code():
    assert {name: each.code for name, each in CLASSES.items() if name != "ItaError"} == TREE


def test_codes_are_unique():
    codes = [each.code for name, each in CLASSES.items() if name not in ("ItaError", "Faults")]
    assert len(set(codes)) == len(codes)
    assert ItaError.code not in codes


@pytest.mark.parametrize("error", CLASSES.values())
def test_every_error_is_documented_and_means_unusable_input(error):
    assert error.__doc__
    assert error.exit_code == 2


def test_a_message_says_where_what_and_the_remedy():
    error = ValueWrong("ต้องเป็นตัวเลข", where="b.yaml", remedy="แก้ไขค่า").at("ชุดที่ 2")
    assert str(error) == "ชุดที่ 2: b.yaml: ต้องเป็นตัวเลข — แก้ไขค่า [ITA-E205]"
    assert type(error) is ValueWrong
    assert str(KeyMissing("ไม่มีหัวข้อ")) == "ไม่มีหัวข้อ [ITA-E203]"


def test_none_one_or_many_faults():
    first, second = ValueWrong("ก", where="x"), KeyMissing("ข")
    raise_faults([])
    with pytest.raises(ValueWrong) as one:
        raise_faults(iter([first]))
    assert one.value is first
    with pytest.raises(Faults) as many:
        raise_faults([first, second])
    assert many.value.faults == (first, second)
    assert str(many.value.at("แฟ้ม")) == "แฟ้ม: x: ก [ITA-E205]\nแฟ้ม: ข [ITA-E203]"
