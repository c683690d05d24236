"""The bundled editions: published facts, inferred facts, and the succession of items."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from importlib import resources
from itertools import pairwise

import pytest
import yaml

from ita_tools.errors import EditionBroken
from ita_tools.rubric import available_years, load_edition
from ita_tools.rubric.edition_validation import succession_faults, validate_edition
from ita_tools.scoring import level_of
from tests.editions import EDITIONS, YEARS

WEIGHTS = {3: (30, 30, 40), 4: (30, 15, 15, 40)}
LETTERS = {"AA": 95, "A": 85, "B": 75, "C": 65, "D": 55, "E": 50, "F": 0}
WORDS = {"ผ่านดีเยี่ยม": 95, "ผ่านดี": 85, "ผ่าน": 85, "ต้องปรับปรุง": 70, "ต้องปรับปรุงโดยด่วน": 0}
each_year = pytest.mark.parametrize("year", YEARS)
each_pair = pytest.mark.parametrize(("before", "year"), list(pairwise(YEARS)))


def scales_of(edition):
    return {
        scale.code: scale
        for item in edition.items
        for scale in ([part.scale for part in item.parts] or [item.scale])
    }


def values(scale):
    return tuple(option.value for option in scale.options)


def raw(year):
    """Return the file of an edition as plain data."""
    folder = resources.files("ita_tools.rubric") / "editions"
    return yaml.safe_load((folder / f"{year}.yaml").read_text("utf-8"))


def facts_in(data, path=""):
    """Yield every mapping of a file that says how sure it is, with its place."""
    if isinstance(data, dict) and "confidence" in data:
        yield path, data
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, member in members:
        yield from facts_in(member, f"{path}.{key}")


LIKERT = ("น้อยที่สุดหรือไม่มีเลย", "น้อย", "มาก", "มากที่สุด")
PROPORTION = ("มีสัดส่วนน้อยที่สุด", "มีสัดส่วนน้อย", "มีสัดส่วนค่อนข้างมาก", "มีสัดส่วนมาก", "มีสัดส่วนมากที่สุด")


class DescribeBundledEdition:
    def it_has_expected_facts_in_tests_editions(self):
        """A new edition has its line in ``tests/editions.py``, from the rubric as it was published."""
        assert available_years() == YEARS

    @each_year
    def it_has_as_many_items_as_the_instrument(self, year):
        edition, facts = load_edition(year), EDITIONS[year]
        assert edition.year == year
        assert str(year) in edition.title
        assert {tool.code: len(edition.items_of_tool(tool.code)) for tool in edition.tools} == facts.items
        assert [each.code for each in edition.items_of_tool("OIT")] == [
            f"o{n}" for n in range(1, sum(facts.disclosed) + 1)
        ]
        parts = [edition.items_of_subindicator(part.code) for part in edition.subindicators]
        assert tuple(map(len, parts)) == facts.disclosed

    @each_year
    def it_has_equal_numbers_of_questions_per_indicator(self, year):
        edition = load_edition(year)
        counts = {each.code: len(edition.items_of_indicator(each.code)) for each in edition.indicators}
        asked = EDITIONS[year].items["IIT"] // 5
        answered = sum(item.code[0] == "e" for item in edition.items) // 3
        assert list(counts) == [str(n) for n in range(1, 11)]
        assert list(counts.values())[:8] == [asked] * 5 + [answered] * 3

    @each_year
    def it_has_the_published_weights_of_tools(self, year):
        weights = tuple(tool.weight for tool in load_edition(year).tools)
        assert sum(weights) == 100
        assert weights == WEIGHTS[len(weights)]

    @each_year
    def it_computes_the_disclosure_score_by_the_rule_of_the_year(self, year):
        edition = load_edition(year)
        means = {indicator.mean for indicator in edition.indicators_of_tool("OIT")}
        assert means == {"weighted-items" if year in (2568, 2569) else "subindicators"}
        assert {each.mean for each in edition.indicators if "OIT" not in each.tools} == {"items"}
        if year in (2568, 2569):
            for indicator in edition.indicators_of_tool("OIT"):
                assert sum(item.weight.value for item in edition.items_of_indicator(indicator.code)) == 100

    def it_has_three_item_weights_that_are_not_inferred(self):
        sure = {
            (year, item.code): item.weight.value
            for year in YEARS
            for item in load_edition(year).items
            if item.weight and not item.weight.provenance.inferred
        }
        assert sure == {(2568, "o2"): Decimal("2.5"), (2568, "o6"): 10, (2568, "o27"): 20}

    @each_year
    def it_has_clean_titles(self, year):
        edition = load_edition(year)
        named = [*edition.tools, *edition.indicators, *edition.subindicators, *edition.items, *edition.issues]
        named += [part for item in edition.items for part in item.parts]
        titles = [each.title for each in named] + list(edition.changes) + [edition.note]
        assert all(title and title == title.strip() and "  " not in title for title in titles)
        assert not any("ต้นฉบับ" in title or "ไม่ชัด" in title for title in titles)

    @each_year
    def it_has_scales_that_rise_or_fall(self, year):
        for scale in scales_of(load_edition(year)).values():
            points = values(scale)
            assert points in (tuple(sorted(points)), tuple(sorted(points, reverse=True)))
            assert {0, 100} <= set(points)
            assert len({option.label for option in scale.options}) == len(points)

    @each_year
    def it_marks_items_as_reverse_by_their_wording(self, year):
        """The first label denies or is least; where it gives all points, the statement is a negative one."""
        for item in load_edition(year).items:
            first = item.scale.options[0]
            if item.parts and len({part.scale.code for part in item.parts}) > 1:
                assert not item.reverse
            elif first.label == "มี":
                assert item.reverse == (first.value == 0)
            else:
                assert item.reverse == (first.value == 100)

    @pytest.mark.parametrize(
        ("year", "code", "labels", "points"),
        [
            (2564, "i2", LIKERT, (0, 33, 67, 100)),
            (2564, "i9", LIKERT, (100, 67, 33, 0)),
            (2564, "i4", ("มี", "ไม่มี"), (0, 100)),
            (2564, "i26", ("มี", "ไม่มี"), (100, 0)),
            (2564, "e10", ("มี", "ไม่มี"), (100, 0)),
            (2566, "i10", LIKERT, (100, 67, 33, 0)),
            (2566, "e4", ("ไม่เคย", "เคย"), (100, 0)),
            (2566, "e8", LIKERT, (0, 33, 67, 100)),
            (2567, "i2", ("เจ้าหน้าที่ทุกคนปฏิบัติงานอย่างไม่เท่าเทียม", *PROPORTION), (0, 20, 40, 60, 80, 100)),
            (2567, "i5", ("ไม่มีเจ้าหน้าที่คนใดที่มีการเบิกจ่ายเป็นเท็จ", *PROPORTION), (100, 80, 60, 40, 20, 0)),
            (2567, "i3", ("มี", "ไม่มี"), (0, 100)),
            (2567, "e9", ("ไม่เคย", "เคย"), (0, 100)),
            (2568, "i3", ("ไม่มีการเรียกรับสินบน", "มีการเรียกรับสินบน"), (100, 0)),
            (
                2568,
                "i10",
                ("ไม่มี", "มีน้อยที่สุด", "มีน้อย", "มีค่อนข้างมาก", "มีมาก", "มีมากที่สุด"),
                (0, 20, 40, 60, 80, 100),
            ),
            (
                2568,
                "i7",
                ("ไม่เคย", "แทบจะไม่เคย", "นาน ๆ ครั้ง", "ค่อนข้างบ่อย", "บ่อยครั้ง", "เป็นประจำ"),
                (100, 80, 60, 40, 20, 0),
            ),
        ],
    )
    def it_gives_an_answer_its_points(self, year, code, labels, points):
        item = load_edition(year).item_by_code[code]
        assert tuple(option.label for option in item.scale.options) == labels
        assert values(item.scale) == points

    @pytest.mark.parametrize(
        ("year", "points"), [(2564, (0, 100)), (2567, (0, 100)), (2568, (0, 50, 100)), (2569, (0, 50, 100))]
    )
    def it_scores_public_disclosure_in_steps(self, year, points):
        scales = {item.scale.code: item.scale for item in load_edition(year).items_of_tool("OIT")}
        assert [(scale.kind, values(scale)) for scale in scales.values()] == [("steps", points)]

    @pytest.mark.parametrize(
        ("year", "code", "title"),
        [
            (2564, "o34", "เจตจำนงสุจริตของผู้บริหาร"),
            (2564, "o6", "กฎหมายที่เกี่ยวข้อง"),
            (2564, "i13", "ท่านได้รับมอบหมายงานจากผู้บังคับบัญชาอย่างเป็นธรรม มากน้อยเพียงใด"),
            (2565, "o34", "นโยบายไม่รับของขวัญ (No Gift Policy)"),
            (2565, "o38", "การเสริมสร้างวัฒนธรรมองค์กร ตามมาตรฐานทางจริยธรรม"),
            (2566, "o10", "นโยบายคุ้มครองข้อมูลส่วนบุคคล"),
            (2566, "i22", "บุคคลภายนอกหรือภาคเอกชนนำทรัพย์สินของราชการไปใช้อย่างถูกต้อง"),
            (2566, "i23", "(ไม่พบข้อความของข้อนี้ในเอกสารที่เผยแพร่)"),
            (2567, "o6", "Q&A"),
            (2567, "e9", "ท่านเคยใช้งานระบบการให้บริการออนไลน์ (E-Service) ของหน่วยงานหรือไม่"),
            (2567, "o35", "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"),
            (2568, "o16", "ประมวลจริยธรรมและการขับเคลื่อนจริยธรรม"),
            (2569, "o1", "โครงสร้าง หน้าที่และอำนาจ"),
            (2569, "o25", "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร"),
        ],
    )
    def it_has_the_official_title_of_an_item(self, year, code, title):
        assert load_edition(year).item_by_code[code].title == title

    def it_has_items_of_several_parts_until_2565(self):
        for year in YEARS:
            parted = {item.code: len(item.parts) for item in load_edition(year).items if item.parts}
            assert parted == (
                {
                    "i1": 2,
                    "i3": 3,
                    "i4": 3,
                    "i5": 3,
                    "i6": 3,
                    "i8": 2,
                    "i11": 2,
                    "i12": 3,
                    "i18": 3,
                    "i26": 2,
                    "i28": 3,
                    "i30": 4,
                }
                if year < 2566
                else {}
            )
        fair, unfair = load_edition(2564).item_by_code["i11"].parts
        assert (fair.title, values(fair.scale)) == ("โปร่งใส ตรวจสอบได้", (0, 33, 67, 100))
        assert (unfair.title, values(unfair.scale)) == ("เอื้อประโยชน์ให้ผู้ประกอบการรายใดรายหนึ่ง", (100, 67, 33, 0))

    def it_has_the_official_remarks(self):
        remarks = {item.code: item.note for item in load_edition(2564).items if item.note}
        assert list(remarks) == ["i4", "i27", "i28", "i29"]
        assert remarks["i27"] == "หมายเหตุ: หากท่านเห็นว่าหน่วยงานของท่านไม่มีปัญหาการทุจริตให้ตอบ “มากที่สุด”"

    @each_year
    def it_has_a_level_for_every_score(self, year):
        edition = load_edition(year)
        expected = LETTERS if year < 2566 else WORDS
        assert {band.name: band.total_min for band in edition.bands} == expected
        tools = dict.fromkeys(edition.tool_by_code, Decimal(0))
        for hundredths in range(10001):
            assert level_of(edition.bands, Decimal(hundredths) / 100, tools) is not None

    @pytest.mark.parametrize(
        ("year", "total", "tools", "level"),
        [
            (2564, "92.90", ("89.39", "86.94", "100"), "A"),
            (2564, "94.99", ("100", "100", "0"), "A"),
            (2565, "49.99", ("50", "50", "50"), "F"),
            (2566, "96.29", ("93.17", "91.33", "97.58", "100"), "ผ่านดี"),
            (2567, "98.23", ("98.53", "99.22", "91.78", "100"), "ผ่านดี"),
            (2568, "95.00", ("95", "95", "95", "95"), "ผ่านดีเยี่ยม"),
            (2568, "95.00", ("100", "84.99", "100", "92"), "ผ่าน"),
            (2569, "84.99", ("100", "100", "100", "62"), "ต้องปรับปรุง"),
        ],
    )
    def it_gives_the_level_of_a_score(self, year, total, tools, level):
        edition = load_edition(year)
        scores = {code: Decimal(tool) for code, tool in zip(edition.tool_by_code, tools, strict=True)}
        assert level_of(edition.bands, Decimal(total), scores) == level

    @each_year
    def it_has_the_target_of_85(self, year):
        target = load_edition(year).target
        assert target.score == 85
        assert target.provenance.inferred == (not target.share) == (year in (2566, 2569))

    @each_year
    def it_has_no_published_minimum_of_respondents(self, year):
        asking = [tool for tool in EDITIONS[year].items if tool != "OIT"]
        minimum = load_edition(year).respondent_minimum
        assert minimum.by_tool == dict.fromkeys(asking)
        assert minimum.provenance.inferred

    @each_year
    def it_has_a_source_for_every_fact(self, year):
        data = raw(year)
        used = set()
        for place, fact in facts_in(data):
            assert fact["source"], place
            assert fact["confidence"] in ("published", "derived", "inferred"), place
            assert fact["confidence"] != "inferred" or fact["evidence"], place
            used |= set(fact["source"])
        assert used == set(data["sources"])

    @each_year
    def it_marks_placeholders_as_inferred(self, year):
        inferred = {item.code for item in load_edition(year).items if item.provenance.inferred}
        asked = {item.code for item in load_edition(year).items if item.code[0] in "ie"}
        outside = {item for item in asked if item[0] == "e"}
        assert (
            inferred
            == {
                2564: outside,
                2565: asked | {f"o{n}" for n in (*range(1, 10), 42, 43)},
                2566: asked,
                2567: set(),
                2568: set(),
                2569: asked | {"o2", "o6", "o7"},
            }[year]
        )

    def it_marks_unknown_points_as_inferred(self):
        edition = load_edition(2566)
        unknown = {item.code for item in edition.items if item.scale.code == "direction-unknown"}
        assert unknown == {"i22", "i23", "i24"}
        assert "direction unknown" in edition.item_by_code["i23"].scale.provenance.note
        assert all(scale.provenance.inferred for scale in scales_of(load_edition(2569)).values())
        assert all(item.scale.provenance.inferred for item in load_edition(2564).items_of_tool("EIT"))

    @each_year
    def it_has_seven_issues_which_overlap_until_2566(self, year):
        edition = load_edition(year)
        assert [issue.code for issue in edition.issues] == [f"issue-{n}" for n in range(1, 8)]
        assert {issue.provenance.inferred for issue in edition.issues} == {year not in (2566, 2567)}
        assert edition.issues_overlap == (year < 2567)

    @pytest.mark.parametrize("year", [2567, 2568, 2569])
    def it_has_every_item_in_one_issue(self, year):
        edition = load_edition(year)
        times = Counter(code for issue in edition.issues for code in issue.items)
        assert times == dict.fromkeys(edition.item_by_code, 1)

    def it_has_the_issues_of_2566_as_published(self):
        edition = load_edition(2566)
        times = Counter(code for issue in edition.issues for code in issue.items)
        assert {code for code in edition.item_by_code if not times[code]} == {"i23", "i24", "o16", "o26"}
        assert {code for code, many in times.items() if many > 1 and code[0] != "o"} == {
            "i1",
            "i2",
            "i3",
            "e1",
            "e2",
            "e3",
            "e10",
            "e11",
            "e12",
        }

    @pytest.mark.parametrize(
        ("year", "edition", "item"),
        [
            (2564, 2565, "o42"),
            (2565, 2566, "o42"),
            (2566, 2567, "o34"),
            (2567, 2568, "o27"),
            (2568, 2569, "o25"),
        ],
    )
    def it_names_the_item_that_requires_the_analysis(self, year, edition, item):
        report = load_edition(year).report
        assert (report.edition, report.item) == (edition, item)
        assert load_edition(edition).item_by_code[item].title == report.title
        assert report.demands
        assert report.fields

    def it_infers_that_item_for_the_year_after_the_last_edition(self):
        report = load_edition(2569).report
        assert report.provenance.inferred
        assert report.demands == load_edition(2568).report.demands


class DescribeSuccession:
    @each_pair
    def it_continues_the_year_before(self, before, year):
        edition, previous = load_edition(year), load_edition(before)
        assert edition.previous == before
        assert edition.changes
        assert succession_faults(edition, previous) == []

    def it_begins_with_an_edition_without_predecessor(self):
        first = load_edition(YEARS[0])
        assert (first.previous, first.changes) == (None, ())

    @each_pair
    def it_continues_each_item_once(self, before, year):
        claimed = Counter(code for item in load_edition(year).items for code in item.succeeds)
        assert {code for code, times in claimed.items() if times > 1} == EDITIONS[year].split

    @each_pair
    def it_merges_and_adds_only_listed_items(self, before, year):
        items = load_edition(year).items
        assert {item.code: item.succeeds for item in items if len(item.succeeds) > 1} == EDITIONS[year].merged
        assert {item.code for item in items if not item.succeeds} == EDITIONS[year].new

    @each_pair
    def it_continues_an_item_with_the_same_kind_of_item(self, before, year):
        for item in load_edition(year).items:
            assert {code[0] for code in item.succeeds} <= {item.code[0]}

    @each_pair
    def it_continues_an_item_of_the_same_title(self, before, year):
        titles = {item.title: item.code for item in load_edition(before).items}
        for item in load_edition(year).items:
            if item.title in titles and item.code not in EDITIONS[year].new:
                assert titles[item.title] in item.succeeds


EDITION = load_edition(2568)


def changed(code, **changes):
    return replace(
        EDITION,
        items=tuple(replace(item, **changes) if item.code == code else item for item in EDITION.items),
    )


def faults_of(edition):
    return [(fault.where, fault.message) for fault in validate_edition(edition, "x.yaml")]


class DescribeSuccessionFaults:
    def it_reports_an_unknown_predecessor(self):
        faults = succession_faults(changed("o3", succeeds=("o4", "o99")), load_edition(2567))
        assert [(type(fault), fault.where, fault.message) for fault in faults] == [
            (EditionBroken, "2568.yaml (items.o3)", "หลักเกณฑ์ปี 2567 ไม่มีข้อ o99")
        ]

    @pytest.mark.parametrize("stated", [None, 2566])
    def it_reports_another_year_before(self, stated):
        faults = succession_faults(replace(EDITION, previous=stated), load_edition(2567))
        assert [fault.where for fault in faults] == ["2568.yaml (previous)"]

    def it_reports_a_succession_without_year_before(self):
        faults = faults_of(replace(EDITION, previous=None))
        assert len(faults) == sum(bool(item.succeeds) for item in EDITION.items)
        assert "previous" in faults[0][1]

    def it_reports_a_year_before_that_is_not_earlier(self):
        assert [where for where, _ in faults_of(replace(EDITION, previous=2568))] == ["x.yaml (previous)"]

    def it_reports_a_repeated_predecessor(self):
        assert faults_of(changed("o3", succeeds=("o4", "o4"))) == [
            ("x.yaml (items.o3.succeeds)", "รหัส o4 ซ้ำกัน")
        ]

    def it_reports_an_item_in_no_issue_or_in_two(self):
        first, *others = EDITION.issues
        issues = (replace(first, items=("i4", *first.items[1:])), *others)
        assert faults_of(replace(EDITION, issues=issues)) == [
            ("x.yaml (items.i1)", "ไม่อยู่ในประเด็นใด"),
            ("x.yaml (items.i4)", "อยู่ใน 2 ประเด็น"),
        ]
        assert faults_of(replace(EDITION, issues=issues, issues_overlap=True)) == []
        assert faults_of(replace(EDITION, issues=())) == []

    def it_reports_an_item_twice_in_one_issue_even_if_issues_overlap(self):
        first, *others = EDITION.issues
        issues = (replace(first, items=(*first.items, "i1")), *others)
        assert faults_of(replace(EDITION, issues=issues, issues_overlap=True)) == [
            ("x.yaml (issues.issue-1)", "รหัส i1 ซ้ำกัน")
        ]
