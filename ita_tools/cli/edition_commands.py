"""The commands about the rubric of one year: ``ita edition show|check|new``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ita_tools.cli.i18n import _, echo_success, text_table
from ita_tools.cli.localized_commands import FILE, LocalizedGroup

if TYPE_CHECKING:
    from ita_tools.rubric import Band, Edition, Provenance

__all__ = ["edition", "edition_rows", "status_word"]

_GROUPS = {
    "rounding": "การปัดเศษ",
    "tools": "เครื่องมือ",
    "indicators": "ตัวชี้วัด",
    "subindicators": "ตัวชี้วัดย่อย",
    "scales": "ชุดคำตอบ",
    "items": "ข้อ",
    "weight": "น้ำหนักของข้อ",
    "levels": "ระดับ",
    "target": "ค่าเป้าหมาย",
    "unprocessed": "เครื่องมือที่ไม่ประมวลผล",
    "issues": "ประเด็น",
    "report": "รายงานที่ต้องเผยแพร่",
    "respondent_minimum": "จำนวนผู้ตอบขั้นต่ำ",
}
"""What the groups of an edition file are called."""
_CONFIDENCE = {"published": "ประกาศ", "derived": "พิสูจน์จากคะแนนจริง", "inferred": "อนุมาน"}


@click.group(cls=LocalizedGroup, subcommand_metavar="คำสั่ง ...")
def edition() -> None:
    """แสดง ตรวจ หรือเริ่มไฟล์หลักเกณฑ์ของปีหนึ่ง"""  # noqa: D400, D415


@edition.command()
@click.argument("year", type=int, metavar="ปี")
@click.option("--json", "as_json", is_flag=True, help="แสดงเป็น JSON")
def show(*, year: int, as_json: bool) -> None:
    """แสดงหลักเกณฑ์ของปีหนึ่ง: เครื่องมือ ตัวชี้วัด ข้อ ระดับ และความเชื่อมั่นของข้อมูล"""  # noqa: D400, D415
    from ita_tools.rubric import load_edition
    from ita_tools.rubric.edition_writer import edition_data
    from ita_tools.yaml_json import dump_json

    rubric = load_edition(year)
    if as_json:
        click.echo(dump_json(edition_data(rubric)), nl=False)
        return
    click.echo(f"{rubric.title}\n{_('สถานะ')}: {status_word(rubric.status)} {rubric.note}")
    click.echo(text_table(edition_rows(rubric)))


def edition_rows(rubric: Edition) -> Iterator[tuple[str, str, str, str]]:
    """Yield kind, code, text and confidence of every tool, level, rule, indicator and item."""
    from ita_tools.scoring.explanation import rules_of

    for tool in rubric.tools:
        yield _("เครื่องมือ"), tool.code, f"{tool.title} {tool.weight}%", _confidence(tool.provenance)
    for band in rubric.bands:
        yield _("ระดับ"), band.name, _minimum(band, rubric), _confidence(band.provenance)
    yield from ((_("วิธีคิด"), "", f"{name}: {rule}", "") for _key, name, rule in rules_of(rubric, _))
    for indicator in rubric.indicators:
        yield _("ตัวชี้วัด"), indicator.code, indicator.title, _confidence(indicator.provenance)
        for item in rubric.items_of_indicator(indicator.code):
            weight = f" ({item.weight.value}% {_confidence(item.weight.provenance)})" if item.weight else ""
            yield _("ข้อ"), item.code, f"{item.title}{weight}", _confidence(item.provenance)


def _minimum(band: Band, rubric: Edition) -> str:
    from ita_tools.rounding import points
    from ita_tools.scoring.explanation import tool_minimums

    total = points(band.total_min)
    if not band.asks_tools:
        return _("ตั้งแต่ {}").format(total)
    if band.tool_min:
        return _("ตั้งแต่ {} และ {}").format(total, tool_minimums(band, rubric))
    return _("ตั้งแต่ {} และทุกเครื่องมือ {}").format(total, points(band.every_tool_min))


def status_word(status: str) -> str:
    """Return what the status of an edition is called."""
    from ita_tools.workbook.sheets.guide_sheet import STATUS_WORDS

    return _(STATUS_WORDS[status])


def _confidence(provenance: Provenance) -> str:
    return _(_CONFIDENCE[provenance.confidence])


@edition.command()
@click.argument("file", type=FILE, metavar="ไฟล์")
def check(file: Path) -> None:
    """ตรวจไฟล์หลักเกณฑ์: โครงสร้าง น้ำหนัก รหัส และการต่อเนื่องของข้อจากปีก่อน"""  # noqa: D400, D415
    from ita_tools.jobs.editions import check_edition

    checked = check_edition(file)
    summary = _("{}: ปีงบประมาณ พ.ศ. {} ใช้ได้ {} ข้อ").format(checked.file, checked.year, checked.items)
    skipped = _(" (ไม่ได้ตรวจการต่อเนื่อง เพราะไม่มีหลักเกณฑ์ปี {})").format(checked.missing_previous)
    click.echo(summary if checked.missing_previous is None else summary + skipped)
    if checked.inferred:
        counts = ", ".join(f"{_(_GROUPS[group])} {count}" for group, count in checked.inferred)
        click.echo(_("ยังอนุมาน (inferred): {}").format(counts))


@edition.command()
@click.argument("year", type=int, metavar="ปี")
@click.option("--from", "source", type=int, required=True, metavar="ปี", help="ปีที่จะยกมาเป็นต้นแบบ")
@click.option("-o", "out", type=FILE, help="ไฟล์ที่จะเขียน (ถ้าไม่ใส่ เขียนเป็น ปี.yaml ในโฟลเดอร์ปัจจุบัน)")
def new(year: int, source: int, out: Path | None) -> None:
    """เริ่มไฟล์หลักเกณฑ์ของปีใหม่จากปีก่อน ทุกข้อเท็จจริงเป็น inferred จนกว่าจะตรวจ"""  # noqa: D400, D415
    from ita_tools.jobs.editions import start_edition

    target = out or Path(f"{year}.yaml")
    start_edition(year, source, target)
    echo_success("ไฟล์หลักเกณฑ์", target)
