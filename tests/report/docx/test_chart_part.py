import pytest
from lxml import etree

from ita_tools.report.docx.chart_layout import manual_layout
from ita_tools.report.docx.chart_part import chart_xml
from ita_tools.report.model.digits import DigitStyle
from tests.report.docx.lint import C, R
from tests.report.docx.samples import KINDS, chart


def parsed(one, digits="thai"):
    return etree.fromstring(chart_xml(one, DigitStyle(digits), manual_layout(one, 160, 80), "rId7"))


@pytest.mark.parametrize("kind", KINDS)
def it_writes_a_whole_part_with_its_workbook(kind):
    root = parsed(chart(kind))
    assert root.find(f"{C}externalData").get(f"{R}id") == "rId7"
    assert root.find(f"{C}chart/{C}autoTitleDeleted").get("val") == "1"
    assert root.find(f"{C}chart/{C}dispBlanksAs").get("val") == "gap"


@pytest.mark.parametrize("kind", KINDS)
def it_sets_all_its_text_in_the_thai_font(kind):
    root = parsed(chart(kind))
    faces = {face.get("typeface") for face in root.iter("{*}latin", "{*}cs", "{*}ea")}
    assert faces == {"TH SarabunPSK"}
    assert {look.get("sz") for look in root.iter("{*}defRPr")} == {"1400"}


def it_has_a_legend_below_only_where_it_tells_things_apart():
    assert parsed(chart()).find(f".//{C}legendPos").get("val") == "b"
    assert parsed(chart("bar", series=chart().series[:1])).find(f".//{C}legend") is None


def it_writes_thai_digits_in_names_and_categories():
    one = chart("bar", categories=("ข้อ 1", "i2", "3"))
    thai, arabic = (parsed(one, digits).find(f".//{C}cat") for digits in ("thai", "arabic"))
    assert [value.text for value in thai.iter(f"{C}v")] == ["ข้อ ๑", "i2", "๓"]
    assert [value.text for value in arabic.iter(f"{C}v")] == ["ข้อ 1", "i2", "3"]
