from ita_tools.report.docx.series_format import TARGET, marker, series_formats
from ita_tools.report.model.document import Series


def luminance(color):
    red, green, blue = (int(color[start : start + 2], 16) for start in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def it_tells_this_year_from_before_on_a_grey_printer():
    now, before = series_formats([Series("ก", (), "now"), Series("ข", (), "before")])
    assert (now.color, before.color) == ("1F4E79", "A6B8CC")
    assert luminance(before.color) - luminance(now.color) > 60
    assert now.dash != before.dash
    assert now.symbol != before.symbol


def it_gives_series_of_one_role_different_inks():
    assert len(set(series_formats([Series(str(number), ()) for number in range(3)]))) == 3


def it_never_runs_out_of_ink():
    assert len(series_formats([Series(str(number), ()) for number in range(20)])) == 20


def it_can_hide_a_marker():
    assert 'val="none"' in marker(TARGET, visible=False)
    assert 'val="dash"' in marker(TARGET)
