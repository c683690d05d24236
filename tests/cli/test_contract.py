"""The contract of scores, checks and errors: a real process, its output and its exit code."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from decimal import Decimal

import pytest
import yaml

from ita_tools.rubric import load_edition
from tests.bundled import case_text
from tests.cli.printed import figures, scores_of
from tests.cli.running import ita
from tests.sources import ROOT

EDITION = load_edition(2568)
TOOLS = {"IIT": "99.60", "EIT1": "99.43", "EIT2": "95.00", "OIT": "92.50"}
INDICATORS = {
    "1": "98.67",
    "2": "99.78",
    "3": "100.00",
    "4": "100.00",
    "5": "99.55",
    "6": "98.33",
    "7": "96.86",
    "8": "96.46",
    "9": "95.00",
    "10": "90.00",
}
KEYS = [
    "edition",
    "total",
    "level",
    "tools",
    "indicators",
    "subindicators",
    "items",
    "findings",
    "computed",
    "basis",
    "derived",
]
FINDING = ["code", "severity", "where", "message", "expected", "found", "caused_by", "alternatives"]
CASES = sorted((ROOT / "tests" / "cases" / "scores").glob("*-2568*.yaml"))
SCORE = re.compile(r"\d{1,3}\.\d\d")


class DescribeScore:
    def it_shows_every_published_figure_of_a_workbook(self, book, tmp_path):
        done = ita("score", book, cwd=tmp_path)
        shown = figures(done.out)
        expected = {tool.short: TOOLS[tool.code] for tool in EDITION.tools}
        expected |= {f"{each.code} {each.title}": INDICATORS[each.code] for each in EDITION.indicators}
        assert (done.code, done.err) == (0, "")
        assert shown == {"คะแนนรวม": "96.04", "ระดับผลการประเมิน": "ผ่านดี", **expected}

    def it_gives_the_same_of_a_workbook_and_of_its_assessment_file(self, book, case, tmp_path):
        outputs = [json.loads(ita("score", file, "--json", cwd=tmp_path).out) for file in (book, case)]
        for data in outputs:
            for finding in data["findings"]:
                assert finding.pop("where")
        assert outputs[0] == outputs[1]

    def it_has_the_json_keys_of_the_contract_in_rubric_order(self, case, tmp_path):
        done = ita("score", "case.yaml", "--json", cwd=tmp_path)
        data = json.loads(done.out)
        assert (done.code, done.err) == (0, "")
        assert list(data) == KEYS
        assert (data["edition"], data["total"], data["level"]) == (2568, "96.04", "ผ่านดี")
        assert list(data["tools"].items()) == list(TOOLS.items())
        assert list(data["indicators"].items()) == list(INDICATORS.items())
        assert list(data["subindicators"]) == [part.code for part in EDITION.subindicators]
        assert {tool: list(scores) for tool, scores in data["items"].items()} == {
            tool.code: [item.code for item in EDITION.items_of_tool(tool.code)] for tool in EDITION.tools
        }
        assert list(data["items"]) == list(TOOLS)
        assert all(SCORE.fullmatch(score) for score in scores_of(data))
        assert data["items"]["EIT2"]["e7"] == "89.00"
        assert [list(finding) for finding in data["findings"]] == [FINDING] * len(data["findings"])

    @pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
    def it_gives_the_published_figures_of_every_real_result(self, path, tmp_path):
        real = yaml.safe_load(path.read_text("utf-8"))
        (tmp_path / "real.yaml").write_text(yaml.safe_dump(real["input"], allow_unicode=True), "utf-8")
        data = json.loads(ita("score", "real.yaml", "--json", cwd=tmp_path).out)
        expected = real["expected"]
        wanted = {
            group: {str(code): score for code, score in expected.get(group, {}).items()}
            for group in ("tools", "indicators")
        }
        assert data["level"] == expected.get("level", data["level"])
        assert abs(Decimal(data["total"]) - Decimal(expected["total"])) <= Decimal(real.get("tolerance", "0"))
        assert {group: {code: data[group][code] for code in wanted[group]} for group in wanted} == wanted

    def it_is_tested_on_the_real_results(self):
        names = {path.stem for path in CASES}
        assert {"bangpla-2568", "rangsit-2568"} <= names

    def it_shows_a_missing_score_as_null_and_never_as_zero(self, tmp_path):
        (tmp_path / "empty.yaml").write_text("edition: 2568\n")
        done = ita("score", "empty.yaml", "--json", cwd=tmp_path)
        data = json.loads(done.out)
        assert done.code == 0
        assert set(scores_of(data)) == {None}
        assert data["level"] is None
        assert "0.00" not in ita("score", "empty.yaml", cwd=tmp_path).out

    def it_marks_scores_that_start_from_published_figures(self, tmp_path):
        (tmp_path / "thin.yaml").write_text("edition: 2568\npublished: {total: 90, tools: {IIT: 91.5}}\n")
        lines = ita("score", "thin.yaml", cwd=tmp_path).out.splitlines()
        assert re.fullmatch(r"คะแนนรวม +90\.00 +ตามที่ประกาศ", lines[0])
        assert re.fullmatch(r"IIT +91\.50 +ตามที่ประกาศ", lines[2])
        assert lines[3].endswith("ข้อมูลไม่ครบ")


class DescribeCheck:
    def it_exits_with_0_without_faults(self, book, tmp_path):
        done = ita("check", book, cwd=tmp_path)
        assert (done.code, done.err) == (0, "")
        assert {line.split("]")[0] for line in done.out.splitlines()} == {"[ทราบ"}

    def it_exits_with_1_at_a_misprint(self, case, tmp_path):
        case.write_text(case_text().replace("EIT2: 95.00, OIT", "EIT2: 85.00, OIT"), "utf-8")
        line = next(row for row in case_text().splitlines() if row.startswith("  tools: {IIT: 99.60"))
        number = case_text().splitlines().index(line) + 1
        done = ita("check", "case.yaml", cwd=tmp_path)
        assert (done.code, done.err) == (1, "")
        assert f"[ผิด] case.yaml บรรทัด {number} (published.tools.EIT2): " in done.out
        assert "(ควรเป็น 95.00 แต่พบ 85.00) [misprint-likely]" in done.out
        assert done.out.startswith("[ผิด] ")
        assert "    [ผิด] " in done.out  # what the cause explains

    def it_has_expected_and_found_figures_in_json(self, case, tmp_path):
        case.write_text(case_text().replace("EIT2: 95.00, OIT", "EIT2: 85.00, OIT"), "utf-8")
        done = ita("check", "case.yaml", "--json", cwd=tmp_path)
        data = json.loads(done.out)
        assert done.code == 1
        assert list(data) == ["edition", "findings"]
        assert [list(finding) for finding in data["findings"]] == [FINDING] * len(data["findings"])
        wrong, *others = data["findings"]
        assert (wrong["severity"], wrong["expected"], wrong["found"]) == ("error", "95.00", "85.00")
        assert (wrong["code"], wrong["caused_by"], wrong["alternatives"]) == ("misprint-likely", None, [])
        cause = {"code": "misprint-likely", "where": wrong["where"]}
        folded = [finding for finding in others if finding["caused_by"]]
        assert folded
        assert all(finding["caused_by"] == cause for finding in folded)
        assert all(not finding["expected"] for finding in folded)

    def it_lists_the_alternatives_of_a_contradiction(self, tmp_path):
        (tmp_path / "two.yaml").write_text("edition: 2568\npublished: {total: 82.00, level: ผ่านดี}\n", "utf-8")
        first, *_ = json.loads(ita("check", "two.yaml", "--json", cwd=tmp_path).out)["findings"]
        assert (first["code"], first["expected"]) == ("misprint-possible", "")
        assert {tuple(each) for each in first["alternatives"]} == {("where", "expected", "found")}
        lines = ita("check", "two.yaml", cwd=tmp_path).out.splitlines()
        assert "    - two.yaml บรรทัด 2 (published.level) (ควรเป็น ต้องปรับปรุง แต่พบ ผ่านดี)" in lines


class DescribeCommandLine:
    def it_lists_every_edition_with_its_items(self, tmp_path):
        done = ita("editions", cwd=tmp_path)
        assert (done.code, done.err) == (0, "")
        line = next(row for row in done.out.splitlines() if row.startswith("2568"))
        assert "IIT 15 EIT1 9 EIT2 9 OIT 28" in line

    def it_prints_an_error_to_stderr_and_exits_with_2(self, tmp_path):
        done = ita("score", "ไม่มี.xlsx", "--json", cwd=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert done.faults == ["ไม่มี.xlsx: ไม่พบไฟล์ — ตรวจชื่อไฟล์และโฟลเดอร์ [ITA-E101]"]

    def it_names_every_command_in_its_help(self, tmp_path):
        done = ita("--help", cwd=tmp_path)
        assert done.code == 0
        for command in ("demo", "new", "score", "check", "export", "report", "editions"):
            assert re.search(rf"^  {command} +\S", done.out, re.MULTILINE)

    @pytest.mark.skipif(os.name == "nt", reason="closed pipes are a matter of POSIX")
    def it_exits_with_0_where_the_reader_closes_the_pipe(self, case, tmp_path):
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "ita_tools", "score", case, "--json"],
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        os.close(writing)
        assert (done.returncode, done.stderr) == (0, b"")
