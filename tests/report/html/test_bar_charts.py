""""""

import re

from ita_tools.report.html.bar_charts import bar_chart, column_chart, fits_column_chart
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Series
from tests.report.docx.samples import chart, points


class DescribeBarChart:
    def it_draws_bars_as_long_as_their_values(self):
        drawing = bar_chart(chart("bar", series=(Series("ก", points("100", "50", None)),)), DigitStyle())
        lengths = [
            float(length)
            for length in re.findall(r'height="11" class="block now0" */?>|width="([\d.]+)"', drawing.content)
            if length
        ]
        assert lengths[0] == 2 * lengths[1]
        assert len(lengths) == 3  # two bars and the swatch of the legend

    def it_grows_with_its_categories_and_series(self):
        one = chart("bar", series=(Series("ก", points("1", "2", "3")),))
        assert bar_chart(chart("bar"), DigitStyle()).height > bar_chart(one, DigitStyle()).height

    def it_draws_the_target_across_all_bars(self):
        assert 'class="target"' in bar_chart(chart("column"), DigitStyle()).content


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
