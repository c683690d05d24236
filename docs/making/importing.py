"""A pasted result for the pictures of an import: the books it gives, and the review in the browser.

The review needs playwright and Chromium.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ita_tools.assessment.exchange import ACCEPT, REJECT
from ita_tools.jobs.import_results import import_results, write_result
from ita_tools.rubric import load_edition

__all__ = ["AFTER", "BEFORE", "picture_of_review", "write_books"]

BEFORE, AFTER = "import-before.xlsx", "import-after.xlsx"
_YEAR = 2568
_SCORES = ("99.33", "96.67", "100.00", "98.50")
_AGENCY = "เทศบาลตำบลตัวอย่าง"
_OF_EIT = 4
_WINDOW = {"width": 1100, "height": 1040}
_SECONDS = 60


def pasted_result() -> str:
    """Return a text as an officer copies it: the second column of the EIT has no heading of its own."""
    edition = load_edition(_YEAR)
    lines = [f"ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {_YEAR}", _AGENCY, "ข้อ\tข้อคำถาม\tคะแนน"]
    items = edition.items_of_tool("IIT")
    lines += [f"{item.code}\t{item.title}\t{_SCORES[n % len(_SCORES)]}" for n, item in enumerate(items)]
    lines.append("ข้อ\tข้อคำถาม\tคะแนน\tคะแนน")
    items = edition.items_of_tool("EIT1")[:_OF_EIT]
    lines += [f"{item.code}\t{item.title}\t{99 - n}.50\t{94 + n}.00" for n, item in enumerate(items)]
    lines += ["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\t98.67", "ตัวชี้วัดที่ 2 การใช้งบประมาณ\t99.17"]
    return "\n".join(lines) + "\n"


def write_books(folder: Path) -> None:
    """Write the book that the import makes of the text, and the same book once the officer has chosen."""
    assessment = import_results([], pasted=pasted_result().encode("utf-8")).assessment
    write_result(assessment, folder / BEFORE)
    chosen = (
        replace(each, choice=ACCEPT if each.path.startswith("items") else REJECT)
        for each in assessment.proposals
    )
    write_result(replace(assessment, proposals=tuple(chosen)), folder / AFTER)


def picture_of_review(folder: Path) -> Path:
    """Return a picture of the review of the text in a browser."""
    from playwright.sync_api import sync_playwright

    picture = folder / "review.png"
    with _running_page() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(viewport=_WINDOW).new_page()
        page.goto(address)
        page.get_by_role("link", name="นำเข้าผล").first.click()
        page.get_by_label("วางตาราง").fill(pasted_result())
        page.get_by_role("button", name="อ่านคะแนน").click()
        page.wait_for_url("**/page/**")
        page.screenshot(path=picture)
        browser.close()
    return picture


@contextmanager
def _running_page() -> Iterator[str]:
    """Run the local page without a browser; yield its address with the token."""
    command = (sys.executable, "-m", "ita_tools", "app", "--no-browser")
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")  # noqa: S603
    try:
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        yield next(match[0] for line in process.stdout if (match := re.search(r"http://\S+", line)))
    finally:
        process.terminate()
        process.wait(_SECONDS)
