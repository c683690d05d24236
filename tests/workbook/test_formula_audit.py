"""Changed formulas and comments of workbooks, as Excel, LibreOffice and openpyxl save them."""

import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from ita_tools.analysis.findings import Finding
from ita_tools.assessment import Assessment, parse_assessment
from ita_tools.cli.commands import ita
from ita_tools.jobs.check import check_file
from ita_tools.rubric import available_years, load_edition
from ita_tools.sharing.split_assessment import split
from ita_tools.workbook.build_book import build_book
from ita_tools.workbook.division_book import build_division_book
from ita_tools.workbook.division_book.work_sheet import WORK
from tests.campaigns import number_of
from tests.libreoffice import recalculate

_AUDITED = ("formula-changed", "comment-left", "formulas-unread")


def filled(year: int) -> Assessment:
    """Return an assessment with a score for every item, a division and a measure."""
    edition = load_edition(year)
    items = "".join(
        f"  {tool.code}: {{{', '.join(f'{item.code}: 100' for item in edition.items_of_tool(tool.code))}}}\n"
        for tool in edition.tools
    )
    rest = "divisions: {o1: กองคลัง, i2: กองคลัง}\nplan: [{indicator: 1, measure: ก, division: กองคลัง}]\n"
    return parse_assessment(f"edition: {year}\nitems:\n{items}{rest}", "a.yaml").assessment


def edited(path: Path, data: bytes, change) -> tuple[Finding, ...]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    book.save(path)
    return audited(path)


def audited(path: Path) -> tuple[Finding, ...]:
    return tuple(each for each in check_file(path)[1] if each.code in _AUDITED)


def computed_cell(book: Workbook, sheet: str, row: str, column: str):
    """Return the cell of a row key and a column key."""
    header: dict[object, int] = {}
    for cells in book[sheet].iter_rows():
        if str(cells[0].value).startswith("#ita"):
            header = {cell.value: cell.column for cell in cells}
        elif cells[0].value == row and column in header:
            return book[sheet].cell(cells[0].row, header[column])
    raise AssertionError((sheet, row, column))


@pytest.fixture(scope="module")
def data() -> bytes:
    return build_book(load_edition(2568), filled(2568))


def part() -> bytes:
    """Return the book of a division that answers for an item of IIT."""
    edition, base = load_edition(2568), filled(2568)
    (sent,) = split(edition, base)
    return build_division_book(edition, base, sent)


class DescribeChangedCells:
    @pytest.mark.parametrize(
        ("sheet", "row", "column"),
        [
            ("สรุปผล", "published.total", "=used"),
            ("สรุปผล", "published.tools.IIT", "=used"),
            ("สรุปผล", "published.indicators.1", "=computed"),
            ("IIT", "items.IIT.i2", "=used"),
        ],
    )
    @pytest.mark.parametrize("value", [12.34, "12", "=1+1", None])
    def it_names_a_cell_that_was_overwritten_changed_or_cleared(
        self, tmp_path: Path, data: bytes, sheet: str, row: str, column: str, value: object
    ):
        addresses = []

        def change(book: Workbook):
            cell = computed_cell(book, sheet, row, column)
            assert cell.data_type == "f"
            cell.value = value
            addresses.append(f"b.xlsx แผ่นงาน {sheet} ช่อง {cell.coordinate}")

        findings = edited(tmp_path / "b.xlsx", data, change)
        assert [each.where for each in findings] == addresses
        assert {(each.code, each.severity) for each in findings} == {("formula-changed", "warning")}
        assert "ita new --from" in findings[0].message

    def it_leaves_the_score_to_the_engine(self, tmp_path: Path, data: bytes):
        edited(tmp_path / "b.xlsx", data, lambda book: _set(book, 50))
        assert check_file(tmp_path / "b.xlsx")[0].result.total == 100

    def it_finds_nothing_where_a_pasted_value_is_that_of_the_engine(self, tmp_path: Path, data: bytes):
        assert edited(tmp_path / "b.xlsx", data, lambda book: _set(book, 100)) == ()

    def it_finds_nothing_in_a_part_that_was_only_saved(self, tmp_path: Path):
        assert edited(tmp_path / "p.xlsx", part(), lambda book: None) == ()

    def it_names_a_changed_cell_of_a_part(self, tmp_path: Path):
        def change(book: Workbook):
            computed_cell(book, WORK, "items.IIT.i2", "=used").value = 5

        (finding,) = edited(tmp_path / "p.xlsx", part(), change)
        assert finding.code == "formula-changed"

    def it_is_told_by_a_merge(self, tmp_path: Path):
        def change(book: Workbook):
            computed_cell(book, WORK, "items.IIT.i2", "=used").value = 5
            book[WORK]["C5"].comment = Comment("ดูอีกครั้ง", "ก")

        (tmp_path / "main.xlsx").write_bytes(build_book(load_edition(2568), filled(2568)))
        edited(tmp_path / "p.xlsx", part(), change)
        arguments = [
            "merge",
            str(tmp_path / "main.xlsx"),
            str(tmp_path / "p.xlsx"),
            "-o",
            str(tmp_path / "m.xlsx"),
        ]
        done = CliRunner().invoke(ita, arguments)
        assert "ช่องนี้มีค่าพิมพ์ทับสูตร" in done.output
        assert "ดูอีกครั้ง" in done.output


