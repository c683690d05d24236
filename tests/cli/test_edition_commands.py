"""``ita edition show|check|new`` and ``--editions``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from ita_tools.cli.edition_commands import edition_rows
from ita_tools.cli.i18n import set_language
from ita_tools.rubric import available_years, load_edition, use_editions
from ita_tools.rubric.edition_writer import edition_text
from ita_tools.rubric.loader import parse_edition
from tests.cli.running import ita_here
from tests.rubric.editing import BUNDLED, changed

YEARS = available_years()


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Work in an empty folder, with a home of its own, and forget every folder of editions afterwards."""
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_DATA_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    yield tmp_path
    use_editions(None)


# ita edition show --------------------------------------------------------------------------------------


def it_shows_everything_of_an_edition_with_how_sure_it_is(capsys):
    edition = load_edition(2568)
    done = ita_here(capsys, "edition", "show", "2568")
    lines = done.out.splitlines()
    assert (done.code, done.err) == (0, "")
    assert lines[0] == edition.title
    assert lines[1].startswith("สถานะ: ")
    assert len(lines) == 2 + sum(map(len, (edition.tools, edition.bands, edition.indicators, edition.items)))
    assert {line.split()[-1] for line in lines[2:]} <= {"ประกาศ", "พิสูจน์จากคะแนนจริง", "อนุมาน"}
    assert any(re.search(r"\bo2\b.*2\.5% พิสูจน์จากคะแนนจริง", line) for line in lines)
    assert any(re.search(r"\bo1\b.*% อนุมาน", line) for line in lines)


def it_shows_an_edition_as_json(capsys):
    done = ita_here(capsys, "edition", "show", "2568", "--json")
    data = json.loads(done.out)
    assert (done.code, data["edition"], data["previous"]) == (0, 2568, 2567)
    assert [tool["weight"] for tool in data["tools"]] == [30, 15, 15, 40]
    assert parse_edition(done.out, "2568.json") == load_edition(2568)


@pytest.mark.parametrize("year", ["2599", "0"])
def it_names_the_years_there_are_where_one_is_not(year, capsys):
    done = ita_here(capsys, "edition", "show", year)
    assert (done.code, done.out, len(done.faults)) == (2, "", 1)
    assert "2568, 2569" in done.err
    assert done.err.endswith("[ITA-E301]\n")


@pytest.mark.parametrize(
    ("language", "kinds", "top"),
    [
        ("th", ["เครื่องมือ", "ระดับ", "ตัวชี้วัด", "ข้อ"], "ตั้งแต่ 95.00 และทุกเครื่องมือ 95.00"),
        ("en", ["tool", "level", "indicator", "item"], "from 95.00, and every tool 95.00"),
    ],
)
def it_names_kinds_and_bounds_in_the_language_of_the_run(language, kinds, top, request):
    request.addfinalizer(set_language)
    set_language(language)
    edition = load_edition(2568)
    rows = list(edition_rows(edition))
    assert list(dict.fromkeys(row[0] for row in rows)) == kinds
    assert next(text for _, code, text, _ in rows if code == edition.bands[0].name) == top
    assert {each.title for each in edition.indicators} <= {row[2] for row in rows}


# ita edition check -------------------------------------------------------------------------------------


def it_says_that_an_edition_can_be_used(capsys):
    Path("2571.yaml").write_text(changed(("edition: 2568\n", "edition: 2571\n")), "utf-8")
    done = ita_here(capsys, "edition", "check", "2571.yaml")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"2571.yaml: ปีงบประมาณ พ.ศ. 2571 ใช้ได้ {len(load_edition(2568).items)} ข้อ\n"


@pytest.mark.parametrize("year", range(2564, 2570))
def it_can_use_every_bundled_edition(year, capsys):
    Path("draft.yaml").write_text(edition_text(load_edition(year)), "utf-8")
    assert ita_here(capsys, "edition", "check", "draft.yaml").code == 0


def it_names_every_fault_of_form_at_once(capsys):
    text = changed(
        ("    weight: 30\n", ""),
        ("status: transcribed\n", "status: perfect\n"),
        ("  - code: i1\n", "  - code: i1\n    colour: red\n"),
        ("  score: 85\n", "  score: 185\n"),
    )
    Path("2571.yaml").write_text(text, "utf-8")
    done = ita_here(capsys, "edition", "check", "2571.yaml")
    assert (done.code, done.out, len(done.faults)) == (2, "", 4)
    for line in done.faults:
        assert re.fullmatch(r"2571\.yaml บรรทัด \d+ \(.+\): .+ — .+ \[ITA-E20\d\]", line)


def it_names_every_contradiction_at_once(capsys):
    text = changed(
        ("edition: 2568\n", "edition: 2571\n"),
        ("    weight: 30\n", "    weight: 31\n"),
        ("items: [i10, i11, i12]", "items: [i10, i11, i99]"),
        ("total_min: 0,", "total_min: 10,"),
    )
    Path("2571.yaml").write_text(text, "utf-8")
    done = ita_here(capsys, "edition", "check", "2571.yaml")
    assert (done.code, done.out) == (2, "")
    assert [re.match(r"2571\.yaml \((.+?)\): ", line)[1] for line in done.faults] == [
        "issues.issue-4",
        "tools",
        "levels",
        "items.i12",
    ]
    assert all(line.endswith("[ITA-E302]") for line in done.faults)


def it_follows_the_items_into_the_year_before(capsys):
    text = BUNDLED.replace("succeeds: [o4]", "succeeds: [o98]")
    assert text != BUNDLED
    Path("2568.yaml").write_text(text, "utf-8")
    done = ita_here(capsys, "edition", "check", "2568.yaml")
    assert (done.code, done.out, len(done.faults)) == (2, "", 1)
    assert "หลักเกณฑ์ปี 2567 ไม่มีข้อ o98" in done.err


