"""``ita edition show|check|new`` and ``--editions``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ita_tools.cli.edition_commands import edition_rows
from ita_tools.cli.i18n import set_language
from ita_tools.rubric import load_edition, use_editions
from ita_tools.rubric.edition_writer import edition_text
from ita_tools.rubric.loader import parse_edition
from ita_tools.scoring.explanation import rules_of
from tests.cli.running import ita_here
from tests.editions import YEARS
from tests.rubric.editing import BUNDLED, changed


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Return an empty current folder with the home folders below it; no folder of editions stays set."""
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_DATA_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    yield tmp_path
    use_editions(None)


@pytest.fixture
def own(folder):
    """Write an edition of 2571 into a folder of its own; return its name."""
    (folder / "own").mkdir()
    text = changed(("edition: 2568\ntitle: ", "edition: 2571\ntitle: ฉบับของเรา "))
    (folder / "own" / "2571.yaml").write_text(text, "utf-8")
    return "own"


class DescribeEditionShow:
    def it_shows_every_part_of_an_edition_with_its_confidence(self, capsys):
        edition = load_edition(2568)
        done = ita_here(capsys, "edition", "show", "2568")
        lines = done.out.splitlines()
        assert (done.code, done.err) == (0, "")
        assert lines[0] == edition.title
        assert lines[1].startswith("สถานะ: ")
        rules = [line for line in lines if line.startswith("วิธีคิด")]
        others = [line for line in lines[2:] if line not in rules]
        assert len(rules) == len(list(rules_of(edition))) > len(edition.indicators)
        assert len(others) == sum(map(len, (edition.tools, edition.bands, edition.indicators, edition.items)))
        assert {line.split()[-1] for line in others} <= {"ประกาศ", "พิสูจน์จากคะแนนจริง", "อนุมาน"}
        assert any(re.search(r"\bo2\b.*2\.5% พิสูจน์จากคะแนนจริง", line) for line in lines)
        assert any(re.search(r"\bo1\b.*% อนุมาน", line) for line in lines)

    def it_shows_an_edition_as_json(self, capsys):
        done = ita_here(capsys, "edition", "show", "2568", "--json")
        data = json.loads(done.out)
        assert (done.code, data["edition"], data["previous"]) == (0, 2568, 2567)
        assert [tool["weight"] for tool in data["tools"]] == [30, 15, 15, 40]
        assert parse_edition(done.out, "2568.json") == load_edition(2568)

    @pytest.mark.parametrize("year", ["2599", "0"])
    def it_lists_the_available_years_for_an_unknown_year(self, year, capsys):
        done = ita_here(capsys, "edition", "show", year)
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert "2568, 2569" in done.err
        assert done.err.endswith("[ITA-E301]\n")

    @pytest.mark.parametrize(
        ("language", "kinds", "top"),
        [
            ("th", ["เครื่องมือ", "ระดับ", "วิธีคิด", "ตัวชี้วัด", "ข้อ"], "ตั้งแต่ 95.00 และทุกเครื่องมือ 95.00"),
            ("en", ["tool", "level", "rule", "indicator", "item"], "from 95.00, and every tool 95.00"),
        ],
    )
    def it_shows_kinds_and_minimums_in_the_language_of_the_run(self, language, kinds, top, request):
        request.addfinalizer(set_language)
        set_language(language)
        edition = load_edition(2568)
        rows = list(edition_rows(edition))
        assert list(dict.fromkeys(row[0] for row in rows)) == kinds
        assert next(text for _, code, text, _ in rows if code == edition.bands[0].name) == top
        assert {each.title for each in edition.indicators} <= {row[2] for row in rows}


