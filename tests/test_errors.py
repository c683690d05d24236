"""The errors: one tree, a stable code for each class, all listed in the docstring."""

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


class DescribeErrors:
    def it_exports_every_class(self):
        assert set(errors.__all__) == {*CLASSES, "MOST_FAULTS", "raise_faults"}
        assert errors.__all__ == sorted(errors.__all__, key=lambda name: (not name.isupper(), name))

    def it_lists_every_class_with_its_code_in_the_docstring(self):
        assert {name: each.code for name, each in CLASSES.items() if name != "ItaError"} == TREE

    def it_has_unique_codes(self):
        codes = [each.code for name, each in CLASSES.items() if name not in ("ItaError", "Faults")]
        assert len(set(codes)) == len(codes)
        assert ItaError.code not in codes

    @pytest.mark.parametrize("error", CLASSES.values())
    def it_documents_every_error_and_gives_it_exit_code_2(self, error):
        assert error.__doc__
        assert error.exit_code == 2


class DescribeItaError:
    def it_prints_place_message_and_remedy(self):
        error = ValueWrong("ต้องเป็นตัวเลข", where="b.yaml", remedy="แก้ไขค่า").at("ชุดที่ 2")
        assert str(error) == "ชุดที่ 2: b.yaml: ต้องเป็นตัวเลข — แก้ไขค่า [ITA-E205]"
        assert type(error) is ValueWrong
        assert str(KeyMissing("ไม่มีหัวข้อ")) == "ไม่มีหัวข้อ [ITA-E203]"


class DescribeRaiseFaults:
    def it_raises_nothing_one_fault_or_several(self):
        first, second = ValueWrong("ก", where="x"), KeyMissing("ข")
        raise_faults([])
        with pytest.raises(ValueWrong) as one:
            raise_faults(iter([first]))
        assert one.value is first
        with pytest.raises(Faults) as many:
            raise_faults([first, second])
        assert many.value.faults == (first, second)
        assert str(many.value.at("แฟ้ม")) == "แฟ้ม: x: ก [ITA-E205]\nแฟ้ม: ข [ITA-E203]"