def it_says_where_it_could_not_follow_them(capsys):
    text = changed(("edition: 2568\n", "edition: 2599\n"), ("\nprevious: 2567\n", "\nprevious: 2598\n"))
    Path("2599.yaml").write_text(text, "utf-8")
    done = ita_here(capsys, "edition", "check", "2599.yaml")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("(ไม่ได้ตรวจการต่อเนื่อง เพราะไม่มีหลักเกณฑ์ปี 2598)\n")


def it_refuses_a_file_named_for_another_year(capsys):
    Path("2571.yaml").write_text(BUNDLED, "utf-8")
    done = ita_here(capsys, "edition", "check", "2571.yaml")
    assert (done.code, done.out, len(done.faults)) == (2, "", 1)
    assert done.err.startswith("2571.yaml (edition): ชื่อไฟล์เป็นปี 2571 แต่ในไฟล์เป็นปี 2568")


@pytest.mark.parametrize(
    ("name", "content"),
    [("nowhere.yaml", None), ("2571.yaml", b"edition: [\n"), ("2571.yaml", b"\xa1\xa2"), ("2571.yaml", b"")],
)
def it_refuses_what_is_no_edition(name, content, capsys):
    if content is not None:
        Path(name).write_bytes(content)
    done = ita_here(capsys, "edition", "check", name)
    assert (done.code, done.out) == (2, "")
    assert all(re.search(r"\[ITA-E\d{3}\]$", line) for line in done.faults)
    assert name in done.err


# ita edition new ---------------------------------------------------------------------------------------


def it_starts_a_draft_in_this_folder(capsys, folder):
    done = ita_here(capsys, "edition", "new", "2570", "--from", "2569")
    assert (done.code, done.out, done.err) == (0, "ไฟล์หลักเกณฑ์: 2570.yaml\n", "")
    draft = parse_edition((folder / "2570.yaml").read_text("utf-8"), "2570.yaml")
    assert (draft.year, draft.previous, draft.status) == (2570, 2569, "draft")
    assert {item.code: item.succeeds for item in draft.items} == {
        item.code: (item.code,) for item in load_edition(2569).items
    }
    assert ita_here(capsys, "edition", "check", "2570.yaml").code == 0


def it_never_overwrites_an_edition_somebody_works_on(capsys, folder):
    Path("2570.yaml").write_text("งานของฉัน", "utf-8")
    done = ita_here(capsys, "edition", "new", "2570", "--from", "2569")
    assert (done.code, done.out, len(done.faults)) == (2, "", 1)
    assert done.err.startswith("2570.yaml: มีไฟล์นี้อยู่แล้ว")
    assert Path("2570.yaml").read_text("utf-8") == "งานของฉัน"
    assert [path.name for path in folder.iterdir()] == ["2570.yaml"]
    assert ita_here(capsys, "edition", "new", "2570", "--from", "2569", "-o", "other.yaml").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2569", "--from", "2569"], "ไม่ได้อยู่หลังปี 2569"),
        (["2568", "--from", "2569"], "ไม่ได้อยู่หลังปี 2569"),
        (["2601", "--from", "2600"], "2600"),
        (["2570"], "--from"),
        (["ปีหน้า", "--from", "2569"], "ใช้ไม่ได้"),
    ],
)
def it_refuses_years_that_cannot_be(arguments, said, capsys, folder):
    done = ita_here(capsys, "edition", "new", *arguments)
    assert (done.code, done.out, len(done.faults)) == (2, "", 1)
    assert said in done.err
    assert list(folder.iterdir()) == []


# --editions --------------------------------------------------------------------------------------------


@pytest.fixture
def own(folder):
    """Keep an edition of 2571 in a folder of its own."""
    (folder / "own").mkdir()
    text = changed(("edition: 2568\ntitle: ", "edition: 2571\ntitle: ฉบับของเรา "))
    (folder / "own" / "2571.yaml").write_text(text, "utf-8")
    return "own"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--editions", "own", "edition", "show", "2571"],
        ["edition", "--editions", "own", "show", "2571"],
        ["edition", "show", "--editions", "own", "2571"],
        ["edition", "show", "2571", "--editions", "own"],
    ],
)
def it_takes_a_folder_of_editions_before_and_after_the_name_of_a_command(arguments, own, capsys):
    done = ita_here(capsys, *arguments)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("ฉบับของเรา ")


@pytest.mark.parametrize(
    "arguments", [["--editions", "own", "score", "a.yaml"], ["score", "a.yaml", "--editions", "own"]]
)
def it_scores_by_an_edition_of_such_a_folder(arguments, own, capsys):
    Path("a.yaml").write_text("edition: 2571\npublished: {total: 90, level: ผ่านดี}\n", "utf-8")
    done = ita_here(capsys, *arguments)
    assert (done.code, done.err) == (0, "")
    assert "90.00" in done.out


def it_lists_the_editions_of_such_a_folder_too(own, capsys):
    years = re.findall(r"^25\d\d\b", ita_here(capsys, "--editions", "own", "editions").out, re.MULTILINE)
    assert years == [*map(str, YEARS), "2571"]


def it_does_not_know_them_without(own, capsys):
    assert ita_here(capsys, "edition", "show", "2571").code == 2


@pytest.mark.parametrize(
    "arguments", [["--editions", "nowhere", "editions"], ["editions", "--editions", "nowhere"]]
)
def it_needs_such_a_folder(arguments, capsys):
    done = ita_here(capsys, *arguments)
    assert (done.code, done.out, len(done.faults)) == (2, "", 1)
    assert done.err.startswith("nowhere: ไม่พบโฟลเดอร์ของหลักเกณฑ์")
