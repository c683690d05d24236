"""The decoder reads a mapping field by field and collects every fault with its place and remedy."""

from decimal import Decimal

import pytest
from hypothesis import given

from ita_tools.decoder import MappingDecoder, number_of, text_of
from ita_tools.errors import KeyMissing, KeyUnknown, ValueWrong
from ita_tools.yaml_json import SourceNode, parse
from tests.strategies import scores


def taken(text, take, file="a.yaml"):
    """Take something out of a document; return it with the faults."""
    faults = []
    with MappingDecoder(parse(text, file), faults) as fields:
        value = take(fields)
    return value, faults


def fault_of(text, take):
    value, (fault,) = taken(text, take)
    assert fault.remedy
    return value, fault


class DescribeKeyFaults:
    def it_names_the_line_of_every_unknown_key(self):
        _, faults = taken("a: 1\nb: 2\nc: 3\n", lambda fields: fields.text("b"))
        assert [(type(fault), fault.where) for fault in faults] == [
            (KeyUnknown, "a.yaml บรรทัด 1 (a)"),
            (KeyUnknown, "a.yaml บรรทัด 3 (c)"),
        ]

    def it_suggests_a_similar_key(self):
        _, fault = fault_of("editon: 2568", lambda fields: fields.integer("edition"))
        assert fault.remedy == "หมายถึง edition หรือไม่"

    def it_lists_the_allowed_keys_if_none_is_similar(self):
        _, fault = fault_of("zzz: 1", lambda fields: [fields.text(key) for key in ("note", "agency")])
        assert fault.remedy == "หัวข้อที่ใช้ได้คือ agency, note"

    @pytest.mark.parametrize("text", ["{}", "a:", "a: null", "a: ~"])
    @pytest.mark.parametrize(
        "take",
        [
            lambda fields: fields.text("a", required=True),
            lambda fields: fields.number("a", 0, 9, required=True),
            lambda fields: fields.integer("a", required=True),
            lambda fields: fields.choice("a", ("x",), required=True),
            lambda fields: fields.nodes("a", required=True),
            lambda fields: list(fields.records("a", required=True)),
            lambda fields: fields.fields("a", required=True).text("b"),
        ],
    )
    def it_reports_a_required_key_that_is_absent_or_empty(self, text, take):
        value, fault = fault_of(text, take)
        assert not value
        assert (type(fault), fault.message) == (KeyMissing, "ไม่มีหัวข้อ a")
        assert fault.where.startswith("a.yaml")

    def it_names_the_mapping_that_lacks_a_key(self):
        _, fault = fault_of(
            "rows:\n- a: 1\n- {}\n",
            lambda fields: [row.text("a", required=True) for row in fields.records("rows")],
        )
        assert fault.where == "a.yaml บรรทัด 3 (rows[2])"


class DescribeValueFaults:
    @pytest.mark.parametrize(
        ("text", "take"),
        [
            ("a: {b: 1}", lambda fields: fields.text("a")),
            ("a: [1]", lambda fields: fields.text("a")),
            ("a: [x, [y]]", lambda fields: fields.texts("a")),
            ("a: x", lambda fields: fields.texts("a")),
            ("a: {b: 1}", lambda fields: fields.nodes("a")),
            ("a: ราว 90", lambda fields: fields.number("a", 0, 100)),
            ("a: true", lambda fields: fields.number("a", 0, 100)),
            ("a: [1]", lambda fields: fields.number("a", 0, 100)),
            ("a: 1.5", lambda fields: fields.integer("a")),
            ("a: -1", lambda fields: fields.integer("a")),
            ("a: 1000000001", lambda fields: fields.integer("a")),
            ("a: 'true'", lambda fields: fields.flag("a")),
            ("a: 1", lambda fields: fields.flag("a")),
            ("a: z", lambda fields: fields.choice("a", ("x", "y"))),
            ("a: [x]", lambda fields: fields.choice("a", ("x", "y"))),
        ],
    )
    def it_reports_a_value_of_the_wrong_kind_with_its_line(self, text, take):
        _, fault = fault_of("\n\n" + text, take)
        assert type(fault) is ValueWrong
        assert fault.where.startswith("a.yaml บรรทัด 3 (a")

    @pytest.mark.parametrize(
        ("take", "remedy"),
        [
            (lambda fields: fields.fields("a"), "ชื่อ: ค่า"),
            (lambda fields: fields.nodes("a"), "[ ]"),
            (lambda fields: fields.flag("a"), "true"),
            (lambda fields: fields.integer("a"), "ทศนิยม"),
        ],
    )
    def it_suggests_what_to_write(self, take, remedy):
        _, fault = fault_of("a: 1.5", take)
        assert remedy in fault.remedy

    @pytest.mark.parametrize("text", ["a: x", "a: [x]", "a: 5"])
    def it_reports_what_should_be_a_mapping(self, text):
        def take(fields):
            with fields.fields("a") as inner:
                return inner.text("b")

        value, fault = fault_of(text, take)
        assert (value, fault.where) == ("", "a.yaml บรรทัด 1 (a)")

    @pytest.mark.parametrize("text", ["x", "- x", "5"])
    def it_reports_a_document_that_is_no_mapping(self, text):
        value, fault = fault_of(text, lambda fields: fields.text("a"))
        assert (value, fault.where) == ("", "a.yaml บรรทัด 1")

    @pytest.mark.parametrize(
        ("value", "fits"), [("-0.01", False), ("0", True), ("100", True), ("100.01", False)]
    )
    def it_reports_a_number_out_of_bounds(self, value, fits):
        number, faults = taken(f"a: {value}", lambda fields: fields.number("a", 0, 100))
        assert (number, len(faults)) == ((Decimal(value), 0) if fits else (None, 1))

    def it_names_the_bounds(self):
        _, fault = fault_of("a: 100.01", lambda fields: fields.number("a", 0, 100))
        assert "100.01" in fault.message
        assert fault.remedy == "ใส่ค่าตั้งแต่ 0 ถึง 100"

    def it_lists_the_choices(self):
        value, fault = fault_of("a: z", lambda fields: fields.choice("a", ("x", "y")))
        assert (value, fault.remedy) == ("", "ค่าที่ใช้ได้คือ x, y")