def _set(book: Workbook, value: object) -> None:
    computed_cell(book, "สรุปผล", "published.total", "=used").value = value


class DescribeComments:
    def it_names_the_cell_of_a_comment(self, tmp_path: Path, data: bytes):
        def change(book: Workbook):
            book["IIT"]["C5"].comment = Comment("ตรวจกับ\nกองคลัง", "ก")

        (finding,) = edited(tmp_path / "b.xlsx", data, change)
        assert (finding.code, finding.where) == ("comment-left", "b.xlsx แผ่นงาน IIT ช่อง C5")
        assert "ตรวจกับ กองคลัง" in finding.message


class DescribeUntouchedBooks:
    @pytest.mark.libreoffice
    def it_finds_nothing_in_books_that_were_only_saved(self, tmp_path: Path):
        books = []
        (tmp_path / "xlsx").mkdir()
        for year in available_years()[:: 1 if number_of("ITA_BOOKS") > 1 else 3]:
            macros = year % 2 == 0
            made = build_book(load_edition(year), filled(year), macros=macros)
            path = tmp_path / f"{year}.xls{'m' if macros else 'x'}"
            path.write_bytes(made)
            assert audited(path) == ()
            assert edited(tmp_path / f"{year}-saved.xlsx", made, lambda book: None) == ()
            books.append(path)
        for path in recalculate(books, tmp_path / "xlsx"):
            assert audited(path) == (), path.name

    def it_finds_nothing_where_rows_were_added_and_filled(self, tmp_path: Path, data: bytes):
        def change(book: Workbook):
            sheet = book["แผนปฏิบัติการ"]
            for row in range(6, 16):
                sheet.cell(row, 3).value = "ผล"

        assert edited(tmp_path / "b.xlsx", data, change) == ()


def printed_by(code: str, folder: Path) -> str:
    """Run code in a process of its own; return what it prints."""
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    return run.stdout


class DescribeTheTimeOfTheAudit:
    def it_takes_at_most_a_second_on_a_filled_book(self, tmp_path: Path, data: bytes):
        """In a process of its own, once what it imports is there: in this one it would wait for others."""
        (tmp_path / "b.xlsx").write_bytes(data)
        code = (
            "import time; from pathlib import Path; from ita_tools.jobs.check import audit_file, load_file\n"
            "def spent(): start = time.process_time(); audit_file(book, opened); "
            "return time.process_time() - start\n"
            "book = Path('b.xlsx'); opened = load_file(book); print(min(spent(), spent()))"
        )
        assert float(printed_by(code, tmp_path)) < 1

    def it_is_not_on_the_way_to_a_score_or_report(self, tmp_path: Path, data: bytes):
        (tmp_path / "b.xlsx").write_bytes(data)
        code = (
            "import sys; from ita_tools.cli import main\n"
            "try: main(['report', 'b.xlsx', '-o', 'r.docx'])\n"
            "finally: print('openpyxl' in sys.modules)"
        )
        assert printed_by(code, tmp_path).strip().endswith("False")
