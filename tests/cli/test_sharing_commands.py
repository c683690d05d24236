"""``ita split|merge|progress|diff``: exit codes, tables and JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from ita_tools.assessment import Division, assessment_text, parse_assessment
from ita_tools.assessment.flatten import apply_patch
from tests.cli.running import Done, ita_here
from tests.sharing.base_book import BASE, URL


@pytest.fixture
def main(tmp_path: Path) -> Path:
    path = tmp_path / "main.yaml"
    path.write_text(assessment_text(BASE), "utf-8")
    return path


def changed(path: Path, out: Path, text: str) -> Path:
    """Write a copy of an assessment file with another web address."""
    book = parse_assessment(path.read_text("utf-8"), path.name).assessment
    out.write_text(assessment_text(apply_patch(book, {URL: text})), "utf-8")
    return out


def without_kept_copy(done: Done) -> list[str]:
    """Return what was warned of, but for the copy of the main book as it was before its first split."""
    return [line for line in done.faults if "รหัสสมุดงาน" not in line]


class DescribeSplit:
    def it_warns_of_a_due_date_in_the_past(self, main, tmp_path, capsys) -> None:
        yesterday = date.today() - timedelta(1)
        thai = f"{yesterday.day}/{yesterday.month}/{yesterday.year + 543}"
        done = ita_here(capsys, "split", main, "-o", tmp_path / "a", "--due", thai, "--quiet")
        assert (done.code, without_kept_copy(done)) == (0, [f"กำหนดส่งกลับ {thai} ผ่านมาแล้ว"])
        done = ita_here(capsys, "split", main, "-o", tmp_path / "b", "--due", date.today().isoformat())
        assert (done.code, done.err) == (0, "")

    def it_warns_of_a_division_that_is_not_listed(self, main, tmp_path, capsys) -> None:
        main.write_text(assessment_text(replace(BASE, division_list=(Division("กองคลัง", "คลัง"),))), "utf-8")
        done = ita_here(capsys, "split", main, "-o", tmp_path / "parts")
        assert (done.code, len(list((tmp_path / "parts").iterdir()))) == (0, 2)
        assert without_kept_copy(done) == ["ปลัด ไม่อยู่ในแผ่นงาน สำนักและกอง ตรวจว่าสะกดตรงกับรายชื่อ"]

    @pytest.mark.parametrize("due", ["พรุ่งนี้", "31/2/2569", "2026-13-01", "1/1/1"])
    def it_refuses_an_invalid_due_date(self, due, main, tmp_path, capsys) -> None:
        done = ita_here(capsys, "split", main, "-o", tmp_path / "parts", "--due", due)
        assert (done.code, (tmp_path / "parts").exists()) == (2, due == "")


class DescribeMerge:
    def it_asks_until_every_conflict_is_resolved(self, main, tmp_path, capsys) -> None:
        done = ita_here(capsys, "split", main, "-o", tmp_path / "parts", "--due", "30/6/2569")
        assert (done.code, "ita-2568-คลัง.xlsx" in done.out) == (0, True)
        part = tmp_path / "parts" / "ita-2568-คลัง.xlsx"
        back, out = tmp_path / "back.yaml", tmp_path / "out.yaml"
        assert ita_here(capsys, "export", part, "-o", back).code == 0
        returned = changed(back, tmp_path / "returned.yaml", "ของคลัง")
        assert ita_here(capsys, "merge", main, returned, "-o", out).code == 0
        now = changed(main, tmp_path / "now.yaml", "ของหลัก")
        assert "ข้อขัดแย้งที่ต้องเลือกเมื่อรวม 1 รายการ\n" in ita_here(capsys, "progress", now, returned).out
        merged = ita_here(capsys, "merge", now, returned, "-o", out)
        assert merged.code == 1
        assert "ของหลัก | ของคลัง" in merged.out
        book = parse_assessment(out.read_text("utf-8"), out.name).assessment
        chosen = replace(book, conflicts=tuple(replace(each, choice="ใช้ค่าที่ส่งมา") for each in book.conflicts))
        (tmp_path / "chosen.yaml").write_text(assessment_text(chosen), "utf-8")
        assert ita_here(capsys, "merge", tmp_path / "chosen.yaml", "-o", tmp_path / "end.yaml").code == 0
        assert "ของคลัง" in (tmp_path / "end.yaml").read_text("utf-8")

    def it_asks_which_of_two_files_without_a_time_is_right(self, main, tmp_path, capsys) -> None:
        ita_here(capsys, "split", main, "-o", tmp_path / "parts")
        back = tmp_path / "back.yaml"
        ita_here(capsys, "export", tmp_path / "parts" / "ita-2568-คลัง.xlsx", "-o", back)
        copies = [changed(back, tmp_path / f"{name}.yaml", f"ของคลัง {name}") for name in "ab"]
        words = ("merge", main, *copies, "-o", tmp_path / "out.yaml")
        done = ita_here(capsys, *words)
        assert done.code == 1
        assert all(f"ของคลัง {name}" in done.out + done.err for name in "ab")

    @pytest.mark.parametrize("returned", ["กลับมา", "กลับมา/*.xlsx", "กลับมา/ita-2568-*.xls?"])
    def it_takes_a_folder_or_a_pattern(self, returned, main, tmp_path, capsys, monkeypatch) -> None:
        monkeypatch.chdir(tmp_path)
        ita_here(capsys, "split", main, "-o", "กลับมา")
        merged = ita_here(capsys, "merge", main, returned, "-o", "รวม.xlsx")
        assert (merged.code, merged.out.splitlines()[1]) == (0, "ไฟล์ที่รวมแล้ว: 2")
        done = ita_here(capsys, "progress", main, returned)
        assert (done.code, done.err, "ยังไม่ส่ง" in done.out) == (0, "", False)

    @pytest.mark.parametrize(
        "command", [["merge", "-o", "รวม.xlsx"], ["progress"], ["rollup", "-o", "รวม.xlsx"]]
    )
    @pytest.mark.parametrize("pattern", ["กลับมา/*.xlsx", "?.ods"])
    def it_reports_a_pattern_without_match_in_one_line(
        self, pattern, command, main, tmp_path, capsys, monkeypatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        done = ita_here(capsys, command[0], main, pattern, *command[1:])
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert done.err.startswith(f"{pattern}: ไม่มีไฟล์ที่ตรงกับชื่อนี้")

    @pytest.mark.parametrize("name", ["ไม่มี.xlsx", "ก.ods", "กลับมา"])
    def it_names_an_unusable_file_once(self, name, main, tmp_path, capsys, monkeypatch) -> None:
        monkeypatch.chdir(tmp_path)
        Path("ก.ods").write_bytes(b"x")
        Path("กลับมา").mkdir()
        alone = ita_here(capsys, "merge", main, name, "-o", "รวม.xlsx")
        assert (alone.code, len(alone.faults), alone.err.count(name), alone.err.count("ITA-E")) == (
            2,
            1,
            1,
            1,
        )
        ita_here(capsys, "split", main, "-o", "ส่ง")
        beside = ita_here(capsys, "merge", main, name, "ส่ง", "-o", "รวม.xlsx")
        faults = 0 if name == "กลับมา" else 1  # an empty folder beside another is nobody's fault
        assert (beside.code, len(beside.faults)) == (faults, faults)
        assert (beside.err.count(name), beside.err.count("ITA-E")) == (faults, faults)

    @pytest.mark.parametrize("words", [["--quiet"], ["--lang", "en"], []])
    def it_reports_the_backup_of_a_replaced_book_even_with_quiet(
        self, words, main, tmp_path, capsys, monkeypatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        for command in (
            ["new", "--edition", "2568"],
            ["merge", changed(main, tmp_path / "other.yaml", "ใหม่")],
        ):
            Path("a.xlsx").unlink(missing_ok=True)
            assert ita_here(capsys, "new", "--from", main, "-o", "a.xlsx").err == ""
            before = Path("a.xlsx").read_bytes()
            done = ita_here(capsys, *command, "-o", "a.xlsx", *words)
            assert (done.code, len(done.faults)) == (0, 1)
            assert done.err.endswith("a (ก่อนหน้า).xlsx\n")
            assert done.err.startswith("The old file" if "en" in words else "ไฟล์เดิม")
            assert Path("a (ก่อนหน้า).xlsx").read_bytes() == before


class DescribeProgress:
    def it_prints_divisions_as_json(self, main, capsys) -> None:
        done = ita_here(capsys, "progress", main, "--json")
        assert done.code == 0
        assert [each["division"] for each in json.loads(done.out)["divisions"]] == ["คลัง", "ปลัด"]

    def it_reports_that_nobody_is_assigned(self, tmp_path, capsys) -> None:
        (tmp_path / "a.yaml").write_text("edition: 2568\n")
        done = ita_here(capsys, "progress", tmp_path / "a.yaml")
        assert (done.code, done.err, len(done.out.splitlines())) == (0, "", 1)
        assert "ita split --suggest" in done.out
        assert json.loads(ita_here(capsys, "progress", tmp_path / "a.yaml", "--json").out)["divisions"] == []


class DescribeDiff:
    def it_exits_with_1_where_files_differ(self, main, tmp_path, capsys) -> None:
        other = changed(main, tmp_path / "other.yaml", "ใหม่")
        assert ita_here(capsys, "diff", main, main).code == 0
        done = ita_here(capsys, "diff", main, other, "--json")
        assert done.code == 1
        assert json.loads(done.out)["differences"] == [
            {"path": "items.OIT.o1.url", "what": "OIT o1 URL ของข้อมูล", "before": "เดิม", "after": "ใหม่"}
        ]


class DescribeEveryCommand:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["split", "none.xlsx", "-o", "x"],
            ["merge", "none.xlsx", "-o", "x.xlsx"],
            ["progress", "none.xlsx"],
            ["diff", "none.xlsx", "other.xlsx"],
        ],
    )
    def it_exits_with_2_where_a_file_is_missing(self, arguments, capsys) -> None:
        done = ita_here(capsys, *arguments)
        assert (done.code, done.out) == (2, "")
