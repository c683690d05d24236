"""Sharing over HTTP: the parts in a zip file, the returned ones merged, conflicts settled on the page."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest

from ita_tools.assessment import assessment_text
from ita_tools.jobs.load import read_file
from tests.app.visiting import Answer, Visitor
from tests.bundled import bundled


def book_of(page: Answer) -> str:
    return page.find(r'href="/book/([\w-]+)(?:/file)?"')


@pytest.fixture(scope="module")
def parted(visitor: Visitor) -> tuple[bytes, dict[str, bytes]]:
    """Split a book of two divisions; return the main book and the parts by name."""
    case = bundled().assessment
    plan = tuple(replace(row, division="สำนักปลัด") for row in case.plan[:2])
    book = replace(case, plan=plan, divisions={"o1": "กองคลัง", "o2": "สำนักปลัด"}, states={})
    key = visitor.open("demo.yaml", assessment_text(book).encode()).find(r'action="/book/([\w-]+)/split"')
    page = visitor.outcome(visitor.post(f"/book/{key}/split", due="30/6/2569"))
    with zipfile.ZipFile(io.BytesIO(visitor.get(page.find(r'href="(/file/[\w-]+)"')).data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return visitor.get(page.find(r'href="(/book/[\w-]+/file)"')).data, parts


def merged(visitor: Visitor, main: bytes, files: list[tuple[str, bytes]]) -> Answer:
    key = visitor.open("demo.xlsx", main).find(r'action="/book/([\w-]+)/merge"')
    return visitor.outcome(visitor.post(f"/book/{key}/merge", [("files", *each) for each in files]))


class DescribeSplit:
    def it_gives_a_part_for_each_division_and_the_main_book_with_its_id(
        self, parted: tuple[bytes, dict[str, bytes]], tmp_path
    ) -> None:
        main, parts = parted
        (tmp_path / "main.xlsx").write_bytes(main)
        assert read_file(tmp_path / "main.xlsx").assessment.book
        assert "ita-2568-กองคลัง.xlsx" in parts
        assert len(parts) == 2

    def it_refuses_a_day_that_is_none(self, visitor: Visitor, demo_book: bytes) -> None:
        key = visitor.open("demo.xlsx", demo_book).find(r'action="/book/([\w-]+)/split"')
        assert "ไม่ใช่วันที่" in visitor.post(f"/book/{key}/split", due="เร็ว ๆ นี้").text

    def it_refuses_a_part(self, visitor: Visitor, parted: tuple[bytes, dict[str, bytes]]) -> None:
        page = visitor.open("part.xlsx", parted[1]["ita-2568-กองคลัง.xlsx"])
        assert "ไฟล์นี้เป็นส่วนของ กองคลัง" in page.text
        key = page.find(r'action="/book/([\w-]+)/split"')
        assert "ไม่ใช่สมุดงานหลัก" in visitor.outcome(visitor.post(f"/book/{key}/split")).text


class DescribeMerge:
    def it_takes_all_parts_also_those_of_one_name(
        self, visitor: Visitor, parted: tuple[bytes, dict[str, bytes]]
    ) -> None:
        main, parts = parted
        page = merged(visitor, main, [("part.xlsx", data) for data in parts.values()])
        assert "รวมแล้ว 2 ไฟล์" in page.text

    def it_names_a_file_that_was_left_out(
        self, visitor: Visitor, parted: tuple[bytes, dict[str, bytes]]
    ) -> None:
        main, parts = parted
        [first, *_] = parts.items()
        page = merged(visitor, main, [first, ("broken.xlsx", b"PK")])
        assert "รวมแล้ว 1 ไฟล์" in page.text
        assert re.search(r"broken\.xlsx</strong> \S+", page.text)

    def it_needs_files(self, visitor: Visitor, parted: tuple[bytes, dict[str, bytes]]) -> None:
        assert "ยังไม่ได้เลือกไฟล์" in merged(visitor, parted[0], []).text

    @pytest.mark.parametrize(("choice", "value"), [("ใช้ค่าที่ส่งมา", "ข"), ("ใช้ค่าเดิม", "ก")])
    def it_lets_a_conflict_be_settled_on_the_page(
        self,
        visitor: Visitor,
        parted: tuple[bytes, dict[str, bytes]],
        tmp_path,
        choice: str,
        value: str,
    ) -> None:
        main, parts = parted
        books = []
        for name, data, text in (
            ("main", main, "ก"),
            ("part", parts["ita-2568-สำนักปลัด.xlsx"], "ข"),
        ):
            (tmp_path / f"{name}.xlsx").write_bytes(data)
            yaml = assessment_text(read_file(tmp_path / f"{name}.xlsx").assessment)
            changed = re.sub(r"(measure: )(?!\s).*", rf"\g<1>มาตรการใหม่ {text}", yaml, count=1)
            assert changed != yaml
            books.append(changed.encode())
        key = visitor.open("main.yaml", books[0]).find(r'action="/book/([\w-]+)/merge"')
        page = visitor.outcome(visitor.post(f"/book/{key}/merge", [("files", "part.yaml", books[1])]))
        assert "เลือกค่าที่จะใช้" in page.text
        assert "มาตรการใหม่ ก" in page.text
        settle = page.find(r'action="(/book/[\w-]+/settle)"')
        assert "ยังไม่ได้เลือกค่าใดเลย" in visitor.post(settle).text
        [row] = re.findall(r'id="keep-(\d+)"', page.text)
        done = visitor.outcome(visitor.post(settle, **{f"choice-{row}": choice}))
        assert "ใช้ค่าที่เลือกแล้ว" in done.text
        assert "เลือกค่าที่จะใช้" not in done.text
        answer = visitor.get(f"/book/{book_of(done)}/file")
        assert answer.file_name == "main-รวม.xlsx"
        (tmp_path / "done.xlsx").write_bytes(answer.data)
        measures = {row.measure for row in read_file(tmp_path / "done.xlsx").assessment.plan}
        assert f"มาตรการใหม่ {value}" in measures
