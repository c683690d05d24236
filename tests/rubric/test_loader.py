"""Loading edition files: the bundled ones, and all faults of a broken one together."""

import re
from decimal import Decimal

import pytest

from ita_tools.errors import (
    EditionBroken,
    EditionUnknown,
    Faults,
    FileMissing,
    ItaError,
    KeyMissing,
    KeyRepeated,
    KeyUnknown,
    SyntaxBroken,
    ValueWrong,
)
from ita_tools.rubric import Provenance, available_years, load_edition
from ita_tools.rubric.loader import parse_edition, read_edition
from tests.rubric.editing import BUNDLED, changed, line_of


def faults_of(text):
    with pytest.raises(ItaError) as caught:
        parse_edition(text, "2570.yaml")
    error = caught.value
    faults = error.faults if isinstance(error, Faults) else (error,)
    assert all(fault.remedy and fault.where.startswith("2570.yaml") for fault in faults)
    return faults


def fault_of(*changes):
    (fault,) = faults_of(changed(*changes))
    return fault


def provenances(value):
    if isinstance(value, Provenance):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from provenances(member)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from provenances(getattr(value, name))


class DescribeBundledFile:
    def it_is_listed_oldest_first(self):
        years = available_years()
        assert 2568 in years
        assert list(years) == sorted(years)

    @pytest.mark.parametrize("year", available_years())
    def it_loads(self, year):
        edition = load_edition(year)
        assert edition.year == year
        assert sum(tool.weight for tool in edition.tools) == 100
        assert len(edition.indicators) == 10

    def it_is_loaded_once(self):
        assert load_edition(2568) is load_edition(2568)

    @pytest.mark.parametrize("year", [2500, 0, -1])
    def it_does_not_exist_for_other_years(self, year):
        with pytest.raises(EditionUnknown, match=f"พ.ศ. {year}") as caught:
            load_edition(year)
        assert "2568" in caught.value.remedy

    @pytest.mark.parametrize("year", available_years())
    def it_has_source_and_confidence_for_every_fact(self, year):
        edition = load_edition(year)
        found = list(provenances(edition))
        assert len(found) > len(edition.items) + len(edition.indicators) + len(edition.bands)
        for provenance in found:
            assert provenance.sources
            assert set(provenance.sources) <= set(edition.sources)
            assert provenance.confidence in ("published", "derived", "inferred")
        assert all(edition.sources.values())


class DescribeEdition2568:
    def it_is_complete(self):
        edition = load_edition(2568)
        assert [
            (tool.code, tool.weight, len(edition.items_of_tool(tool.code))) for tool in edition.tools
        ] == [
            ("IIT", 30, 15),
            ("EIT1", 15, 9),
            ("EIT2", 15, 9),
            ("OIT", 40, 28),
        ]
        assert [item.code for item in edition.items] == [
            *(f"i{n}" for n in range(1, 16)),
            *(f"e{n}" for n in range(1, 10)),
            *(f"o{n}" for n in range(1, 29)),
        ]
        assert len(edition.items) == 52
        assert [len(edition.items_of_indicator(each.code)) for each in edition.indicators] == [
            3,
            3,
            3,
            3,
            3,
            3,
            3,
            3,
            20,
            8,
        ]
        assert [part.code for part in edition.subindicators] == [
            "9.1",
            "9.2",
            "9.3",
            "9.4",
            "9.5",
            "10.1",
            "10.2",
        ]
        assert [(band.name, band.total_min, band.every_tool_min) for band in edition.bands] == [
            ("ผ่านดีเยี่ยม", 95, 95),
            ("ผ่านดี", 85, 85),
            ("ผ่าน", 85, None),
            ("ต้องปรับปรุง", 70, None),
            ("ต้องปรับปรุงโดยด่วน", 0, None),
        ]
        assert (edition.target.score, edition.rounding.places, len(edition.issues)) == (85, 2, 7)

    @pytest.mark.parametrize(
        ("code", "title"),
        [
            ("i1", "การปฏิบัติงานหรือให้บริการของเจ้าหน้าที่ในหน่วยงานของท่านเป็นไปตามขั้นตอนและระยะเวลา มากน้อยเพียงใด"),
            (
                "i9",
                "การบริหารงานบุคคลในหน่วยงานของท่าน มีการให้หรือรับสินบน "
                "เพื่อแลกกับการบรรจุ แต่งตั้ง โยกย้าย หรือเลื่อนตำแหน่ง หรือไม่",
            ),
            ("e4", "หน่วยงานมีช่องทางเผยแพร่ข้อมูลข่าวสารที่สามารถเข้าถึงได้ง่าย"),
            ("o6", "แผนและความก้าวหน้าในการดำเนินงานและการใช้งบประมาณประจำปี พ.ศ. 2568"),
            ("o10", "E-Service"),
            ("o14", "แผนการบริหารและพัฒนาทรัพยากรบุคคล*"),
            ("o28", "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปี พ.ศ. 2567"),
        ],
    )
    def it_has_the_official_wording(self, code, title):
        assert load_edition(2568).item_by_code[code].title == title

    @pytest.mark.parametrize(
        ("code", "options"),
        [
            (
                "i2",
                [
                    ("ไม่มี", 100),
                    ("มีน้อยที่สุด", 80),
                    ("มีน้อย", 60),
                    ("มีค่อนข้างมาก", 40),
                    ("มีมาก", 20),
                    ("มีมากที่สุด", 0),
                ],
            ),
            ("i3", [("ไม่มีการเรียกรับสินบน", 100), ("มีการเรียกรับสินบน", 0)]),
            (
                "e1",
                [
                    ("ไม่เห็นด้วยอย่างยิ่ง", 0),
                    ("ไม่เห็นด้วย", 20),
                    ("ค่อนข้างไม่เห็นด้วย", 40),
                    ("ค่อนข้างเห็นด้วย", 60),
                    ("เห็นด้วย", 80),
                    ("เห็นด้วยอย่างยิ่ง", 100),
                ],
            ),
        ],
    )
    def it_has_the_points_of_every_answer(self, code, options):
        scale = load_edition(2568).item_by_code[code].scale
        assert [(option.label, option.value) for option in scale.options] == options

    def it_has_three_item_weights_that_are_not_inferred(self):
        weights = {item.code: item.weight for item in load_edition(2568).items if item.weight}
        assert {code: weight.value for code, weight in weights.items() if not weight.provenance.inferred} == {
            "o2": Decimal("2.5"),
            "o6": 10,
            "o27": 20,
        }
        assert len(weights) == 28