class DescribeEditionCheck:
    def it_accepts_a_valid_edition(self, capsys):
        Path("2571.yaml").write_text(changed(("edition: 2568\n", "edition: 2571\n")), "utf-8")
        done = ita_here(capsys, "edition", "check", "2571.yaml")
        assert (done.code, done.err) == (0, "")
        summary, inferred = done.out.splitlines()
        assert summary == f"2571.yaml: ปีงบประมาณ พ.ศ. 2571 ใช้ได้ {len(load_edition(2568).items)} ข้อ"
        weights = sum(item.weight.provenance.inferred for item in load_edition(2568).items if item.weight)
        assert inferred.startswith(f"ยังอนุมาน (inferred): น้ำหนักของข้อ {weights}, ")

    @pytest.mark.parametrize("year", YEARS)
    def it_accepts_every_bundled_edition(self, year, capsys):
        Path("draft.yaml").write_text(edition_text(load_edition(year)), "utf-8")
        assert ita_here(capsys, "edition", "check", "draft.yaml").code == 0

    def it_lists_all_faults_of_structure(self, capsys):
        text = changed(
            ("    weight: 30\n", ""),
            ("status: transcribed\n", "status: perfect\n"),
            ("  - code: i1\n", "  - code: i1\n    colour: red\n"),
            ("  score: 85\n", "  score: 185\n"),
        )
        Path("2571.yaml").write_text(text, "utf-8")
        done = ita_here(capsys, "edition", "check", "2571.yaml")
        assert (done.code, done.out, len(done.faults)) == (2, "", 5)
        assert "ชื่อไฟล์เป็นปี 2571 แต่ในไฟล์เป็นปี 2568" in done.faults[-1]
        for line in done.faults:
            assert re.fullmatch(r"2571\.yaml บรรทัด \d+ \(.+\): .+ — .+ \[ITA-E(20\d|302)\]", line)

    def it_lists_all_contradictions(self, capsys):
        text = changed(
            ("edition: 2568\n", "edition: 2571\n"),
            ("    weight: 30\n", "    weight: 31\n"),
            ("items: [i10, i11, i12]", "items: [i10, i11, i99]"),
            ("total_min: 0,", "total_min: 10,"),
        )
        Path("2571.yaml").write_text(text, "utf-8")
        done = ita_here(capsys, "edition", "check", "2571.yaml")
        assert (done.code, done.out) == (2, "")
        assert [re.match(r"2571\.yaml บรรทัด \d+ \((.+?)\): ", line)[1] for line in done.faults] == [
            "issues.issue-4",
            "tools",
            "levels",
            "items.i12",
        ]
        assert all(line.endswith("[ITA-E302]") for line in done.faults)

    def it_checks_succession_against_the_year_before(self, capsys):
        text = BUNDLED.replace("succeeds: [o4]", "succeeds: [o98]")
        assert text != BUNDLED
        Path("2568.yaml").write_text(text, "utf-8")
        done = ita_here(capsys, "edition", "check", "2568.yaml")
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert "หลักเกณฑ์ปี 2567 ไม่มีข้อ o98" in done.err

    def it_reports_that_the_year_before_is_missing(self, capsys):
        text = changed(("edition: 2568\n", "edition: 2599\n"), ("\nprevious: 2567\n", "\nprevious: 2598\n"))
        Path("2599.yaml").write_text(text, "utf-8")
        done = ita_here(capsys, "edition", "check", "2599.yaml")
        assert (done.code, done.err) == (0, "")
        summary = done.out.splitlines()[0]
        assert summary.endswith("(ไม่ได้ตรวจการต่อเนื่อง เพราะไม่มีหลักเกณฑ์ปี 2598)")

    def it_refuses_a_file_named_for_another_year(self, capsys):
        Path("2571.yaml").write_text(BUNDLED, "utf-8")
        done = ita_here(capsys, "edition", "check", "2571.yaml")
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert done.err.startswith("2571.yaml บรรทัด 4 (edition): ชื่อไฟล์เป็นปี 2571 แต่ในไฟล์เป็นปี 2568")

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("nowhere.yaml", None),
            ("2571.yaml", b"edition: [\n"),
            ("2571.yaml", b"\xa1\xa2"),
            ("2571.yaml", b""),
        ],
    )
    def it_refuses_a_file_that_is_no_edition(self, name, content, capsys):
        if content is not None:
            Path(name).write_bytes(content)
        done = ita_here(capsys, "edition", "check", name)
        assert (done.code, done.out) == (2, "")
        assert all(re.search(r"\[ITA-E\d{3}\]$", line) for line in done.faults)
        assert name in done.err


