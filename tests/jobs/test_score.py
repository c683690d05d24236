"""The result as data and as rows with remarks."""

from __future__ import annotations

import pytest

from ita_tools.jobs.score import score_data, score_rows
from tests.bundled import bundled, guessed, opened, same_everywhere


def rows(case) -> dict[str, tuple[str, str]]:
    return {name: (score, remark) for name, score, remark in score_rows(case.result)}


class DescribeScoreRows:
    def it_yields_total_level_tools_and_indicators_in_order(self):
        names = [name for name, *_ in score_rows(bundled().result)]
        assert names[:3] == ["คะแนนรวม", "ระดับผลการประเมิน", "IIT"]
        assert len(names) == 2 + len(bundled().edition.tools) + len(bundled().edition.indicators)

    def it_has_no_remark_on_a_computed_score(self):
        assert {remark for _, _, remark in score_rows(bundled().result)} == {""}

    def it_marks_published_unprocessed_missing_and_inferred_scores(self):
        thin = rows(opened("edition: 2568\nunprocessed: [OIT]\npublished: {tools: {IIT: 90}, level: ผ่าน}\n"))
        assert thin["ระดับผลการประเมิน"] == ("ผ่าน", "ตามที่ประกาศ")
        assert thin["IIT"] == ("90.00", "ตามที่ประกาศ")
        assert thin["OIT"] == ("-", "ไม่ประมวลผล")
        assert thin["คะแนนรวม"] == ("-", "ข้อมูลไม่ครบ")
        inferred = [name for name, (_, remark) in rows(guessed()).items() if remark == "อนุมาน"]
        assert inferred == ["คะแนนรวม", "ระดับผลการประเมิน", "OIT", "9 การเปิดเผยข้อมูล"]

    @pytest.mark.parametrize(("o8", "remark"), [(0, "อนุมาน"), (100, "")])
    def it_marks_a_level_that_unpublished_figures_could_change(self, o8, remark):
        case = opened(same_everywhere("86").replace(" o8: 86,", f" o8: {o8},"))
        assert (case.result.level_basis, case.result.possible_levels is None) == ("computed", not remark)
        assert rows(case)["ระดับผลการประเมิน"] == (case.result.level, remark)

    def it_marks_a_published_level_as_published(self):
        text = same_everywhere("86").replace(" o8: 86,", " o8: 0,")
        least, most = opened(text).result.possible_levels
        for level in (least, most):
            case = opened(f"{text}\npublished: {{level: {level}}}\n")
            assert rows(case)["ระดับผลการประเมิน"] == (level, "ตามที่ประกาศ")


class DescribeScoreData:
    def it_has_scores_as_text_and_missing_ones_as_none(self):
        data = score_data(opened("edition: 2568\nitems: {IIT: {i1: 5}}\n"))
        assert data["items"]["IIT"]["i1"] == "5.00"
        assert data["items"]["IIT"]["i2"] is None
        assert (data["total"], data["level"]) == (None, None)
        assert [finding["code"] for finding in data["findings"]].count("item-missing") == 4
