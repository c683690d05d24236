"""One file becomes a row or a skipped file, whatever it contains.

What an agency lacks for the next level, and the items any one of which is enough.
"""

from __future__ import annotations

import os
from dataclasses import replace
from decimal import Decimal

import pytest

from ita_tools.analysis.targets import plan_ways
from ita_tools.assessment import Assessment, LoadedAssessment, Published, Respondents
from ita_tools.assessment.exchange import BookOrigin
from ita_tools.jobs.load import ScoredAssessment, score_loaded
from ita_tools.jobs.rollup import read_agency as read_agency_module
from ita_tools.jobs.rollup.discover_files import Task
from ita_tools.jobs.rollup.read_agency import level_gap, read_agency
from ita_tools.sharing.rollup.skipped_files import SkippedFile
from tests.jobs.rollup.folders import HOSTILE, text_file
from tests.sharing.rollup.agencies import assessed
from tests.workbook.books import save


def read(path):
    return read_agency(Task(path, path.name))


@pytest.fixture
def valid_file(tmp_path):
    return text_file(assessed("ก", "90", province="เลย"), tmp_path / "a.yaml")


class DescribeReadAgency:
    def it_reads_the_same_row_from_a_text_file_and_a_workbook(self, valid_file, tmp_path):
        book = read(save(assessed("ก", "90", province="เลย"), tmp_path / "a.xlsx"))
        text = read(valid_file)
        assert (text.name, text.province, text.total) == ("ก", "เลย", Decimal("90.00"))
        assert (book.total, book.tools, book.indicators) == (text.total, text.tools, text.indicators)
        assert len(text.source.digest) == 12
        assert text.source.digest != book.source.digest

    def it_counts_the_findings_to_fix(self, tmp_path):
        text = text_file(assessed("ก", "90"), tmp_path / "a.yaml")
        before = read(text).findings
        text.write_text(text.read_text("utf-8") + "published: {total: 10.00}\n", "utf-8")
        assert read(text).findings > before

    @pytest.mark.parametrize(
        ("level", "contradicted"), [("ผ่านดีเยี่ยม", True), ("ผ่านดี", False), ("ผ่าน", False), ("ต้องปรับปรุง", True)]
    )
    def it_marks_a_level_that_the_total_alone_excludes(self, level, contradicted, tmp_path):
        path = tmp_path / "a.yaml"
        path.write_text(
            f"edition: 2568\nagency: {{name: ก}}\npublished: {{total: 94.64, level: {level}}}\n", "utf-8"
        )
        assert (read(path).level, read(path).level_contradicted) == (level, contradicted)

    @pytest.mark.parametrize("name", HOSTILE)
    def it_returns_the_reason_for_an_unusable_file(self, name, tmp_path):
        (tmp_path / name).write_bytes(HOSTILE[name]())
        skipped = read(tmp_path / name)
        assert isinstance(skipped, SkippedFile)
        assert skipped.file == name
        assert skipped.code.startswith("ITA-E")
        assert skipped.code != "ITA-E000"
        assert skipped.reason
        assert skipped.remedy
        assert str(tmp_path) not in skipped.reason

    def it_skips_the_part_of_a_division(self, tmp_path):
        agency = assessed("ก").agency
        part = Assessment(2568, agency=agency, origin=BookOrigin("x", "กองคลัง"))
        assert "กองคลัง" in read(text_file(part, tmp_path / "a.yaml")).reason
        main = Assessment(2568, agency=agency, origin=BookOrigin("x"))
        assert read(text_file(main, tmp_path / "b.yaml")).name == "ก"

    def it_skips_a_blank_book_but_not_one_with_a_name(self, tmp_path):
        assert "ยังไม่ได้กรอก" in read(text_file(Assessment(2568), tmp_path / "a.yaml")).reason
        named = Assessment(2568, agency=assessed("ก").agency)
        assert read(text_file(named, tmp_path / "b.yaml")).total is None

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a matter of POSIX")
    def it_skips_a_pipe_without_waiting(self, tmp_path):
        os.mkfifo(tmp_path / "a.yaml")
        assert read(tmp_path / "a.yaml").code == "ITA-E102"

    def it_skips_a_file_that_is_missing(self, tmp_path):
        assert read(tmp_path / "a.yaml").code == "ITA-E101"

    def it_skips_a_file_on_an_unexpected_error(self, valid_file, monkeypatch):
        monkeypatch.setattr(read_agency_module, "load_file_and_bytes", lambda _: {}["nosuch"])
        skipped = read(valid_file)
        assert (skipped.code, "KeyError" in skipped.reason) == ("ITA-E000", True)


def scored(everywhere: str | None = "100", **items: str) -> ScoredAssessment:
    return score_loaded(LoadedAssessment(assessed(everywhere=everywhere, **items), "a.yaml"))


class DescribeLevelGap:
    def it_is_none_at_the_best_level_and_without_a_level(self):
        assert level_gap(scored("100")) is None
        assert level_gap(scored(None)) is None

    def it_holds_the_points_that_are_missing(self):
        gap = level_gap(scored("80"))
        assert (gap.level, gap.total, gap.tools, gap.items) == ("ผ่าน", Decimal("5.00"), (), ())
        gap = level_gap(scored("90"))
        assert (gap.level, gap.total) == ("ผ่านดีเยี่ยม", Decimal("5.00"))
        assert dict(gap.tools) == dict.fromkeys(("IIT", "EIT1", "EIT2", "OIT"), Decimal("5.00"))

    def it_names_the_items_that_alone_are_enough(self):
        opened = scored("100", o1="0", o21="0")
        gap = level_gap(opened)
        assert [code for code, _ in gap.tools] == ["OIT"]
        assert gap.items
        for tool, code in gap.items:
            better = scored("100", **{"o1": "0", "o21": "0"} | {code: "100"})
            assert (tool, better.result.level) == ("OIT", "ผ่านดีเยี่ยม")

    def it_names_an_item_where_a_few_answers_would_take_less_effort(self):
        bare = assessed(everywhere="84.9")
        oit = {code: replace(entry, effort="3") for code, entry in bare.items["OIT"].items()}
        hard = replace(bare, items={**bare.items, "OIT": oit}, respondents={"IIT": Respondents(2)})
        opened = score_loaded(LoadedAssessment(hard, "a.yaml"))
        [cheapest, *_] = plan_ways(opened.assessment, opened.result, 1).ways
        assert cheapest.steps[0].key[1] == "IIT"
        assert {tool for tool, _ in level_gap(opened).items} == {"OIT"}

    def it_names_no_item_whose_weight_is_not_official_and_may_not_be_enough(self):
        assert level_gap(scored("100", o21="0", o25="0")).items == ()

    def it_names_no_item_where_a_tool_that_people_answer_is_too_low(self):
        gap = level_gap(scored("100", i1="0", i2="0", i3="0"))
        assert [code for code, _ in gap.tools] == ["IIT"]
        assert gap.items == ()

    @pytest.mark.parametrize("published", [Published(total=Decimal("90.00"), level="ผ่านดี")])
    def it_is_none_where_a_score_that_is_asked_is_not_known(self, published):
        bare = replace(assessed(everywhere=None), published=published)
        assert level_gap(score_loaded(LoadedAssessment(bare, "a.yaml"))) is None
