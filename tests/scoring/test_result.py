"""The scored assessment: every score can be looked up, explained and traced to what was filled in."""

from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest
from hypothesis import given, settings

from ita_tools.assessment import Assessment, ItemAnswer, Published
from ita_tools.rounding import points
from ita_tools.rubric import available_years, load_edition
from ita_tools.scoring import Result, Score, score
from tests.campaigns import examples
from tests.scoring.cases import CASES
from tests.strategies import assessments

(BANGPLA,) = [case.result for case in CASES if case.path.stem == "bangpla-2568"]
EDITION = load_edition(2568)
EDITIONS = [load_edition(year) for year in available_years()]
every_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: str(edition.year))


def scored(**parts):
    return score(EDITION, Assessment(2568, **parts))


class DescribeResult:
    """Scores looked up by key."""

    def it_is_frozen(self):
        for record in (BANGPLA, BANGPLA[("total",)]):
            with pytest.raises(FrozenInstanceError):
                setattr(record, next(iter(record.__dataclass_fields__)), None)

    def it_returns_scores_by_their_codes(self):
        assert [
            points(value)
            for value in (
                BANGPLA.total,
                BANGPLA.tool("OIT"),
                BANGPLA.indicator("9"),
                BANGPLA.part("EIT2", "8"),
                BANGPLA.item("OIT", "o6"),
                BANGPLA.subindicator("10.2"),
            )
        ] == ["96.04", "92.50", "95.00", "93.00", "50.00", "87.50"]

    def it_returns_the_indicator_as_the_part_of_its_only_tool(self):
        assert BANGPLA.part("IIT", "1") == BANGPLA.indicator("1") == Decimal("98.67")

    def it_returns_a_missing_score_for_an_unknown_key(self):
        assert BANGPLA[("item", "IIT", "i99")] == Score(None, "missing")
        assert BANGPLA.item("XYZ", "i1") is BANGPLA.tool("XYZ") is BANGPLA.subindicator("9.9") is None

    @every_edition
    def it_holds_every_score_of_the_edition(self, edition):
        scores = score(edition, Assessment(edition.year)).scores
        shared = [each for each in edition.indicators if len(each.tools) > 1]
        assert set(scores) == {
            ("total",),
            *(("tool", tool.code) for tool in edition.tools),
            *(("indicator", each.code) for each in edition.indicators),
            *(("subindicator", part.code) for part in edition.subindicators),
            *(("part", tool, each.code) for each in shared for tool in each.tools),
            *(("item", tool, item.code) for item in edition.items for tool in item.tools),
            *(
                ("statement", tool, item.code, part.code)
                for item in edition.items
                for part in item.parts
                for tool in item.tools
            ),
        }


