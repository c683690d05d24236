from ita_tools.report.html.column_chart import column_chart, fits_column_chart
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Series
from tests.report.docx.samples import chart, points


class DescribeFitsColumnChart:
    def it_needs_space_for_names_and_values(self):
        values = points(*["90"] * 9)
        assert fits_column_chart(chart())
        assert not fits_column_chart(
            chart(categories=tuple("กขคงจฉชซฌ"), series=(Series("ก", values),), target=None)
        )
        assert not fits_column_chart(chart(categories=("ก" * 90, "ข", "ค")))


class DescribeColumnChart:
    def it_interrupts_a_line_at_a_gap(self):
        interrupted = chart("line", series=(Series("ก", points("90", None, "80")),))
        assert 'd="M0 0M' in column_chart(interrupted, DigitStyle()).content
        [path] = [
            part
            for part in column_chart(interrupted, DigitStyle()).content.split("<path ")
            if "trace now0" in part
        ][:1]
        assert "L" not in path.split('"')[1]

    def it_is_higher_with_a_longer_legend(self):
        assert (
            column_chart(chart(), DigitStyle()).height > column_chart(chart(target=None), DigitStyle()).height
        )
