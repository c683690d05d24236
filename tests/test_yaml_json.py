"""The narrow syntax of YAML and JSON that is accepted, and writing that is read back the same."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.errors import Faults, KeyRepeated, SyntaxBroken
from ita_tools.thai import clean
from ita_tools.yaml_json import MAX_DEPTH, decode_utf8, drop_empty, dump_json, dump_yaml, parse
from tests.strategies import AWKWARD, long_texts, names


def plain(node):
    """Take the nodes out of a tree, as the data that was written."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value


def value_of(yaml):
    return parse(f"key: {yaml}", "a.yaml").value["key"].value


def broken(text, file="a.yaml"):
    with pytest.raises(SyntaxBroken) as caught:
        parse(text, file)
    assert caught.value.remedy
    return caught.value


class DescribeScalars:
    @pytest.mark.parametrize(
        ("digits", "shown"),
        [
            ("99.33", "99.33"),
            ("100", "100"),
            ("0", "0"),
            ("0.10", "0.10"),
            ("-1.50", "-1.50"),
            ("+7", "7"),
            ("007", "7"),
            ("0.1", "0.1"),
            ("12345678901234567890.05", "12345678901234567890.05"),
        ],
    )
    def it_reads_yaml_numbers_with_their_digits(self, digits, shown):
        value = value_of(digits)
        assert (type(value), str(value)) == (Decimal, shown)

    def it_reads_json_numbers_with_their_digits(self):
        value = parse('{"key": 99.10}', "a.json").value["key"].value
        assert (type(value), str(value)) == (Decimal, "99.10")

    @pytest.mark.parametrize(
        "text",
        [
            "no",
            "yes",
            "on",
            "No",
            "1:30",
            "0o17",
            "0x1F",
            "1e5",
            "1_000",
            ".5",
            "5.",
            ".nan",
            ".inf",
            "2568-01-31",
            "=",
            "<<",
            "๙๙.๓๓",
            "9" * 31,
            "True",
            "NULL",
        ],
    )
    def it_reads_everything_else_as_text(self, text):
        assert value_of(text) == text

    @pytest.mark.parametrize("text", ["99.33", "true", "null", "~", ""])
    def it_reads_quoted_scalars_as_text(self, text):
        assert value_of(f"'{text}'") == text
        assert value_of(f'"{text}"') == text

    def it_reads_json_strings_as_text(self):
        assert plain(parse('["99.33", "true", ""]', "a.json")) == ["99.33", "true", ""]

    @pytest.mark.parametrize(
        ("text", "value"), [("true", True), ("false", False), ("null", None), ("~", None), ("", None)]
    )
    def it_reads_true_false_and_null(self, text, value):
        assert value_of(text) is value

    def it_keeps_the_written_text_beside_the_value(self):
        fields = parse("a: 099.330\nb: true\nc: 'x'", "a.yaml").value
        assert [fields[key].text for key in "abc"] == ["099.330", "true", "x"]
        members = parse('[9.90, true, null, "x"]', "a.json").value
        assert [node.text for node in members] == ["9.90", "true", "", "x"]


class DescribePositions:
    def it_has_line_and_key_path_of_every_yaml_value(self):
        root = parse("a:\n  b:\n    - 1\n    - c: 2\n", "แฟ้ม.yaml")
        inner = root.value["a"].value["b"].value[1].value["c"]
        assert (inner.path, inner.where) == ("a.b[2].c", "แฟ้ม.yaml บรรทัด 4 (a.b[2].c)")
        assert root.where == "แฟ้ม.yaml บรรทัด 1"

    def it_has_the_key_path_of_every_json_value(self):
        node = parse('{"a": [{"b": 1}]}', "a.json").value["a"].value[0].value["b"]
        assert (node.path, node.where) == ("a[1].b", "a.json (a[1].b)")


class DescribeDecodeUtf8:
    def it_accepts_a_byte_order_mark(self):
        assert decode_utf8("edition: 2568".encode("utf-8-sig"), "a.yaml") == "edition: 2568"

    @pytest.mark.parametrize("encoding", ["cp874", "utf-16"])
    def it_rejects_other_encodings(self, encoding):
        with pytest.raises(SyntaxBroken, match="UTF-8"):
            decode_utf8("note: เทศบาล".encode(encoding), "a.yaml")

    def it_names_the_first_line_that_is_not_utf_8(self):
        with pytest.raises(SyntaxBroken) as caught:
            decode_utf8(b"edition: 2568\nnote: \xe0\xb8\x81\n\nname: \xb9\n", "a.yaml")
        assert caught.value.where == "a.yaml บรรทัด 4"


