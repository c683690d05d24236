import re

from ita_tools.report.html.bar_chart import bar_chart
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
