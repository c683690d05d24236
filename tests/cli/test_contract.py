"""The command line as scripts know it: a real process, its files, its output and its exit code."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import docx
import pytest
import yaml

from ita_tools.rubric import load_edition
from tests.bundled import case_text
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
KEYS = ["edition", "total", "level", "tools", "indicators", "subindicators", "items", "findings"]
FINDING = ["code", "severity", "where", "message", "expected", "found"]
CASES = sorted((ROOT / "tests" / "cases" / "scores").glob("*-2568*.yaml"))
SCORE = re.compile(r"\d{1,3}\.\d\d")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    return folder, ita("demo", cwd=folder)


@pytest.fixture(scope="module")
def book(demo):
    return demo[0] / "demo.xlsx"


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(case_text(), "utf-8")
    return path


def scores_of(data) -> list[object]:
    items = [score for scores in data["items"].values() for score in scores.values()]
    groups = [score for group in ("tools", "indicators", "subindicators") for score in data[group].values()]
    return [data["total"], *groups, *items]


def words_of(path: Path) -> str:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def figures(out: str) -> dict[str, str]:
    """Take the table of ``ita score`` apart: the last word of each line by the words before it."""
    rows = (re.fullmatch(r"(.*\S)\s{2,}(\S+)", line) for line in out.splitlines())
    return {row[1]: row[2] for row in rows if row}


def test_demo_does_the_main_job(demo):
    folder, done = demo
    assert (done.code, done.err) == (0, "")
    assert figures(done.out)["คะแนนรวม"] == "96.04"
    assert figures(done.out)["ระดับผลการประเมิน"] == "ผ่านดี"
    assert "demo.xlsx" in done.out
    assert "demo.docx" in done.out
    assert sorted(path.name for path in folder.iterdir()) == ["demo.docx", "demo.xlsx"]
    assert "๙๖.๐๔" in words_of(folder / "demo.docx")


def test_demo_makes_the_folder_it_is_given(tmp_path):
    assert ita("demo", "-o", "ผล/ปีนี้", cwd=tmp_path).code == 0
    assert {path.name for path in (tmp_path / "ผล" / "ปีนี้").iterdir()} == {"demo.docx", "demo.xlsx"}


def test_score_shows_every_published_figure_of_a_workbook(book, tmp_path):
    done = ita("score", book, cwd=tmp_path)
    shown = figures(done.out)
    expected = {tool.short: TOOLS[tool.code] for tool in EDITION.tools}
    expected |= {f"{each.code} {each.title}": INDICATORS[each.code] for each in EDITION.indicators}
    assert (done.code, done.err) == (0, "")
    assert shown == {"คะแนนรวม": "96.04", "ระดับผลการประเมิน": "ผ่านดี", **expected}


def test_score_gives_the_same_of_a_workbook_and_of_its_assessment_file(book, case, tmp_path):
    told = [json.loads(ita("score", file, "--json", cwd=tmp_path).out) for file in (book, case)]
    for data in told:
        for finding in data["findings"]:
            assert finding.pop("where")
    assert told[0] == told[1]


def test_score_as_json_has_the_keys_of_the_contract_in_rubric_order(case, tmp_path):
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
def test_score_gives_the_published_figures_of_every_real_result(path, tmp_path):
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


def test_the_real_results_are_all_there():
    names = {path.stem for path in CASES}
    assert {"bangpla-2568", "rangsit-2568"} <= names


def test_a_missing_score_is_null_and_never_zero(tmp_path):
    (tmp_path / "empty.yaml").write_text("edition: 2568\n")
    done = ita("score", "empty.yaml", "--json", cwd=tmp_path)
    data = json.loads(done.out)
    assert done.code == 0
    assert set(scores_of(data)) == {None}
    assert data["level"] is None
    assert "0.00" not in ita("score", "empty.yaml", cwd=tmp_path).out


def test_score_says_where_it_started_from_published_figures(tmp_path):
    (tmp_path / "thin.yaml").write_text("edition: 2568\npublished: {total: 90, tools: {IIT: 91.5}}\n")
    lines = ita("score", "thin.yaml", cwd=tmp_path).out.splitlines()
    assert re.fullmatch(r"คะแนนรวม +90\.00 +ตามที่ประกาศ", lines[0])
    assert re.fullmatch(r"IIT +91\.50 +ตามที่ประกาศ", lines[2])
    assert lines[3].endswith("ข้อมูลไม่ครบ")


def test_check_ends_with_0_where_nothing_needs_mending(book, tmp_path):
    done = ita("check", book, cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert {line.split("]")[0] for line in done.out.splitlines()} == {"[ทราบ"}


def test_check_finds_a_misprint_and_ends_with_1(case, tmp_path):
    case.write_text(case_text().replace("EIT2: 95.00, OIT", "EIT2: 85.00, OIT"), "utf-8")
    line = next(row for row in case_text().splitlines() if row.startswith("  tools: {IIT: 99.60"))
    number = case_text().splitlines().index(line) + 1
    done = ita("check", "case.yaml", cwd=tmp_path)
    assert (done.code, done.err) == (1, "")
    assert f"[ผิด] case.yaml บรรทัด {number} (published.tools.EIT2): " in done.out
    assert "(ควรเป็น 95.00 แต่พบ 85.00) [published-differs]" in done.out


def test_check_as_json_says_what_was_expected_and_found(case, tmp_path):
    case.write_text(case_text().replace("EIT2: 95.00, OIT", "EIT2: 85.00, OIT"), "utf-8")
    done = ita("check", "case.yaml", "--json", cwd=tmp_path)
    data = json.loads(done.out)
    assert done.code == 1
    assert list(data) == ["edition", "findings"]
    assert [list(finding) for finding in data["findings"]] == [FINDING] * len(data["findings"])
    [wrong] = [finding for finding in data["findings"] if finding["code"] == "published-differs"]
    assert (wrong["severity"], wrong["expected"], wrong["found"]) == ("error", "95.00", "85.00")


def test_new_makes_an_empty_workbook_of_an_edition(tmp_path):
    done = ita("new", "--edition", "2568", "-o", "ใหม่.xlsx", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert "ใหม่.xlsx" in done.out
    data = json.loads(ita("score", "ใหม่.xlsx", "--json", cwd=tmp_path).out)
    assert (data["edition"], set(scores_of(data))) == (2568, {None})


@pytest.mark.parametrize("kind", ["yaml", "yml", "json"])
def test_export_and_new_from_give_the_same_workbook_again(book, tmp_path, kind):
    assert ita("export", book, "-o", f"out.{kind}", cwd=tmp_path).code == 0
    assert ita("new", "--from", f"out.{kind}", "-o", "again.xlsx", cwd=tmp_path).code == 0
    assert (tmp_path / "again.xlsx").read_bytes() == book.read_bytes()
    text = (tmp_path / f"out.{kind}").read_text("utf-8")
    data = json.loads(text) if kind == "json" else yaml.safe_load(text)
    assert (data["edition"], data["agency"]["name"]) == (2568, "เทศบาลตำบลตัวอย่าง")


def test_new_takes_a_workbook_to_fill_from(book, tmp_path):
    assert ita("new", "--edition", "2568", "--from", book, "-o", "copy.xlsx", cwd=tmp_path).code == 0
    assert (tmp_path / "copy.xlsx").read_bytes() == book.read_bytes()


def test_report_writes_a_word_file_in_either_digits(book, tmp_path):
    for digits, figure, other in (("thai", "๙๖.๐๔", "96.04"), ("arabic", "96.04", "๙๖.๐๔")):
        done = ita(
            "report", book, "-o", f"{digits}.docx", "--kind", "improvement", "--digits", digits, cwd=tmp_path
        )
        words = words_of(tmp_path / f"{digits}.docx")
        assert (done.code, done.err) == (0, "")
        assert figure in words
        assert other not in words


def test_report_is_the_same_with_the_defaults_spelt_out(book, tmp_path):
    ita("report", book, "-o", "a.docx", cwd=tmp_path)
    ita("report", book, "-o", "b.docx", "--kind", "improvement", "--digits", "thai", cwd=tmp_path)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()


def test_report_writes_a_web_page_with_the_figures_of_score(book, tmp_path):
    done = ita("report", book, "-o", "out.html", "--digits", "arabic", cwd=tmp_path)
    page = (tmp_path / "out.html").read_text("utf-8")
    assert (done.code, done.err) == (0, "")
    assert page.startswith("<!DOCTYPE html>")
    for score in filter(None, scores_of(json.loads(ita("score", book, "--json", cwd=tmp_path).out))):
        assert score in page


def test_report_writes_open_data_with_the_figures_of_score(book, tmp_path):
    done = ita("report", book, "-o", "out.txt", "--format", "json", cwd=tmp_path)
    data = json.loads((tmp_path / "out.txt").read_text("utf-8"))
    scored = json.loads(ita("score", book, "--json", cwd=tmp_path).out)
    assert (done.code, done.err) == (0, "")
    assert {name: data[name] for name in scored if name != "findings"} == {
        name: value for name, value in scored.items() if name != "findings"
    }
    assert [len(data[name]) > 0 for name in ("plan", "constraints", "analysis")] == [True] * 3


def test_report_says_what_check_finds_and_ends_with_0(case, tmp_path):
    case.write_text(case_text().replace("EIT2: 95.00, OIT", "EIT2: 85.00, OIT"), "utf-8")
    found = [
        line
        for line in ita("check", "case.yaml", cwd=tmp_path).out.splitlines()
        if not line.startswith("[ทราบ]")
    ]
    done = ita("report", "case.yaml", "-o", "out.docx", cwd=tmp_path)
    assert len(found) > 0
    assert (done.code, done.out) == (0, "รายงาน: out.docx\n")
    assert done.faults == [f"เหลือข้อสังเกต {len(found)} ข้อ ดูด้วย ita check case.yaml"]
    quiet = ita("report", "case.yaml", "-o", "out.docx", "--quiet", cwd=tmp_path)
    assert (quiet.code, quiet.out, quiet.err) == (0, "", "")


def test_report_refuses_a_part_of_a_division(case, tmp_path):
    assert ita("split", "case.yaml", "-o", "parts", cwd=tmp_path).code == 0
    part = sorted((tmp_path / "parts").iterdir())[0]
    done = ita("report", part, "-o", "out.docx", cwd=tmp_path)
    assert (done.code, done.out, len(done.faults)) == (2, "", 1)
    assert f"เป็นส่วนของ {part.stem.removeprefix('ita-2568-')} ไม่ใช่สมุดงานหลัก" in done.err
    assert not (tmp_path / "out.docx").exists()


def test_report_keeps_the_letterhead_of_the_agency(book, tmp_path):
    paper = docx.Document()
    paper.sections[0].header.paragraphs[0].text = "หัวกระดาษของเทศบาล"
    paper.save(tmp_path / "paper.docx")
    done = ita("report", book, "-o", "out.docx", "--letterhead", "paper.docx", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    with zipfile.ZipFile(tmp_path / "out.docx") as archive:
        headers = [archive.read(name).decode() for name in archive.namelist() if "header" in name]
    assert any("หัวกระดาษของเทศบาล" in header for header in headers)
    assert "๙๖.๐๔" in words_of(tmp_path / "out.docx")


def test_editions_lists_every_rubric_with_its_items(tmp_path):
    done = ita("editions", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    line = next(row for row in done.out.splitlines() if row.startswith("2568"))
    assert "IIT 15 EIT1 9 EIT2 9 OIT 28" in line


def test_an_error_goes_to_stderr_with_2_and_leaves_stdout_empty(tmp_path):
    done = ita("score", "ไม่มี.xlsx", "--json", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.faults == ["ไม่มี.xlsx: ไม่พบไฟล์ — ตรวจชื่อไฟล์และโฟลเดอร์ [ITA-E101]"]


def test_help_names_every_command(tmp_path):
    done = ita("--help", cwd=tmp_path)
    assert done.code == 0
    for command in ("demo", "new", "score", "check", "export", "report", "editions"):
        assert re.search(rf"^  {command} +\S", done.out, re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="closed pipes are a matter of POSIX")
def test_a_reader_who_leaves_early_is_no_fault(case, tmp_path):
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
