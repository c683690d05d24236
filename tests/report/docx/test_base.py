import pytest

from ita_tools.report.docx.base import REPORT_PLACEHOLDER, base_document
from ita_tools.report.model.digits import DigitStyle
from tests.report.docx.lint import W, opened


class DescribeBaseDocument:
    @pytest.mark.parametrize(("digits", "page_format"), [("thai", "thaiNumbers"), ("arabic", "decimal")])
    def it_numbers_pages_in_the_digits_of_the_report(self, digits, page_format):
        main = opened(base_document(DigitStyle(digits))).trees["word/document.xml"]
        assert main.find(f".//{W}pgNumType").get(f"{W}fmt") == page_format

    def it_has_official_margins_and_no_number_on_the_first_page(self):
        main = opened(base_document(DigitStyle())).trees["word/document.xml"]
        margins = main.find(f".//{W}pgMar")
        assert [margins.get(f"{W}{side}") for side in ("left", "right", "top", "bottom")] == [
            "1701",
            "1134",
            "1418",
            "1134",
        ]
        assert main.find(f".//{W}titlePg") is not None
        assert [one.get(f"{W}type") for one in main.iter(f"{W}headerReference")] == ["default"]

    def it_holds_the_placeholder_of_the_report(self):
        assert (
            opened(base_document(DigitStyle())).trees["word/document.xml"].findtext(f".//{W}t")
            == REPORT_PLACEHOLDER
        )

    def it_names_no_other_program(self):
        assert all(
            b"python-docx" not in content for content in opened(base_document(DigitStyle())).entries.values()
        )
