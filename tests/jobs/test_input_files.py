"""Patterns and folders: which files they stand for."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest

from ita_tools.errors import Faults, FileForeign, FileMissing
from ita_tools.jobs import input_files as gathering
from ita_tools.jobs.input_files import collect_workbooks, expand_globs, workbooks_in

NAMES = ("ข.xlsx", "ก.xlsx", "~$ก.xlsx", "ค.XLSM", "ง.yaml", ".ซ่อน.xlsx", "ลึก/จ.xlsx")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        path = Path("กลับมา", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    return Path("กลับมา")


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.xlsx", ["ก.xlsx", "ข.xlsx"]),
        ("?.xlsx", ["ก.xlsx", "ข.xlsx"]),
        ("**/*.xlsx", ["ลึก/จ.xlsx"]),
        ("*", ["ก.xlsx", "ข.xlsx", "ค.XLSM", "ง.yaml", "ลึก"]),
    ],
)
@pytest.mark.parametrize("absolute", [False, True])
def it_expands_a_pattern_in_the_order_of_names(
    absolute: bool, pattern: str, names: list[str], folder: Path
) -> None:
    place = folder.resolve() if absolute else folder
    assert expand_globs([place / pattern]) == tuple(place / name for name in names)


def it_leaves_names_alone_that_exist_or_hold_no_sign(folder: Path) -> None:
    for name in ("ก*.xlsx", "[ก].xlsx", "[ก]1.xlsx"):
        (folder / name).write_bytes(b"")
    given = (folder / "ก*.xlsx", folder / "ไม่มี.xlsx", folder)
    assert expand_globs(given) == given
    assert expand_globs([folder / "[ก]?.xlsx"]) == (folder / "[ก]1.xlsx",)


def it_tells_every_pattern_that_matches_nothing(folder: Path) -> None:
    with pytest.raises(FileMissing) as caught:
        expand_globs([folder / "*.xlsx", folder / "*.ods"])
    assert (caught.value.where, str(caught.value).count("ITA-E101")) == (str(folder / "*.ods"), 1)
    with pytest.raises(Faults):
        expand_globs([folder / "*.ods", Path("ไม่มี", "*.xlsx")])
    with pytest.raises(FileMissing):
        expand_globs([folder / "ข.xls?"], [folder / "ข.xlsx"])


def it_takes_the_workbooks_of_a_folder_once_and_none_below(folder: Path) -> None:
    own = (folder / ".ซ่อน.xlsx", folder / "ก.xlsx", folder / "ข.xlsx", folder / "ค.XLSM")
    assert tuple(workbooks_in(folder)) == own
    given = [folder, folder / "*.xlsx", folder / "ข.xlsx", folder / "ง.yaml"]
    assert collect_workbooks(given) == (*own, folder / "ง.yaml")


def it_passes_over_what_is_apart_unless_it_is_named(folder: Path) -> None:
    main = folder.resolve() / "ก.xlsx"
    assert folder / "ก.xlsx" not in collect_workbooks([folder, folder / "*.xlsx"], [main])
    assert collect_workbooks([folder / "ก.xlsx"], [main]) == (folder / "ก.xlsx",)


def it_says_that_a_folder_cannot_be_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", closed)
    with pytest.raises(FileForeign, match="เปิดโฟลเดอร์ไม่ได้"):
        collect_workbooks([folder])


def it_sees_no_pattern_in_the_mark_of_a_long_path_of_windows() -> None:
    assert gathering._below(PureWindowsPath(r"\\?\C:\กลับมา\a.xlsx")) == r"กลับมา\a.xlsx"