class DescribeExplain:
    @pytest.mark.parametrize(
        ("key", "text"),
        [
            (("indicator", "1"), "ตัวชี้วัดที่ 1 = 98.67: ค่าเฉลี่ยของ 3 ข้อ (99.33, 96.67, 100.00)"),
            (("part", "EIT2", "8"), "ตัวชี้วัดที่ 8 (EIT ส่วนที่ 2) = 93.00: ค่าเฉลี่ยของ 3 ข้อ (89.00, 93.00, 97.00)"),
            (
                ("indicator", "6"),
                "ตัวชี้วัดที่ 6 = 98.33: ค่าเฉลี่ยของ 6 คะแนน จากทุกเครื่องมือ "
                "(100.00, 95.00, 100.00, 95.00, 100.00, 100.00)",
            ),
            (("tool", "OIT"), "เครื่องมือ OIT = 92.50: ค่าเฉลี่ยของ 2 ตัวชี้วัด (95.00, 90.00)"),
            (("item", "OIT", "o6"), "ข้อ o6 (OIT) = 50.00: ตามคะแนนที่ ITAS แสดง"),
            (("level",), "ระดับผลการประเมิน = ผ่านดี: ระดับสูงสุดที่คะแนนรวมและคะแนนเครื่องมือถึงเกณฑ์"),
            (
                ("total",),
                "คะแนนรวม = 96.04: ผลรวมของคะแนนเครื่องมือตามน้ำหนัก IIT 30%, EIT ส่วนที่ 1 15%, "
                "EIT ส่วนที่ 2 15%, OIT 40% (99.60, 99.43, 95.00, 92.50)",
            ),
        ],
    )
    def it_explains_a_score_in_one_line(self, key, text):
        assert BANGPLA.explain(key) == text

    @pytest.mark.parametrize(
        ("entry", "how"),
        [
            (ItemAnswer(counts=(0, 0, 0, 0, 0, 3)), "จากจำนวนผู้ตอบแต่ละตัวเลือก"),
            (ItemAnswer(percent=(Decimal(0),) * 5 + (Decimal(100),)), "จากร้อยละของผู้ตอบแต่ละตัวเลือก"),
            (ItemAnswer(Decimal("100.00")), "ตามคะแนนที่ ITAS แสดง"),
        ],
    )
    def it_states_the_basis_of_an_item_score(self, entry, how):
        result = scored(items={"IIT": {"i1": entry}})
        assert result.explain(("item", "IIT", "i1")) == f"ข้อ i1 (IIT) = 100.00: {how}"

    def it_states_what_is_missing_published_or_not_processed(self):
        result = scored(published=Published(tools={"IIT": Decimal("90.00")}), unprocessed=("OIT",))
        assert result.explain(("tool", "EIT1")) == "เครื่องมือ EIT ส่วนที่ 1 = -: ยังไม่มีข้อมูล"
        assert result.explain(("tool", "IIT")) == "เครื่องมือ IIT = 90.00: ตามคะแนนที่ประกาศ"
        assert result.explain(("tool", "OIT")) == "เครื่องมือ OIT = -: ITAS ไม่ประมวลผลเครื่องมือนี้"

    def it_marks_what_is_inferred_and_between_which_bounds(self):
        items = {
            tool.code: {
                item.code: ItemAnswer(Decimal(50 if item.code == "o1" else 100))
                for item in EDITION.items_of_tool(tool.code)
            }
            for tool in EDITION.tools
        }
        result = scored(items=items)
        text = result.explain(("indicator", "9"))
        assert "[อนุมาน]" in text
        nine = result[("indicator", "9")]
        assert text.endswith(f"[อยู่ระหว่าง {points(nine.low)} ถึง {points(nine.high)}]")
        assert "[อนุมาน]" in result.explain(("total",))
        assert "[อนุมาน]" not in result.explain(("indicator", "10"))
        assert "[อนุมาน]" not in BANGPLA.explain(("total",))

    def it_marks_no_interval_on_a_score_that_a_published_one_settled(self):
        items = {"OIT": {item.code: ItemAnswer(Decimal(100)) for item in EDITION.items_of_tool("OIT")}}
        items["OIT"]["o1"] = ItemAnswer(Decimal(50))
        result = scored(items=items, published=Published(indicators={"9": Decimal("98.75")}))
        assert result[("indicator", "9")].possible is not None
        assert "ระหว่าง" not in result.explain(("indicator", "9"))
        assert "ระหว่าง" not in result.explain(("tool", "OIT"))
        assert "ระหว่าง" in scored(items=items).explain(("indicator", "9"))

    @pytest.mark.parametrize(
        ("key", "name"),
        [
            (("total",), "คะแนนรวม"),
            (("tool", "IIT"), "เครื่องมือ IIT"),
            (("indicator", "1"), "ตัวชี้วัดที่ 1"),
            (("subindicator", "9.1"), "ตัวชี้วัดย่อยที่ 9.1"),
            (("part", "EIT1", "6"), "ตัวชี้วัดที่ 6 (EIT ส่วนที่ 1)"),
            (("item", "EIT2", "e4"), "ข้อ e4 (EIT ส่วนที่ 2)"),
            (("statement", "IIT", "i4", "2"), "ข้อ i4.2 (IIT)"),
        ],
    )
    def it_names_scores_in_thai(self, key, name):
        assert BANGPLA.name(key) == name

    @every_edition
    def it_names_every_score_and_all_its_inputs(self, edition):
        @settings(max_examples=examples(5))
        @given(assessments(edition))
        def holds(assessment):
            result = score(edition, assessment)
            for key, each in result.scores.items():
                text = result.explain(key)
                assert text.startswith(f"{result.name(key)} = {points(each.value)}: ")
                assert ("[อนุมาน]" in text) is (each.confidence == "inferred")
                if each.inputs:
                    assert f"({', '.join(points(result[below].value) for below in each.inputs)})" in text

        holds()


class DescribeTrace:
    def it_traces_a_score_down_to_what_was_filled_in(self):
        steps = list(BANGPLA.trace(("indicator", "6")))
        assert steps == [
            (0, ("indicator", "6")),
            *((1, ("item", tool, code)) for code in ("e1", "e2", "e3") for tool in ("EIT1", "EIT2")),
        ]

    def it_traces_the_total_to_every_item(self):
        depths = {}
        for depth, key in BANGPLA.trace(("total",)):
            depths[key] = depth
        assert {key for key in depths if key[0] == "item"} == {
            ("item", tool, item.code) for item in EDITION.items for tool in item.tools
        }
        assert (depths[("tool", "IIT")], depths[("indicator", "1")], depths[("item", "IIT", "i1")]) == (
            1,
            2,
            3,
        )

    @every_edition
    def it_traces_every_score_to_an_input(self, edition):
        @settings(max_examples=examples(5))
        @given(assessments(edition))
        def holds(assessment):
            result = score(edition, assessment)
            for key, each in result.scores.items():
                if each.value is not None:
                    below = [result[found] for _, found in result.trace(key)]
                    assert any(
                        found.basis in ("counts", "percent", "announced", "derived") for found in below
                    )

        holds()


class DescribeBounds:
    def it_bounds_a_score_without_interval_by_itself(self):
        found = Score(Decimal("95.00"), "announced")
        assert found.low == found.high == found.value
        assert Score(None, "missing").low is Score(None, "missing").high is None

    @every_edition
    def it_has_the_score_between_its_bounds(self, edition):
        @settings(max_examples=examples(6))
        @given(assessments(edition))
        def holds(assessment):
            for each in score(edition, assessment).scores.values():
                assert each.value is None or each.low <= each.value <= each.high

        holds()

    def it_contains_only_its_scores(self):
        result = Result(EDITION, {("total",): Score(Decimal("50.00"), "announced")})
        assert (result.total, result.tool("IIT")) == (Decimal("50.00"), None)

    def it_names_a_tool_by_its_short_name_never_by_its_code(self) -> None:
        result = score(load_edition(2568), Assessment(2568))
        for tool in result.edition.tools:
            assert result.name(("tool", tool.code)) == f"เครื่องมือ {tool.short}"
        assert result.name(("part", "EIT1", "7")) == "ตัวชี้วัดที่ 7 (EIT ส่วนที่ 1)"
