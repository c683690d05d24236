"""Fields: every fault of a document is kept, with its place and what to do."""

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


def it_takes_nothing_from_an_empty_document():
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


def it_takes_what_is_there():
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


# Keys --------------------------------------------------------------------------------------------------


def it_reports_every_key_nobody_took_with_its_line():
    _, faults = taken("a: 1\nb: 2\nc: 3\n", lambda fields: fields.text("b"))
    assert [(type(fault), fault.where) for fault in faults] == [
        (KeyUnknown, "a.yaml บรรทัด 1 (a)"),
        (KeyUnknown, "a.yaml บรรทัด 3 (c)"),
    ]


def it_guesses_what_an_unknown_key_was_meant_to_be():
    _, fault = fault_of("editon: 2568", lambda fields: fields.integer("edition"))
    assert fault.remedy == "หมายถึง edition หรือไม่"


def it_lists_the_known_keys_where_there_is_nothing_to_guess():
    _, fault = fault_of("zzz: 1", lambda fields: [fields.text(key) for key in ("note", "agency")])
    assert fault.remedy == "หัวข้อที่ใช้ได้คือ agency, note"


def it_says_nothing_of_unknown_keys_after_a_crash():
    faults = []
    with pytest.raises(RuntimeError), MappingDecoder(parse("a: 1", "a.yaml"), faults):
        raise RuntimeError
    assert faults == []


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
def it_reports_a_required_key_that_is_absent_or_empty(text, take):
    value, fault = fault_of(text, take)
    assert not value
    assert (type(fault), fault.message) == (KeyMissing, "ไม่มีหัวข้อ a")
    assert fault.where.startswith("a.yaml")


def it_names_the_mapping_that_lacks_a_key():
    _, fault = fault_of(
        "rows:\n- a: 1\n- {}\n",
        lambda fields: [row.text("a", required=True) for row in fields.records("rows")],
    )
    assert fault.where == "a.yaml บรรทัด 3 (rows[2])"


def it_yields_the_rest_without_empty_values():
    faults = []
    with MappingDecoder(parse("a: 1\nb: 2\nc:\nd: 0\n", "a.yaml"), faults) as fields:
        fields.text("a")
        rest = {key: node.text for key, node in fields.remaining()}
    assert (rest, faults) == ({"b": "2", "d": "0"}, [])


def it_names_all_keys_the_empty_ones_too():
    with MappingDecoder(parse("a: 1\nb:\n", "a.yaml"), []) as fields:
        assert fields.all_keys() == ("a", "b")
        list(fields.remaining())


# Values ------------------------------------------------------------------------------------------------


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
def it_reports_a_value_of_the_wrong_kind_with_its_line(text, take):
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
def it_says_what_to_write_instead(take, remedy):
    _, fault = fault_of("a: 1.5", take)
    assert remedy in fault.remedy


@pytest.mark.parametrize("text", ["a: x", "a: [x]", "a: 5"])
def it_reports_what_should_be_a_mapping(text):
    def take(fields):
        with fields.fields("a") as inner:
            return inner.text("b")

    value, fault = fault_of(text, take)
    assert (value, fault.where) == ("", "a.yaml บรรทัด 1 (a)")


@pytest.mark.parametrize("text", ["x", "- x", "5"])
def it_reports_a_document_that_is_no_mapping(text):
    value, fault = fault_of(text, lambda fields: fields.text("a"))
    assert (value, fault.where) == ("", "a.yaml บรรทัด 1")


@pytest.mark.parametrize(("value", "fits"), [("-0.01", False), ("0", True), ("100", True), ("100.01", False)])
def it_holds_numbers_to_their_bounds(value, fits):
    number, faults = taken(f"a: {value}", lambda fields: fields.number("a", 0, 100))
    assert (number, len(faults)) == ((Decimal(value), 0) if fits else (None, 1))


def it_names_the_bounds():
    _, fault = fault_of("a: 100.01", lambda fields: fields.number("a", 0, 100))
    assert "100.01" in fault.message
    assert fault.remedy == "ใส่ค่าตั้งแต่ 0 ถึง 100"


def it_tells_zero_from_missing():
    value, faults = taken("a: 0\nb:\n", lambda fields: [fields.number(key, 0, 9) for key in "abc"])
    assert (value, faults) == ([Decimal(0), None, None], [])


def it_lists_the_choices():
    value, fault = fault_of("a: z", lambda fields: fields.choice("a", ("x", "y")))
    assert (value, fault.remedy) == ("", "ค่าที่ใช้ได้คือ x, y")


def it_keeps_on_after_a_fault():
    text = "a: x\nb: y\nc: z\nd: 1\n"
    value, faults = taken(
        text, lambda fields: [fields.number("a", 0, 9), fields.flag("b"), fields.integer("c")]
    )
    assert value == [None, False, None]
    assert [fault.where for fault in faults] == [
        f"a.yaml บรรทัด {line} ({key})" for line, key in enumerate("abcd", 1)
    ]


def it_closes_every_record_of_a_list():
    _, faults = taken(
        "a: [{x: 1}, {y: 2}, 3, {y: 4}]", lambda fields: [record.text("x") for record in fields.records("a")]
    )
    assert [fault.where for fault in faults] == [
        f"a.yaml บรรทัด 1 ({path})" for path in ("a[2].y", "a[3]", "a[4].y")
    ]


def node(value, text=None):
    return SourceNode(value, value if text is None else text, "a.yaml บรรทัด 1", "a")


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
def it_reads_numbers_as_people_type_them(text, number):
    faults = []
    assert number_of(node(text), faults, -(10**4), 10**4) == Decimal(number)
    assert faults == []


@pytest.mark.parametrize("text", ["", "ราว 90", "90-95", "1,23", "1.2.3", "1e5", "∞", "nan", "9" * 41, "½"])
def it_guesses_no_number(text):
    faults = []
    assert number_of(node(text), faults, -(10**4), 10**4) is None
    assert [type(fault) for fault in faults] == [ValueWrong]


@given(scores())
def test_a_score_keeps_its_digits(score):
    written = f"{score:f}"
    assert str(number_of(node(written), [], 0, 100)) == written


def it_cleans_texts():
    assert text_of(node(" ก\x07\u200eข\r\nค\u2028ง \n"), []) == "กข\nค\nง"


def it_takes_a_scalar_for_a_text_exactly_as_it_was_written():
    fields = parse("a: 099.330\nb: true\nc: 2568-01-31\n", "a.yaml").value
    assert [text_of(fields[key], []) for key in "abc"] == ["099.330", "true", "2568-01-31"]
