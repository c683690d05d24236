"""The page in Chromium: every state looked at by axe, every button by a new user, and all without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.app.visiting import Visitor, running_page
from tests.browser import chromium

pytestmark = pytest.mark.chromium
LAPTOP, PHONE = {"width": 1366, "height": 768}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started


@pytest.fixture
def stranger() -> Iterator[Visitor]:
    with running_page() as visitor:
        yield visitor


def is_good(page, states: list[str]) -> None:
    """Require that axe finds nothing in a state of the page, and that nothing is wider than the window."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == [], page.title()
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], page.title()
    states.append(page.title().removesuffix(" - ITA"))


class DescribePageInBrowser:
    @pytest.mark.parametrize("view", [LAPTOP, PHONE], ids=["laptop", "phone"])
    def it_is_accessible_in_every_state_and_asks_nobody_else(
        self, browser, stranger: Visitor, view: dict[str, int], tmp_path: Path
    ) -> None:
        context, states, asked = browser.new_context(viewport=view, bypass_csp=True), [], []
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(stranger.access.start_address)
        is_good(page, states)
        page.get_by_role("button", name="เปิดตัวอย่าง").click()
        page.wait_for_url("**/book/**")
        book = page.url
        is_good(page, states)
        if view is PHONE:
            return
        page.get_by_role("button", name="หาทาง").click()
        page.wait_for_url("**/page/**")
        is_good(page, states)
        page.goto(f"http://{stranger.access.host}/import")
        is_good(page, states)
        page.get_by_label("วางตาราง").fill("ปีงบประมาณ พ.ศ. 2568\nคะแนนรวม\t96.04\ni3\t90.00\ni3\t100.00")
        page.get_by_role("button", name="อ่านคะแนน").click()
        page.wait_for_url("**/page/**")
        is_good(page, states)
        (tmp_path / "bad.xlsx").write_bytes(b"PK")
        page.goto(f"http://{stranger.access.host}/")
        page.get_by_label("เลือกสมุดงาน ITA").set_input_files(tmp_path / "bad.xlsx")
        page.get_by_role("heading", name="ทำไม่สำเร็จ").wait_for()
        is_good(page, states)
        page.goto(book)
        page.get_by_role("button", name="ปิดโปรแกรม").click()
        page.get_by_role("heading", name="ปิดโปรแกรมแล้ว").wait_for()
        is_good(page, states)
        assert len(states) == 7
        assert [each for each in asked if not each.startswith(f"http://{stranger.access.host}/")] == []
        context.close()

    def it_ticks_all_values_of_one_doubt_at_once(self, browser, stranger: Visitor) -> None:
        page = browser.new_context(viewport=LAPTOP).new_page()
        page.goto(stranger.access.start_address)
        page.goto(f"http://{stranger.access.host}/import")
        page.get_by_label("วางตาราง").fill("ปีงบประมาณ พ.ศ. 2568\ne1\t90.00\ne2\t91.00\ni3\t90.00\ni3\t100.00")
        page.get_by_role("button", name="อ่านคะแนน").click()
        page.get_by_role("button", name="ใช้ทั้ง 2 ค่า").click()
        assert page.locator("input[name=confirmed]:checked").count() == 2
        assert page.get_by_role("group", name="ไม่แน่ว่า").locator("input:checked").count() == 2
        page.context.close()

    def it_gives_a_new_user_a_report_from_the_words_of_the_page_alone(
        self, browser, stranger: Visitor, tmp_path: Path
    ) -> None:
        context = browser.new_context(viewport=LAPTOP)
        page, faults = context.new_page(), []
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(stranger.access.start_address)
        page.get_by_role("button", name="เปิดตัวอย่าง").click()
        page.wait_for_url("**/book/**")
        page.get_by_label("ชนิด").select_option(label="รายงานฉบับย่อ")
        with page.expect_download() as download:  # it starts by itself
            page.get_by_role("button", name="สร้างรายงาน").click()
        download.value.save_as(tmp_path / "report.docx")
        assert download.value.suggested_filename == "ตัวอย่าง-รายงาน.docx"
        assert (tmp_path / "report.docx").read_bytes()[:2] == b"PK"
        assert faults == []
        context.close()

    def it_works_without_script_and_with_the_keyboard(
        self, browser, stranger: Visitor, demo_book: bytes, tmp_path: Path
    ) -> None:
        (tmp_path / "งาน & 1.xlsx").write_bytes(demo_book)
        context = browser.new_context(viewport=LAPTOP, java_script_enabled=False)
        page = context.new_page()
        page.goto(stranger.access.start_address)
        page.get_by_label("เลือกสมุดงาน ITA").set_input_files(tmp_path / "งาน & 1.xlsx")
        page.get_by_role("button", name="เปิดสมุดงาน").press("Enter")
        page.get_by_role("heading", name="สร้างรายงาน").wait_for()
        page.get_by_label("ชนิด").select_option(label="บันทึกข้อความ")
        page.get_by_role("button", name="สร้างรายงาน").press("Enter")
        page.get_by_role("heading", name="รายงานพร้อมแล้ว").wait_for()
        with page.expect_download() as download:
            page.get_by_role("link", name="ดาวน์โหลดรายงาน").press("Enter")
        assert download.value.suggested_filename == "งาน & 1-รายงาน.docx"
        context.close()
