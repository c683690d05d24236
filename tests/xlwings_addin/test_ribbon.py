import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from xlwings_addin.ribbon import BUTTONS, Button, dispatcher_source, ribbon_xml, usable_buttons

UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
THAI = re.compile(r"[\u0e00-\u0e7f]")


def shown(buttons) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(ribbon_xml(buttons).encode("utf-8")).iter(f"{UI}button"))


def it_writes_every_button_into_the_tab():
    root = ElementTree.fromstring(ribbon_xml(BUTTONS).encode("utf-8"))
    assert [tab.get("label") for tab in root.iter(f"{UI}tab")] == ["ITA"]
    assert [each.get("label") for each in root.iter(f"{UI}button")] == [each.label for each in BUTTONS]
    identities = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(set(identities)) == len(identities)


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.name)
def it_explains_itself_in_thai(button):
    [element] = shown([button])
    for text in (element.get("label"), element.get("screentip"), element.get("supertip")):
        assert THAI.search(text)
    assert len(button.label) <= 20


def it_keeps_text_that_xml_would_read_otherwise():
    odd = replace(BUTTONS[0], label='ก & "ข" <ค>')
    assert shown([odd])[0].get("label") == odd.label


def it_puts_buttons_of_one_group_together():
    groups = [
        each.get("label")
        for each in ElementTree.fromstring(ribbon_xml(BUTTONS).encode("utf-8")).iter(f"{UI}group")
    ]
    assert len(set(groups)) == len(groups)


def it_leaves_a_button_out_while_it_would_do_nothing():
    names = [button.name for button in usable_buttons(["generate_report", "check"])]
    assert names == ["generate_report", "check", "guide", "about"]
    assert usable_buttons(button.name for button in BUTTONS) == BUTTONS


def it_answers_every_button_and_every_callback():
    source = dispatcher_source(BUTTONS)
    procedures = set(re.findall(r"^Public Sub (\w+)", source, re.MULTILINE))
    assert {element.get("onAction") for element in shown(BUTTONS)} <= procedures
    cases = re.findall(r'Case "(\w+)"\n +(.+)', source)
    assert [name for name, _ in cases] == [element.get("tag") for element in shown(BUTTONS)]
    assert all(name in statement for name, statement in cases)


def it_takes_another_button_as_one_entry():
    more = Button("rollup", "รวมผล", "รวมผล", "รวมผลหลายหน่วยงาน", "FileNew", "ข้อมูล")
    assert 'Case "rollup"\n            RunMacro "rollup"' in dispatcher_source([*BUTTONS, more])
    assert "rollup" in ribbon_xml([*BUTTONS, more])
