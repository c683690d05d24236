from ita_tools.report.docx.chart_format import TARGET_FORMAT, marker, series_formats
from ita_tools.report.model.document import Series


def luminance(color):
    red, green, blue = (int(color[start : start + 2], 16) for start in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class DescribeSeriesFormats:
    def it_distinguishes_this_year_from_earlier_years_on_a_grey_printer(self):
        now, before = series_formats([Series("ก", (), "now"), Series("ข", (), "before")])
        assert (now.color, before.color) == ("1F4E79", "A6B8CC")
        assert luminance(before.color) - luminance(now.color) > 60
        assert now.dash != before.dash
        assert now.symbol != before.symbol

    def it_gives_three_series_of_one_role_different_formats(self):
        assert len(set(series_formats([Series(str(number), ()) for number in range(3)]))) == 3

    def it_reuses_formats_for_more_series(self):
        assert len(series_formats([Series(str(number), ()) for number in range(20)])) == 20


class DescribeMarker:
    def it_can_be_hidden(self):
        assert 'val="none"' in marker(TARGET_FORMAT, visible=False)
        assert 'val="dash"' in marker(TARGET_FORMAT)