class DescribeMappingDecoder:
    def it_reads_an_empty_document_as_empty_values(self):
        value, faults = taken(
            "",
            lambda fields: [
                fields.text("a"),
                fields.number("b", 0, 9),
                fields.integer("c"),
                fields.flag("d"),
                fields.choice("e", ("x",)),
                fields.texts("f"),
                fields.nodes("g"),
                list(fields.records("h")),
                "i" in fields,
            ],
        )
        assert (value, faults) == (["", None, None, False, "", (), [], [], False], [])

    def it_reads_every_kind_of_field(self):
        text = "a: ก\nb: 1.50\nc: 3\nd: true\ne: x\nf: [ก, 2]\nh: [{k: 1}, {k: 2}]\ni: {j: ข}\n"

        def take(fields):
            found = [
                fields.text("a", required=True),
                fields.number("b", 0, 9, required=True),
                fields.integer("c"),
                fields.flag("d"),
                fields.choice("e", ("x", "y")),
                fields.texts("f"),
            ]
            found.append([record.integer("k") for record in fields.records("h")])
            with fields.fields("i") as inner:
                return [*found, inner.text("j")]

        assert taken(text, take) == (["ก", Decimal("1.50"), 3, True, "x", ("ก", "2"), [1, 2], "ข"], [])

    def it_reports_no_unknown_keys_after_an_exception(self):
        faults = []
        with pytest.raises(RuntimeError), MappingDecoder(parse("a: 1", "a.yaml"), faults):
            raise RuntimeError
        assert faults == []

    def it_yields_the_remaining_fields_without_empty_ones(self):
        faults = []
        with MappingDecoder(parse("a: 1\nb: 2\nc:\nd: 0\n", "a.yaml"), faults) as fields:
            fields.text("a")
            rest = {key: node.text for key, node in fields.remaining()}
        assert (rest, faults) == ({"b": "2", "d": "0"}, [])

    def it_lists_all_keys_with_the_empty_ones(self):
        with MappingDecoder(parse("a: 1\nb:\n", "a.yaml"), []) as fields:
            assert fields.all_keys() == ("a", "b")
            list(fields.remaining())

    def it_distinguishes_zero_from_missing(self):
        value, faults = taken("a: 0\nb:\n", lambda fields: [fields.number(key, 0, 9) for key in "abc"])
        assert (value, faults) == ([Decimal(0), None, None], [])

    def it_continues_after_a_fault(self):
        text = "a: x\nb: y\nc: z\nd: 1\n"
        value, faults = taken(
            text, lambda fields: [fields.number("a", 0, 9), fields.flag("b"), fields.integer("c")]
        )
        assert value == [None, False, None]
        assert [fault.where for fault in faults] == [
            f"a.yaml บรรทัด {line} ({key})" for line, key in enumerate("abcd", 1)
        ]

    def it_reports_unknown_keys_in_every_record_of_a_list(self):
        _, faults = taken(
            "a: [{x: 1}, {y: 2}, 3, {y: 4}]",
            lambda fields: [record.text("x") for record in fields.records("a")],
        )
        assert [fault.where for fault in faults] == [
            f"a.yaml บรรทัด 1 ({path})" for path in ("a[2].y", "a[3]", "a[4].y")
        ]


def node(value, text=None):
    return SourceNode(value, value if text is None else text, "a.yaml บรรทัด 1", "a")


class DescribeNumberOf:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("๙๙.๓๓", "99.33"),
            (" 95 ", "95"),
            ("95.5 %", "95.5"),
            ("1,234", "1234"),
            ("-1", "-1"),
            (".5", "0.5"),
        ],
    )
    def it_reads_numbers_as_people_type_them(self, text, number):
        faults = []
        assert number_of(node(text), faults, -(10**4), 10**4) == Decimal(number)
        assert faults == []

    @pytest.mark.parametrize(
        "text", ["", "ราว 90", "90-95", "1,23", "1.2.3", "1e5", "∞", "nan", "9" * 41, "½"]
    )
    def it_reports_what_is_not_exactly_one_number(self, text):
        faults = []
        assert number_of(node(text), faults, -(10**4), 10**4) is None
        assert [type(fault) for fault in faults] == [ValueWrong]

    @given(scores())
    def it_keeps_the_digits_of_a_score(self, score):
        written = f"{score:f}"
        assert str(number_of(node(written), [], 0, 100)) == written


class DescribeTextOf:
    def it_cleans_the_text(self):
        assert text_of(node(" ก\x07\u200eข\r\nค\u2028ง \n"), []) == "กข\nค\nง"

    def it_keeps_a_scalar_as_written(self):
        fields = parse("a: 099.330\nb: true\nc: 2568-01-31\n", "a.yaml").value
        assert [text_of(fields[key], []) for key in "abc"] == ["099.330", "true", "2568-01-31"]
