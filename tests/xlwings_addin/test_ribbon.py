"""The buttons of the ribbon, its XML and its VBA callbacks."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from xlwings_addin.ribbon import BUTTONS, Button, dispatcher_source, ribbon_xml, usable_buttons

UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
THAI = re.compile(r"[\u0e00-\u0e7f]")


def shown(buttons) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(ribbon_xml(buttons).encode("utf-8")).iter(f"{UI}button"))


class DescribeRibbonXml:
    def it_has_every_button(self):
        root = ElementTree.fromstring(ribbon_xml(BUTTONS).encode("utf-8"))
        assert [tab.get("label") for tab in root.iter(f"{UI}tab")] == ["ITA"]
        assert [each.get("label") for each in root.iter(f"{UI}button")] == [each.label for each in BUTTONS]
        identities = [each.get("id") for each in root.iter() if each.get("id")]
        assert len(set(identities)) == len(identities)

    @pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.name)
    def it_has_thai_labels_and_tips(self, button):
        [element] = shown([button])
        for text in (element.get("label"), element.get("screentip"), element.get("supertip")):
            assert THAI.search(text)
        assert len(button.label) <= 20

    def it_escapes_text(self):
        odd = replace(BUTTONS[0], label='ก & "ข" <ค>')
        assert shown([odd])[0].get("label") == odd.label

    def it_groups_the_buttons(self):
        groups = [
            each.get("label")
            for each in ElementTree.fromstring(ribbon_xml(BUTTONS).encode("utf-8")).iter(f"{UI}group")
        ]
        assert len(set(groups)) == len(groups)


class DescribeButtons:
    def it_leaves_out_a_button_without_macro(self):
        names = [button.name for button in usable_buttons(["generate_report", "check"])]
        assert names == ["generate_report", "check", "guide", "about"]
        assert usable_buttons(button.name for button in BUTTONS) == BUTTONS

    def it_takes_a_new_button_as_one_entry(self):
        more = Button("rollup", "รวมผล", "รวมผล", "รวมผลหลายหน่วยงาน", "FileNew", "ข้อมูล")
        assert 'Case "rollup"\n            RunMacro "rollup"' in dispatcher_source([*BUTTONS, more])
        assert "rollup" in ribbon_xml([*BUTTONS, more])


class DescribeDispatcher:
    def it_handles_every_button_and_callback(self):
        source = dispatcher_source(BUTTONS)
        procedures = set(re.findall(r"^Public Sub (\w+)", source, re.MULTILINE))
        assert {element.get("onAction") for element in shown(BUTTONS)} <= procedures
        cases = re.findall(r'Case "(\w+)"\n +(.+)', source)
        assert [name for name, _ in cases] == [element.get("tag") for element in shown(BUTTONS)]
        assert all(name in statement for name, statement in cases)
