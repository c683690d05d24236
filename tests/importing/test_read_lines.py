"""Foreign results as lines: our own reports and tables of other shapes come back without a wrong value."""

from __future__ import annotations

from decimal import Decimal

import openpyxl
import pytest

import ita_tools
from ita_tools.errors import ItaError
from ita_tools.importing import read_lines
from ita_tools.importing.sources import file_lines
from ita_tools.importing.sources.plain_text import text_lines
from tests.bundled import case_text


def sure(text: str, year: int | None = 2568) -> dict[tuple[str, ...], object]:
    return {each.field: each.value for each in read_lines(text_lines(text, "a.txt"), year).sure}


class DescribeOwnReport:
    @pytest.mark.parametrize("name", ["report.docx", "report.html"])
    @pytest.mark.parametrize("digits", ["thai", "arabic"])
    def it_comes_back_with_every_score_and_no_wrong_one(self, tmp_path, name, digits):
        case = ita_tools.loads(case_text())
        ita_tools.write_report(case, tmp_path / name, digits=digits)
        result = read_lines(file_lines(tmp_path / name))
        scores = ita_tools.score(case)
        read = {each.field[1:]: each.value for each in result.sure if each.field[0] == "items"}
        assert result.edition.year == 2568
        assert len(read) == 61
        assert read == {key: scores.item(*key) for key in read}


class DescribeTable:
    def it_is_read_with_the_columns_of_the_parts_side_by_side(self):
        read = sure("ข้อ\tEIT ส่วนที่ 1\tEIT ส่วนที่ 2\ne1\t98.10\t91.20\ne2\t97.50\t90.00")
        assert read["items", "EIT1", "e2"] == Decimal("97.50")
        assert read["items", "EIT2", "e2"] == Decimal("90.00")

    def it_takes_the_column_of_its_own_year_in_any_order(self):
        read = sure("เครื่องมือ\tปี 2568\tผลต่าง\tปี 2567\nIIT\t91.00\t+1.00\t90.00")
        assert read["published", "tools", "IIT"] == Decimal("91.00")
        assert read["previous", "published", "tools", "IIT"] == Decimal("90.00")

    def it_leaves_an_item_of_two_parts_to_be_confirmed_where_no_part_is_named(self):
        result = read_lines(text_lines("e1\t98.10", "a.txt"), 2568)
        assert [(each.field, each.sure) for each in result.candidates] == [(("items", "EIT1", "e1"), False)]

    def it_calls_no_score_sure_that_a_printed_indicator_contradicts(self):
        rows = "ตัวชี้วัดที่ 1\tการปฏิบัติหน้าที่\t90.00\ni1\t90.00\ni2\t90.00\ni3\t99.00"
        assert not any(field[0] in ("items", "published") for field in sure(rows))


class DescribePlainLines:
    def it_is_read_where_a_blank_parts_the_words_from_the_score(self):
        read = sure("คะแนนรวม 90.12\nIIT 91.20\nEIT ส่วนที่ 1 88.10\nEIT ส่วนที่ 2 ได้คะแนน 87.35 คะแนน")
        assert read["published", "total"] == Decimal("90.12")
        assert read["published", "tools", "EIT1"] == Decimal("88.10")
        assert read["published", "tools", "EIT2"] == Decimal("87.35")

    def it_tells_the_respondents_of_the_two_parts_apart(self):
        line = "มีผู้ตอบแบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก ส่วนที่ {0} (EIT ส่วนที่ {0}) จำนวน {1} คน"
        read = sure("\n".join(["i1\t90.00", line.format(1, 120), line.format(2, 30)]))
        assert read["respondents", "EIT1", "count"] == 120
        assert read["respondents", "EIT2", "count"] == 30


class DescribeFilesOfOtherPrograms:
    ROWS = (("ข้อ", "แบบวัด", "คะแนน"), ("i1", "IIT", 99.33), ("i2", "IIT", 96.67), ("o6", "OIT", 50.00))

    def it_reads_a_workbook_with_merged_headings(self, tmp_path):
        book = openpyxl.Workbook()
        book.active["A1"] = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2568"
        book.active.merge_cells("A1:C1")
        for row in self.ROWS:
            book.active.append(row)
        book.save(tmp_path / "ผล.xlsx")
        self.require_scores(tmp_path / "ผล.xlsx")

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp874"])
    def it_reads_a_csv_file_in_the_encodings_of_thailand(self, tmp_path, encoding):
        text = "\n".join(",".join(map(str, row)) for row in self.ROWS)
        (tmp_path / "ผล.csv").write_bytes(f"ปีงบประมาณ พ.ศ. 2568\n{text}\n".encode(encoding))
        self.require_scores(tmp_path / "ผล.csv")

    @pytest.mark.libreoffice
    def it_reads_the_pdf_of_a_report(self, tmp_path):
        case = ita_tools.loads(case_text())
        ita_tools.write_report(case, tmp_path / "report.pdf")
        result = read_lines(file_lines(tmp_path / "report.pdf"))
        scores = ita_tools.score(case)
        read = {each.field[1:]: each.value for each in result.sure if each.field[0] == "items"}
        assert len(read) > 50
        assert read == {key: scores.item(*key) for key in read}

    def require_scores(self, path):
        read = {each.field: each.value for each in read_lines(file_lines(path)).sure}
        assert read["items", "IIT", "i1"] == Decimal("99.33")
        assert read["items", "IIT", "i2"] == Decimal("96.67")
        assert read["items", "OIT", "o6"] == Decimal(50)


class DescribeUnusableText:
    @pytest.mark.parametrize("text", ["ไม่มีตัวเลข", "The quick brown fox has 3 legs", ""])
    def it_is_refused_without_a_score(self, text):
        with pytest.raises(ItaError, match="ไม่พบคะแนน"):
            read_lines(text_lines(text, "a.txt"), 2568)

    def it_is_refused_where_it_holds_two_results(self):
        one, other = ("\n".join(f"i{n}\t{score}" for n in range(1, 16)) for score in ("91.00", "82.00"))
        with pytest.raises(ItaError, match="มากกว่าหนึ่งชุด"):
            sure(f"{one}\n{other}")

    def it_is_refused_where_it_is_too_long(self):
        with pytest.raises(ItaError, match="ยาวเกิน"):
            text_lines("ก" * (3 * 2**20), "a.txt")
