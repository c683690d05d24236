"""The contract of the commands that write files: a real process, its files and its exit code."""

from __future__ import annotations

import json
import zipfile

import docx
import pytest
import yaml

from tests.bundled import case_text
from tests.cli.printed import figures, scores_of, words_of
from tests.cli.running import ita


class DescribeDemo:
    def it_writes_workbook_and_report_and_prints_scores(self, demo):
        folder, done = demo
        assert (done.code, done.err) == (0, "")
        assert figures(done.out)["คะแนนรวม"] == "96.04"
        assert figures(done.out)["ระดับผลการประเมิน"] == "ผ่านดี"
        assert "demo.xlsx" in done.out
        assert "demo.docx" in done.out
        assert sorted(path.name for path in folder.iterdir()) == ["demo.docx", "demo.xlsx"]
        assert "๙๖.๐๔" in words_of(folder / "demo.docx")

    def it_makes_the_folder(self, tmp_path):
        assert ita("demo", "-o", "ผล/ปีนี้", cwd=tmp_path).code == 0
        assert {path.name for path in (tmp_path / "ผล" / "ปีนี้").iterdir()} == {"demo.docx", "demo.xlsx"}


class DescribeNewAndExport:
    def it_makes_an_empty_workbook_of_an_edition(self, tmp_path):
        done = ita("new", "--edition", "2568", "-o", "ใหม่.xlsx", cwd=tmp_path)
        assert (done.code, done.err) == (0, "")
        assert "ใหม่.xlsx" in done.out
        data = json.loads(ita("score", "ใหม่.xlsx", "--json", cwd=tmp_path).out)
        assert (data["edition"], set(scores_of(data))) == (2568, {None})

    @pytest.mark.parametrize("kind", ["yaml", "yml", "json"])
    def it_gives_the_same_workbook_after_export_and_new(self, book, tmp_path, kind):
        assert ita("export", book, "-o", f"out.{kind}", cwd=tmp_path).code == 0
        assert ita("new", "--from", f"out.{kind}", "-o", "again.xlsx", cwd=tmp_path).code == 0
        assert (tmp_path / "again.xlsx").read_bytes() == book.read_bytes()
        text = (tmp_path / f"out.{kind}").read_text("utf-8")
        data = json.loads(text) if kind == "json" else yaml.safe_load(text)
        assert (data["edition"], data["agency"]["name"]) == (2568, "เทศบาลตำบลตัวอย่าง")

    def it_fills_a_workbook_from_another(self, book, tmp_path):
        assert ita("new", "--edition", "2568", "--from", book, "-o", "copy.xlsx", cwd=tmp_path).code == 0
        assert (tmp_path / "copy.xlsx").read_bytes() == book.read_bytes()


class DescribeReport:
    def it_writes_a_word_file_in_thai_or_arabic_digits(self, book, tmp_path):
        for digits, figure, other in (("thai", "๙๖.๐๔", "96.04"), ("arabic", "96.04", "๙๖.๐๔")):
            done = ita(
                "report",
                book,
                "-o",
                f"{digits}.docx",
                "--kind",
                "improvement",
                "--digits",
                digits,
                cwd=tmp_path,
            )
            words = words_of(tmp_path / f"{digits}.docx")
            assert (done.code, done.err) == (0, "")
            assert figure in words
            assert other not in words

    def it_is_the_same_with_the_defaults_spelt_out(self, book, tmp_path):
        ita("report", book, "-o", "a.docx", cwd=tmp_path)
        ita("report", book, "-o", "b.docx", "--kind", "improvement", "--digits", "thai", cwd=tmp_path)
        assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()

    def it_writes_a_web_page_with_the_figures_of_score(self, book, tmp_path):
        done = ita("report", book, "-o", "out.html", "--digits", "arabic", cwd=tmp_path)
        page = (tmp_path / "out.html").read_text("utf-8")
        assert (done.code, done.err) == (0, "")
        assert page.startswith("<!DOCTYPE html>")
        for score in filter(None, scores_of(json.loads(ita("score", book, "--json", cwd=tmp_path).out))):
            assert score in page

    def it_writes_open_data_with_the_figures_of_score(self, book, tmp_path):
        done = ita("report", book, "-o", "out.txt", "--format", "json", cwd=tmp_path)
        data = json.loads((tmp_path / "out.txt").read_text("utf-8"))
        scored = json.loads(ita("score", book, "--json", cwd=tmp_path).out)
        assert (done.code, done.err) == (0, "")
        for_the_officer = {"findings", "computed", "basis", "derived"}
        assert not for_the_officer & data.keys()
        shared = {name: value for name, value in scored.items() if name not in for_the_officer}
        assert {name: data[name] for name in shared} == shared
        assert [len(data[name]) > 0 for name in ("plan", "constraints", "analysis")] == [True] * 3

    def it_counts_the_findings_and_exits_with_0(self, case, tmp_path):
        case.write_text(case_text().replace("EIT2: 95.00, OIT", "EIT2: 85.00, OIT"), "utf-8")
        findings = [
            line
            for line in ita("check", "case.yaml", cwd=tmp_path).out.splitlines()
            if line.startswith("[") and not line.startswith("[ทราบ]")
        ]
        done = ita("report", "case.yaml", "-o", "out.docx", cwd=tmp_path)
        assert len(findings) > 0
        assert done.code == 0
        assert done.out.startswith("รายงาน: out.docx\nหมายเหตุ: ")
        assert "\nหมายเหตุ: สารบัญ" in done.out
        assert done.faults == [f"เหลือข้อสังเกต {len(findings)} ข้อ ดูด้วย ita check case.yaml"]
        quiet = ita("report", "case.yaml", "-o", "out.docx", "--quiet", cwd=tmp_path)
        assert (quiet.code, quiet.out, quiet.err) == (0, "", "")

    def it_refuses_the_workbook_of_a_division(self, case, tmp_path):
        assert ita("split", "case.yaml", "-o", "parts", cwd=tmp_path).code == 0
        part = sorted((tmp_path / "parts").iterdir())[0]
        done = ita("report", part, "-o", "out.docx", cwd=tmp_path)
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert f"เป็นส่วนของ {part.stem.removeprefix('ita-2568-')} ไม่ใช่สมุดงานหลัก" in done.err
        assert not (tmp_path / "out.docx").exists()

    def it_keeps_the_letterhead_of_the_agency(self, book, tmp_path):
        paper = docx.Document()
        paper.sections[0].header.paragraphs[0].text = "หัวกระดาษของเทศบาล"
        paper.save(tmp_path / "paper.docx")
        done = ita("report", book, "-o", "out.docx", "--letterhead", "paper.docx", cwd=tmp_path)
        assert (done.code, done.err) == (0, "")
        with zipfile.ZipFile(tmp_path / "out.docx") as archive:
            headers = [archive.read(name).decode() for name in archive.namelist() if "header" in name]
        assert any("หัวกระดาษของเทศบาล" in header for header in headers)
        assert "๙๖.๐๔" in words_of(tmp_path / "out.docx")