class DescribeKeys:
    def it_reports_all_repeated_yaml_keys_with_their_lines(self):
        text = "a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\na: 4\na: 5\n"
        with pytest.raises(Faults) as caught:
            parse(text, "a.yaml")
        assert {type(fault) for fault in caught.value.faults} == {KeyRepeated}
        assert [fault.where for fault in caught.value.faults] == [
            "a.yaml บรรทัด 5 (b.c)",
            "a.yaml บรรทัด 6 (a)",
            "a.yaml บรรทัด 7 (a)",
        ]

    def it_reports_all_repeated_json_keys_with_their_paths(self):
        with pytest.raises(Faults) as caught:
            parse('{"a": {"b": 1, "b": 1}, "a": 2}', "a.json")
        assert [fault.where for fault in caught.value.faults] == ["a.json (a.b)", "a.json (a)"]

    @pytest.mark.parametrize(
        ("text", "file"), [('"ก ": 1\nก: 2', "a.yaml"), ('{"ก\\u200e": 1, "ก": 2}', "a.json")]
    )
    def it_treats_keys_that_look_the_same_as_repeated(self, text, file):
        with pytest.raises(KeyRepeated, match="หัวข้อ ก ซ้ำกัน"):
            parse(text, file)

    def it_cleans_keys(self):
        assert list(parse('{" a\\u0000 ": 1, "\\ud800b": 2}', "a.json").value) == ["a", "b"]

    @pytest.mark.parametrize(
        ("text", "file"), [('"": 1', "a.yaml"), ('" ": 1', "a.yaml"), ('{"\\u0000": 1}', "a.json")]
    )
    def it_rejects_an_empty_key(self, text, file):
        assert "ว่างเปล่า" in broken(text, file).message

    def it_keeps_keys_that_look_like_other_values(self):
        keys = ["1", "no", "~", "9.10", "<<"]
        assert list(parse("".join(f"{key}: x\n" for key in keys), "a.yaml").value) == keys


def nested(depth):
    return "[" * depth + "]" * depth


class DescribeAttacks:
    @pytest.mark.parametrize(
        "text",
        [
            "a: &x 1",
            "a: *x",
            "a: &x 1\nb: *x",
            "a: !!str 1",
            "a: !x 1",
            "&x a: 1",
            "!!str a: 1",
            "- &x {}",
            "a: &x []",
            "a: !!python/object/apply:os.system ['true']",
            "&x {a: 1}",
            "<<: *x",
        ],
    )
    def it_rejects_anchors_aliases_and_tags(self, text):
        assert "& * หรือ !" in broken(text).message

    def it_rejects_an_alias_bomb_at_its_first_line(self):
        levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
        assert broken("\n".join(levels)).where == "a.yaml บรรทัด 1"

    @pytest.mark.parametrize("file", ["a.yaml", "a.json"])
    def it_rejects_deep_nesting(self, file):
        assert parse(nested(MAX_DEPTH), file).value
        assert "ลึกเกินไป" in broken(nested(MAX_DEPTH + 2), file).message

    @pytest.mark.parametrize("text", ["[" * 200_000, "{a: " * 50_000, "- " * 50_000, "? " * 50_000])
    def it_rejects_extreme_nesting_of_yaml_quickly(self, text):
        start = time.process_time()
        broken(text)
        assert time.process_time() - start < 5

    @pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, nested(5_000)])
    def it_rejects_extreme_nesting_of_json(self, text):
        assert "ลึกเกินไป" in broken(text, "a.json").message