class DescribeReadEdition:
    def it_reads_an_edition_from_a_file(self, tmp_path):
        path = tmp_path / "2570.yaml"
        path.write_text(changed(("edition: 2568", "edition: 2570")), "utf-8")
        assert read_edition(path).year == 2570

    def it_reports_a_missing_file(self, tmp_path):
        with pytest.raises(FileMissing):
            read_edition(tmp_path / "2570.yaml")

    def it_rejects_another_encoding(self, tmp_path):
        path = tmp_path / "2570.yaml"
        path.write_bytes(BUNDLED.encode("cp874", "replace"))
        with pytest.raises(SyntaxBroken, match="UTF-8"):
            read_edition(path)


I1 = "  - code: i1\n"
E9 = "  - code: e9\n    title: หน่วยงานมีการพัฒนาการให้บริการผ่านช่องทางออนไลน์ให้สะดวก รวดเร็ว และมีประสิทธิภาพ\n"


class DescribeParseEdition:
    @pytest.mark.parametrize(
        "key",
        [
            "edition",
            "title",
            "status",
            "sources",
            "rounding",
            "tools",
            "indicators",
            "scales",
            "items",
            "levels",
            "target",
            "unprocessed",
        ],
    )
    def it_requires_every_part_of_a_rubric(self, key):
        faults = faults_of(changed((f"\n{key}:", f"\nx_{key}:")))
        missing = [fault for fault in faults if type(fault) is KeyMissing]
        assert missing[0].message == f"ไม่มีหัวข้อ {key}"
        assert [fault.message for fault in faults if type(fault) is KeyUnknown] == [f"ไม่รู้จักหัวข้อ x_{key}"]

    @pytest.mark.parametrize(
        ("old", "new", "kind", "key"),
        [
            (I1, I1 + "    colour: red\n", KeyUnknown, "items[1].colour"),
            (I1, I1 + "    code: i0\n", KeyRepeated, "items[1].code"),
            (I1, I1 + "    reverse: maybe\n", ValueWrong, "items[1].reverse"),
            (I1, "  - note: x\n", KeyMissing, "items[1]"),
            (
                E9,
                E9 + "    weight: {value: much, source: [S000], confidence: derived}\n",
                ValueWrong,
                "items[24].weight.value",
            ),
            (
                E9,
                E9 + "    weight: {value: 101, source: [S000], confidence: derived}\n",
                ValueWrong,
                "items[24].weight.value",
            ),
            ("    weight: 30\n", "", KeyMissing, "tools[1]"),
            ("    weight: 30\n", "    weight: -30\n", ValueWrong, "tools[1].weight"),
            ("  mode: half-up\n", "  mode: half-even\n", ValueWrong, "rounding.mode"),
            ("  places: 2\n", "  places: 2.5\n", ValueWrong, "rounding.places"),
            ("  places: 2\n", "  places: 3\n", ValueWrong, "rounding.places"),
            ("status: transcribed\n", "status: perfect\n", ValueWrong, "status"),
            (
                "{ไม่เคย: 100, เคย: 0}",
                "{ไม่เคย: 100, เคย: 0, ไม่แน่ใจ: 33.3}",
                ValueWrong,
                "scales.ever.answers.ไม่แน่ใจ",
            ),
            ("{ไม่เคย: 100, เคย: 0}", "{ไม่เคย: 100, เคย: 0, ไม่แน่ใจ: }", KeyMissing, "scales.ever.answers"),
            ("{ไม่เคย: 100, เคย: 0}", "{ไม่เคย: 101, เคย: 0}", ValueWrong, "scales.ever.answers.ไม่เคย"),
            ("{ไม่เคย: 100, เคย: 0}", "[100, 0]", ValueWrong, "scales.ever.answers"),
            ("  score: 85\n", "  score: แปดสิบห้า\n", ValueWrong, "target.score"),
            (
                "  source: [S001]\n  confidence: published\n",
                "  source: [S001]\n  confidence: sure\n",
                ValueWrong,
                "report.confidence",
            ),
            ("edition: 2568\ntitle", "edition: ปีหน้า\ntitle", ValueWrong, "edition"),
        ],
    )
    def it_reports_a_fault_with_its_line_and_key(self, old, new, kind, key):
        text = changed((old, new))
        (fault,) = faults_of(text)
        place, _, path = fault.where.removesuffix(")").partition(" (")
        assert (type(fault), path) == (kind, key)
        number = int(place.removeprefix("2570.yaml บรรทัด "))
        start = line_of(text, new) if new else line_of(BUNDLED, old) - 3
        assert start <= number <= start + new.count("\n")

    def it_reports_an_unknown_scale_with_the_known_ones(self):
        text = BUNDLED.replace("scale: follows-rules", "scale: follow-rules")
        (fault,) = faults_of(text)
        assert type(fault) is ValueWrong
        assert "follows-rules" in fault.remedy

    def it_reports_invalid_yaml_with_its_line(self):
        assert fault_of(("levels:\n", "levels: [\n")).where.startswith("2570.yaml บรรทัด ")

    @pytest.mark.parametrize("text", ["", "[]", "x", "edition: 2570"])
    def it_rejects_what_is_no_edition(self, text):
        assert faults_of(text)

    def it_reports_all_faults_of_form_together(self):
        text = changed(
            (I1, I1 + "    colour: red\n    scale: agrees\n"),
            ("    weight: 30\n", ""),
            ("status: transcribed\n", "status: perfect\n"),
            ("  places: 2\n", "  places: two\n"),
            ("  score: 85\n", "  score: 185\n"),
            ("    short: IIT\n", "    short: IIT\n    short: ไอไอที\n"),
        )
        faults = faults_of(text)
        keys = {fault.where.partition(" (")[2].removesuffix(")"): type(fault) for fault in faults}
        assert keys == {
            "items[1].colour": KeyUnknown,
            "items[1].scale": KeyRepeated,
            "tools[1]": KeyMissing,
            "status": ValueWrong,
            "rounding.places": ValueWrong,
            "target.score": ValueWrong,
            "tools[1].short": KeyRepeated,
        }
        assert len(faults) == 7

    def it_reports_all_contradictions_together(self):
        faults = faults_of(
            changed(
                ("    weight: 30\n", "    weight: 29\n"),
                ("items: [i10, i11, i12]", "items: [i10, i11, i12, i99]"),
                ("total_min: 0,", "total_min: 10,"),
                ("weight: {value: 20, source: [S001]", "weight: {value: 21, source: [S001]"),
            )
        )
        assert {type(fault) for fault in faults} == {EditionBroken}
        places = [fault.where.partition(" (")[2].removesuffix(")") for fault in faults]
        assert places == ["issues.issue-4", "tools", "indicators.10", "levels"]
        assert all(re.fullmatch(r"2570\.yaml บรรทัด \d+ \(.+\)", fault.where) for fault in faults)

    def it_reports_contradictions_beside_undecoded_groups(self):
        text = changed(("    weight: 30\n", "    weight: 29\n"), ("  score: 85\n", "  score: สูง\n"))
        faults = faults_of(text)
        assert {type(fault) for fault in faults} == {ValueWrong, EditionBroken}
        assert f"บรรทัด {line_of(text, '  score: สูง')} " in faults[0].where
        assert faults[1].message == "น้ำหนักรวมได้ 99 ไม่ใช่ 100"

    def it_validates_no_group_that_was_not_decoded(self):
        text = changed(("    weight: 30\n", "    weight: มาก\n"))
        assert {type(fault) for fault in faults_of(text)} == {ValueWrong}
