import re

from ita_tools.report.html.bar_chart import bar_chart
from ita_tools.report.model.digits import DigitStyle
from ita_tools.report.model.document import Series
from tests.report.docx.samples import chart, points


def it_draws_bars_as_long_as_their_figures():
    drawn = bar_chart(chart("bar", series=(Series("ก", points("100", "50", None)),)), DigitStyle())
    lengths = [
        float(found)
        for found in re.findall(r'height="11" class="block now0" */?>|width="([\d.]+)"', drawn.content)
        if found
    ]
    assert lengths[0] == 2 * lengths[1]
    assert len(lengths) == 3  # two bars and the swatch of the key


def it_grows_with_its_categories_and_series():
    one = chart("bar", series=(Series("ก", points("1", "2", "3")),))
    assert bar_chart(chart("bar"), DigitStyle()).height > bar_chart(one, DigitStyle()).height


def it_draws_a_target_across_all_bars():
    assert 'class="target"' in bar_chart(chart("column"), DigitStyle()).content