class DescribeParse:
    def it_chooses_the_syntax_by_the_file_name(self):
        assert parse('{"a": 1}', "A.JSON").value["a"].where == "A.JSON (a)"
        assert parse('{"a": 1}', "a.yml").value["a"].where == "a.yml บรรทัด 1 (a)"

    @pytest.mark.parametrize("text", ["", "# หมายเหตุ\n", "\n\n", "---\n"])
    def it_reads_an_empty_document_as_none(self, text):
        assert parse(text, "a.yaml").value is None

    @pytest.mark.parametrize("text", ["a: 1\n---\nb: 2\n", "--- a\n--- b\n", "a: 1\n...\nb: 2\n"])
    def it_rejects_several_documents_in_one_file(self, text):
        broken(text)

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("a: 1\nb:\n\tc: 1\n", 3),
            ("a: 1\nb: [1, 2\n", 3),
            ("a: 1\nb: c: d\n", 2),
            ("a: 'x\nb: 1\n", 3),
            ("a:\n  b: 1\n c: 2\n", 3),
            ("ก: 1\n- 2\n", 2),
            ("a: 1\n? [x]\n: 2\n", 2),
        ],
    )
    def it_reports_the_line_of_invalid_yaml(self, text, line):
        assert broken(text).where == f"a.yaml บรรทัด {line}"

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ('{"a": 1,\n "b": }', 2),
            ("", 1),
            ('{\n"a": 1\n} x', 3),
            ("{'a': 1}", 1),
            ('{"a": 01}', 1),
            ("[1,\n2,\n]", 3),
            ('{"a": "\n"}', 1),
            ("\ufeff{}", 1),
        ],
    )
    def it_reports_the_line_of_invalid_json(self, text, line):
        assert broken(text, "a.json").where == f"a.json บรรทัด {line}"

    @pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
    def it_rejects_numbers_that_json_does_not_have(self, name):
        assert name in broken(f'{{"a": {name}}}', "a.json").message

    @pytest.mark.parametrize("text", ["a: \x00", "a: \x07", "a: \x1b[31m", "a: \ufffe"])
    def it_rejects_control_characters_in_yaml(self, text):
        broken(text)


numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)
odd_texts = st.sampled_from(
    [
        *AWKWARD,
        "",
        " ",
        "1",
        "-0.50",
        "+1",
        "007",
        "1:30:00",
        "yes",
        "2568-01-31 10:00:00",
        "False",
        "Null",
        ".inf",
        "0b1",
        "1_0",
        "ก\n ข",
        "\n",
        "ก ",
        "a: b\n- c\n",
        "ก ข " * 60,
        "ก  " * 60 + "\n  ข",
    ]
)
scalars = (
    st.none()
    | st.booleans()
    | numbers
    | st.integers(-(10**20), 10**20)
    | odd_texts
    | long_texts()
    | st.text(max_size=200).map(clean)
)
trees = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names(), inner, max_size=4),
    max_leaves=12,
)


class DescribeDropEmpty:
    def it_drops_empty_fields_and_keeps_zero(self):
        data = {
            "a": None,
            "b": False,
            "c": "",
            "d": [],
            "e": {},
            "f": 0,
            "g": Decimal(0),
            "h": [""],
            "i": True,
        }
        assert drop_empty(data) == {"f": 0, "g": Decimal(0), "h": [""], "i": True}


class DescribeDump:
    @given(trees)
    def it_writes_yaml_that_reads_back_the_same(self, data):
        assert plain(parse(dump_yaml(data), "a.yaml")) == data

    @given(trees)
    def it_writes_json_that_reads_back_the_same(self, data):
        assert plain(parse(dump_json(data), "a.json")) == data

    @given(st.dictionaries(names(), st.from_type(Decimal).filter(Decimal.is_finite), max_size=3))
    def it_keeps_the_digits_of_decimals(self, data):
        data = {key: value for key, value in data.items() if len(f"{value:f}") < 30}
        for text, file in ((dump_yaml(data), "a.yaml"), (dump_json(data), "a.json")):
            read = plain(parse(text, file))
            assert {key: f"{value:f}" for key, value in read.items()} == {
                key: f"{value:f}" for key, value in data.items()
            }

    def it_writes_readable_text(self):
        data = {
            "edition": 2568,
            "name": "เทศบาล",
            "score": Decimal("95.00"),
            "steps": ["ก", "ข"],
            "code": "95.00",
            "flag": "no",
            "empty": [],
        }
        assert dump_yaml(data) == (
            "edition: 2568\nname: เทศบาล\nscore: 95.00\nsteps:\n- ก\n- ข\n"
            "code: '95.00'\nflag: 'no'\nempty: []\n"
        )
        assert dump_json({"a": Decimal("95.00"), "ก": [True, None], "b": {}}) == (
            '{\n  "a": 95.00,\n  "ก": [\n    true,\n    null\n  ],\n  "b": {}\n}\n'
        )

    def it_writes_a_shared_value_in_full_each_time(self):
        score, steps = Decimal("95.50"), ["ก"]
        data = {"a": score, "b": score, "c": steps, "d": steps, "e": {"f": steps}}
        assert plain(parse(dump_yaml(data), "a.yaml")) == data

    def it_fails_for_what_is_not_plain_data(self):
        with pytest.raises(TypeError):
            dump_json({"a": object()})
        with pytest.raises(Exception, match="represent"):
            dump_yaml({"a": object()})
