"""The pages of a book over HTTP: figures, report, next year, the way to a level, and what goes wrong."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import docx
import pytest

from ita_tools.assessment import ReportSettings
from ita_tools.jobs.new import book_bytes
from ita_tools.rubric import available_years
from tests.app.visiting import Answer, Visitor, running_page
from tests.bundled import bundled, case_text, changed
from tests.security.hostile import BOOKS


def book_id(page: Answer) -> str:
    return page.find(r'action="/book/([\w-]+)/report"')


def download(visitor: Visitor, page: Answer) -> Answer:
    return visitor.get(page.find(r'href="((?:/file/[\w-]+|/book/[\w-]+/file))"'))


@pytest.fixture(scope="module")
def book(visitor: Visitor, demo_book: bytes) -> str:
    return book_id(visitor.open("demo.xlsx", demo_book))


class DescribeHome:
    def it_offers_a_file_an_import_an_empty_book_and_the_example(self, visitor: Visitor) -> None:
        text = visitor.get("/").text
        assert all(each in text for each in ("เลือกสมุดงาน", "นำเข้าผล", "เริ่มสมุดงานเปล่า", "เปิดตัวอย่าง"))
        assert all(f"<option>{year}</option>" in text for year in available_years())

    def it_forgets_everything_when_told(self) -> None:
        with running_page() as visitor:
            visitor.enter()
            visitor.open("a.yaml", case_text().encode())
            assert "สมุดงานที่เปิดอยู่" in visitor.get("/").text
            page = visitor.outcome(visitor.post("/clear"))
            assert "สมุดงานที่เปิดอยู่" not in page.text
            assert list(visitor.desk.session.folder.iterdir()) == []


class DescribeBook:
    @pytest.mark.parametrize("suffix", ["xlsx", "xlsm", "yaml"])
    def it_shows_total_level_and_every_figure(self, visitor: Visitor, suffix: str) -> None:
        name = f"ita.{suffix}"
        data = case_text().encode() if suffix == "yaml" else book_bytes(bundled().assessment, name)
        page = visitor.open(name, data)
        shown = bundled()
        assert page.find(r'<dd class="big">(.*?)</dd>') == "96.04"
        assert "ผ่านดี" in page.text
        for each in shown.edition.indicators:
            assert f"{each.code} {each.title}" in page.text
        for tool in shown.edition.tools:
            assert f">{shown.result.tool(tool.code):.2f}" in page.text

    @pytest.mark.parametrize("year", sorted(available_years())[:2])
    def it_opens_the_empty_book_of_another_year(self, visitor: Visitor, year: int) -> None:
        page = visitor.outcome(visitor.post("/new", year=str(year), suffix=".xlsx"))
        shown = visitor.get(page.find(r'href="(/book/[\w-]+)"'))
        assert f"พ.ศ. {year}" in shown.text
        again = visitor.open("a.xlsx", download(visitor, page).data)
        assert f"พ.ศ. {year}" in again.text

    def it_groups_findings_under_their_cause(self, visitor: Visitor) -> None:
        case = changed("total: 96.04", "total: 69.04")
        page = visitor.open("a.xlsx", book_bytes(case.assessment, "a.xlsx"))
        assert page.find(r'<a href="#findings">(\d+) ข้อ') != "0"
        assert "ควรเป็น 96.04 แต่พบ 69.04" in page.text

    def it_escapes_every_text(self, visitor: Visitor) -> None:
        case = changed("name: เทศบาลตำบลตัวอย่าง", "name: '<script>alert(1)</script>'")
        page = visitor.open('<img src=x onerror=1>".xlsx', book_bytes(case.assessment, "a.xlsx"))
        assert "<script>alert" not in page.text
        assert "<img" not in page.text
        assert "&lt;script&gt;" in page.text

    def it_is_handed_back_byte_for_byte(self, visitor: Visitor, demo_book: bytes) -> None:
        page = visitor.open("งาน ITA=1.xlsx", demo_book)
        answer = visitor.get(f"/book/{book_id(page)}/file")
        assert answer.data == demo_book
        assert answer.file_name == "งาน ITA=1.xlsx"
        assert "attachment" in answer.headers["content-disposition"]


class DescribeReport:
    def it_is_a_word_file_named_after_the_book(self, visitor: Visitor, book: str) -> None:
        page = visitor.outcome(
            visitor.post(f"/book/{book}/report", kind="memo", format="docx", digits="thai")
        )
        assert "รายงานพร้อมแล้ว" in page.text
        answer = download(visitor, page)
        assert answer.file_name == "demo-รายงาน.docx"
        assert any("บันทึกข้อความ" in each.text for each in docx.Document(io.BytesIO(answer.data)).paragraphs)

    def it_is_written_into_a_letterhead(self, visitor: Visitor, book: str) -> None:
        letterhead, data = docx.Document(), io.BytesIO()
        letterhead.sections[0].header.paragraphs[0].text = "เทศบาลของเรา"
        letterhead.save(data)
        files = [("letterhead", "หัว.docx", data.getvalue())]
        page = visitor.outcome(visitor.post(f"/book/{book}/report", files, kind="summary", format="docx"))
        made = docx.Document(io.BytesIO(download(visitor, page).data))
        assert "เทศบาลของเรา" in "".join(p.text for s in made.sections for p in s.header.paragraphs)

    def it_says_that_a_letterhead_named_in_the_workbook_must_be_chosen(self, visitor: Visitor) -> None:
        case = replace(bundled().assessment, report=ReportSettings(letterhead="หัว.docx"))
        page = visitor.open("a.xlsx", book_bytes(case, "a.xlsx"))
        paper, screen = (
            visitor.outcome(visitor.post(f"/book/{book_id(page)}/report", kind="memo", format=form))
            for form in ("docx", "html")
        )
        assert "ไม่ได้ใช้ไฟล์หัวกระดาษ หัว.docx ที่ระบุในสมุดงาน" in paper.text
        assert "ไม่ได้ใช้ไฟล์หัวกระดาษ" not in screen.text

    def it_is_a_page_with_ascii_digits(self, visitor: Visitor, book: str) -> None:
        page = visitor.outcome(
            visitor.post(f"/book/{book}/report", kind="summary", format="html", digits="arabic")
        )
        text = download(visitor, page).text
        assert "96.04" in text
        assert "๙๖.๐๔" not in text

    def it_tells_of_an_announced_figure_that_is_likely_a_misprint(self, visitor: Visitor) -> None:
        case = changed("total: 96.04", "total: 69.04")
        page = visitor.open("a.xlsx", book_bytes(case.assessment, "a.xlsx"))
        done = visitor.outcome(visitor.post(f"/book/{book_id(page)}/report", kind="memo"))
        assert "ตรวจก่อนลงนาม" in done.text

    @pytest.mark.parametrize("field", ["kind", "format", "digits"])
    def it_refuses_an_option_that_does_not_exist(self, visitor: Visitor, book: str, field: str) -> None:
        answer = visitor.post(f"/book/{book}/report", **{field: "../x"})
        assert (answer.status, "ITA-E100" in answer.text) == (422, True)


class DescribeNextYear:
    def it_is_a_book_to_download_with_notes(self, visitor: Visitor, book: str) -> None:
        page = visitor.outcome(visitor.post(f"/book/{book}/next", year=str(bundled().edition.year + 1)))
        assert "ข้อมูลที่ยกมา และที่ต้องตรวจหรือกรอกใหม่" in page.text
        assert visitor.open("next.xlsx", download(visitor, page).data).status == 200

    def it_is_refused_for_a_year_without_rubric(self, visitor: Visitor, book: str) -> None:
        assert "ITA-E301" in visitor.outcome(visitor.post(f"/book/{book}/next", year="9999")).text


class DescribeTarget:
    def it_shows_the_cheapest_ways_and_takes_back_an_item(self, visitor: Visitor, book: str) -> None:
        page = visitor.outcome(visitor.post(f"/book/{book}/target"))
        assert "1. ได้คะแนนรวม 97.04" in page.text
        assert "2. ได้คะแนนรวม 98.04" in page.text
        fewer = visitor.outcome(visitor.post(f"/book/{book}/target", no=["o6"]))
        assert "97.04" not in fewer.text
        assert "1. ได้คะแนนรวม 98.04" in fewer.text


class DescribeBadFiles:
    @pytest.mark.parametrize("name", sorted(BOOKS))
    def it_tells_in_thai_what_is_wrong_with_a_hostile_book(self, visitor: Visitor, name: str) -> None:
        answer = visitor.open(name, BOOKS[name])
        assert answer.status in (200, 422)
        assert "Traceback" not in answer.text
        assert str(visitor.desk.session.folder) not in answer.text
        assert answer.status == 200 or "ITA-E" in answer.text

    def it_refuses_a_file_above_16_megabytes(self, visitor: Visitor) -> None:
        answer = visitor.post("/open", [("file", "big.xlsx", b"\0" * (16 * 2**20 + 1))])
        assert (answer.status, "16 MB" in answer.text) == (413, True)

    def it_reads_one_of_nine_megabytes_and_tells_what_is_wrong(self, visitor: Visitor) -> None:
        answer = visitor.open("big.xlsx", b"PK\x03\x04" + b"\0" * 9 * 2**20)
        assert (answer.status, "big.xlsx" in answer.text, "ITA-E1" in answer.text) == (422, True, True)

    @pytest.mark.parametrize(
        ("name", "code"), [("a.xls", "ITA-E102"), ("a.exe", "ITA-E102"), ("a", "ITA-E102")]
    )
    def it_refuses_other_kinds(self, visitor: Visitor, name: str, code: str) -> None:
        assert code in visitor.open(name, b"x").text

    def it_asks_for_a_file_where_none_was_chosen(self, visitor: Visitor) -> None:
        answer = visitor.post("/open", [("file", "", b"")])
        assert (answer.status, "ยังไม่ได้เลือกไฟล์" in answer.text) == (422, True)

    @pytest.mark.parametrize("body", [b"", b"--x", b"--x\r\nbroken\r\n\r\n--x--", b"\0" * 100])
    def it_refuses_a_form_that_is_none(self, visitor: Visitor, body: bytes) -> None:
        answer = visitor.send("POST", "/open", body, content_type="multipart/form-data; boundary=x")
        assert answer.status in (400, 422)
        assert "Traceback" not in answer.text

    @pytest.mark.parametrize(
        "path", ["/book/x", "/book/x/file", "/file/x", "/page/x", "/task/x", "/x", "/static/..%2fserver.py"]
    )
    def it_has_no_page_under_another_address(self, visitor: Visitor, path: str) -> None:
        assert visitor.get(path).status == 404


class DescribeUploadsAtOnce:
    def it_never_mixes_fifty_of_one_name(self, visitor: Visitor) -> None:
        texts = [
            case_text().replace("name: เทศบาลตำบลตัวอย่าง", f"name: เทศบาลที่ {number:03}").encode()
            for number in range(50)
        ]

        def uploaded(number: int) -> tuple[str, str, bool]:
            page = visitor.open("ita.yaml", texts[number])
            file = visitor.get(f"/book/{book_id(page)}/file")
            return page.find(r"<h1>(.*?)</h1>"), file.file_name, file.data == texts[number]

        with ThreadPoolExecutor(16) as pool:
            outcomes = list(pool.map(uploaded, range(50)))
        assert outcomes == [(f"เทศบาลที่ {number:03}", "ita.yaml", True) for number in range(50)]

    def it_never_mixes_reports_of_one_name(self, visitor: Visitor) -> None:
        def reported(number: int) -> tuple[str, str]:
            text = case_text().replace("name: เทศบาลตำบลตัวอย่าง", f"name: เทศบาลที่ {number:03}")
            page = visitor.open("ita.yaml", text.encode())
            made = visitor.outcome(visitor.post(f"/book/{book_id(page)}/report", kind="memo", format="html"))
            file = download(visitor, made)
            return file.file_name, file.find(r"เทศบาลที่ ([๐-๙]+)")

        with ThreadPoolExecutor(6) as pool:
            outcomes = list(pool.map(reported, range(6)))
        assert outcomes == [("ita-รายงาน.html", f"๐๐{digit}") for digit in "๐๑๒๓๔๕"]
