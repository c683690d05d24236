"""The command ``ita rollup``: many agencies in one workbook."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ita_tools.cli.i18n import _, echo_backup, echo_success, echo_warning, prefix_title, quiet, text_table
from ita_tools.cli.localized_commands import FILE, LocalizedCommand

if TYPE_CHECKING:
    from ita_tools.jobs.rollup import RollupOutcome
    from ita_tools.jobs.rollup.write_standing import StandingCopies
    from ita_tools.sharing.rollup.skipped_files import SkippedFile

__all__ = ["rollup"]

_MAX_SKIPPED = 10
"""Skipped files listed on the terminal; the workbook lists all."""


@click.command(cls=LocalizedCommand)
@click.argument("paths", type=FILE, metavar="ไฟล์|โฟลเดอร์...", nargs=-1, required=True)
@click.option("-o", "out", type=FILE, required=True, help="สมุดงานรวมผลที่จะสร้าง (.xlsx)")
@click.option("--jobs", type=int, metavar="จำนวน", help="จำนวนงานที่อ่านพร้อมกัน (ไม่ระบุ ใช้ทุกแกนของเครื่อง)")
@click.option(
    "--write-standing",
    "folder",
    type=FILE,
    metavar="โฟลเดอร์",
    help="เขียนสำเนาของแต่ละไฟล์พร้อมอันดับของหน่วยงานไว้ในโฟลเดอร์นี้ (ไฟล์เดิมคงเดิม)",
)
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
@click.pass_context
def rollup(
    context: click.Context,
    *,
    paths: tuple[Path, ...],
    out: Path,
    jobs: int | None,
    folder: Path | None,
    as_json: bool,
) -> None:
    """รวมผลของหลายหน่วยงานเป็นสมุดงานเดียว (รหัสจบ 1 เมื่อมีไฟล์ที่ข้าม)"""  # noqa: D400, D415
    from ita_tools.jobs.input_files import expand_globs
    from ita_tools.jobs.rollup import find_files, require_ready, roll_up
    from ita_tools.jobs.rollup.write_standing import require_apart, write_standings
    from ita_tools.yaml_json import dump_json

    require_ready(out, jobs)
    named = expand_globs(paths, (out,))
    discovered = find_files(named, out)
    if folder is not None:
        require_apart(folder, named, discovered, out)
    with _progress_bar(len(discovered.tasks)) as advance:
        outcome = roll_up(discovered, out, jobs=jobs, advance=advance)
    copies = write_standings(outcome, discovered, folder, jobs=jobs) if folder is not None else None
    if as_json:
        more = {"standing": copies.data()} if copies else {}
        click.echo(dump_json({"file": str(out), **outcome.data(), **more}), nl=False)
    else:
        click.echo(text_table(_rows(outcome), right=[1, 2, 3, 4, 5]))
        echo_success("สมุดงาน", out)
        _echo_skipped(outcome.skipped)
        if copies:
            _echo_copies(copies)
    echo_backup(outcome.backup)
    context.exit(1 if outcome.skipped or (copies and copies.failed) else 0)


@contextmanager
def _progress_bar(files: int) -> Iterator[Callable[[int], object]]:
    """Show a progress bar on a terminal; nothing in a file or pipe, nor with ``--quiet``."""
    if quiet() or not sys.stderr.isatty():
        yield lambda steps: None
        return
    with click.progressbar(length=files, label=_("กำลังอ่าน"), file=sys.stderr, show_pos=True) as bar:
        yield bar.update


def _rows(outcome: RollupOutcome) -> Iterator[tuple[str, ...]]:
    yield tuple(map(_, ("ปีงบประมาณ พ.ศ.", "หน่วยงาน", "ค่าเฉลี่ย", "มัธยฐาน", "ต่ำสุด", "สูงสุด")))
    for year, figures in outcome.data()["editions"].items():
        scores = (figures[name] or "-" for name in ("mean", "median", "least", "greatest"))
        yield (year, f"{figures['agencies']:,}", *scores)


def _echo_skipped(skipped: Sequence[SkippedFile]) -> None:
    for each in skipped[:_MAX_SKIPPED]:
        _echo_reason(each)
    if len(skipped) > _MAX_SKIPPED:
        click.echo(_("ข้ามทั้งหมด {} ไฟล์ ดูที่แผ่นงาน ไฟล์ที่ข้าม").format(f"{len(skipped):,}"), err=True)


def _echo_reason(each: SkippedFile) -> None:
    reason, *further_lines = each.reason.split("\n", 1)
    remedy = each.remedy.replace("\n", " ")
    click.echo(
        f"{_('ข้าม')} {each.file}: {prefix_title(each.code, reason)}{' ...' if further_lines else ''}"
        f"{f' — {remedy}' if remedy else ''}{f' [{each.code}]' if each.code else ''}",
        err=True,
    )


def _echo_copies(copies: StandingCopies) -> None:
    echo_success("โฟลเดอร์", copies.folder)
    echo_success("สำเนาที่เขียนอันดับแล้ว", copies.written)
    if copies.replaced:
        echo_warning(_("แทนอันดับที่มีอยู่เดิมในสำเนาของ {}").format(", ".join(copies.replaced[:_MAX_SKIPPED])))
    for each in copies.failed:
        _echo_reason(each)