class DescribeEditionNew:
    def it_writes_a_draft_into_the_current_folder(self, capsys, folder):
        done = ita_here(capsys, "edition", "new", "2570", "--from", "2569")
        assert (done.code, done.out, done.err) == (0, "ไฟล์หลักเกณฑ์: 2570.yaml\n", "")
        draft = parse_edition((folder / "2570.yaml").read_text("utf-8"), "2570.yaml")
        assert (draft.year, draft.previous, draft.status) == (2570, 2569, "draft")
        assert {item.code: item.succeeds for item in draft.items} == {
            item.code: (item.code,) for item in load_edition(2569).items
        }
        assert ita_here(capsys, "edition", "check", "2570.yaml").code == 0

    def it_never_overwrites_an_edition(self, capsys, folder):
        Path("2570.yaml").write_text("งานของฉัน", "utf-8")
        done = ita_here(capsys, "edition", "new", "2570", "--from", "2569")
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert done.err.startswith("2570.yaml: มีไฟล์นี้อยู่แล้ว")
        assert Path("2570.yaml").read_text("utf-8") == "งานของฉัน"
        assert [path.name for path in folder.iterdir()] == ["2570.yaml"]
        assert ita_here(capsys, "edition", "new", "2570", "--from", "2569", "-o", "other.yaml").code == 0

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["2569", "--from", "2569"], "ไม่ได้อยู่หลังปี 2569"),
            (["2568", "--from", "2569"], "ไม่ได้อยู่หลังปี 2569"),
            (["2601", "--from", "2600"], "2600"),
            (["2570"], "--from"),
            (["ปีหน้า", "--from", "2569"], "ใช้ไม่ได้"),
        ],
    )
    def it_refuses_impossible_years(self, arguments, words, capsys, folder):
        done = ita_here(capsys, "edition", "new", *arguments)
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert words in done.err
        assert list(folder.iterdir()) == []


class DescribeEditionsOption:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["--editions", "own", "edition", "show", "2571"],
            ["edition", "--editions", "own", "show", "2571"],
            ["edition", "show", "--editions", "own", "2571"],
            ["edition", "show", "2571", "--editions", "own"],
        ],
    )
    def it_stands_before_or_after_the_name_of_a_command(self, arguments, own, capsys):
        done = ita_here(capsys, *arguments)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("ฉบับของเรา ")

    @pytest.mark.parametrize(
        "arguments", [["--editions", "own", "score", "a.yaml"], ["score", "a.yaml", "--editions", "own"]]
    )
    def it_adds_the_editions_of_a_folder_for_scoring(self, arguments, own, capsys):
        Path("a.yaml").write_text("edition: 2571\npublished: {total: 90, level: ผ่านดี}\n", "utf-8")
        done = ita_here(capsys, *arguments)
        assert (done.code, done.err) == (0, "")
        assert "90.00" in done.out

    def it_adds_the_editions_of_a_folder_to_the_list(self, own, capsys):
        years = re.findall(r"^25\d\d\b", ita_here(capsys, "--editions", "own", "editions").out, re.MULTILINE)
        assert years == [*map(str, YEARS), "2571"]

    def it_is_needed_for_the_editions_of_a_folder(self, own, capsys):
        assert ita_here(capsys, "edition", "show", "2571").code == 2

    @pytest.mark.parametrize(
        "arguments", [["--editions", "nowhere", "editions"], ["editions", "--editions", "nowhere"]]
    )
    def it_refuses_a_missing_folder(self, arguments, capsys):
        done = ita_here(capsys, *arguments)
        assert (done.code, done.out, len(done.faults)) == (2, "", 1)
        assert done.err.startswith("nowhere: ไม่พบโฟลเดอร์ของหลักเกณฑ์")
