"""The buttons of the ribbon in one table, from which its XML and the VBA module of its callbacks are made.

A button that starts Python is left out while :mod:`xlwings_addin.macros` has no function of its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import quoteattr

__all__ = ["BUTTONS", "Button", "dispatcher_source", "ribbon_xml", "usable_buttons"]

_NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
_PYTHON = 'RunMacro "{name}"'


@dataclass(frozen=True)
class Button:
    """One button.

    Parameters
    ----------
    name
        Identifier; of a button that starts Python, the function in ``macros``.
    label, screentip, supertip
        Thai: under the icon; first line and second line of the tip.
    image
        Name of a built-in icon of Office.
    group
        Label of its group.
    vba
        VBA statement that runs instead of Python.
    """

    name: str
    label: str
    screentip: str
    supertip: str
    image: str
    group: str
    vba: str = ""

    @property
    def statement(self) -> str:
        """VBA statement that the button runs."""
        return self.vba or _PYTHON.format(name=self.name)


BUTTONS = (
    Button(
        "generate_report",
        "สร้างรายงาน",
        "สร้างรายงาน Word จากสมุดงานนี้",
        "ใช้ข้อมูลที่เห็นอยู่ รวมส่วนที่ยังไม่ได้บันทึก แล้วเก็บไฟล์ .docx ไว้ข้างสมุดงาน",
        "FileSaveAsWordDocx",
        "รายงาน",
    ),
    Button(
        "check",
        "ตรวจสอบ",
        "ตรวจว่าข้อมูลครบและตัวเลขสอดคล้องกัน",
        "แสดงผลการตรวจในช่องสถานะของแผ่นงาน หน้าแรก",
        "Spelling",
        "ข้อมูล",
    ),
    Button(
        "refresh",
        "คำนวณใหม่",
        "คำนวณทุกช่องใหม่ แล้วแสดงคะแนนรวมและระดับ",
        "ใช้เมื่อเพิ่งติดตั้งส่วนเสริม หรือเมื่อตัวเลขไม่เปลี่ยนตามที่กรอก",
        "CalculateNow",
        "ข้อมูล",
    ),
    Button(
        "import_result",
        "นำเข้าผล",
        "นำเข้าคะแนนที่วางไว้ในแผ่นงาน วางผล",
        "กดครั้งแรกได้แผ่นงานสำหรับวาง (Ctrl+V) กดอีกครั้งได้สมุดงานใหม่ที่เติมช่องว่างแล้ว ค่าที่ไม่แน่ใจรอให้ยืนยัน",
        "ImportTextFile",
        "ข้อมูล",
    ),
    Button(
        "next_year",
        "ปีถัดไป",
        "สร้างสมุดงานของปีถัดไปจากสมุดงานนี้",
        "ยกข้อมูลหน่วยงานและผลปีนี้ไปเป็นผลปีก่อนของสมุดงานใหม่",
        "FileNew",
        "ข้อมูล",
    ),
    Button(
        "split",
        "แยกส่งสำนัก/กอง",
        "แยกสมุดงานตามสำนัก/กองผู้รับผิดชอบ",
        "ได้สมุดงานย่อยหนึ่งไฟล์ต่อหนึ่งสำนัก/กอง สำหรับส่งให้กรอก",
        "FileSendAsAttachment",
        "สำนัก/กอง",
    ),
    Button(
        "merge",
        "รวมไฟล์",
        "รวมไฟล์ที่สำนัก/กองส่งกลับ",
        "ส่วนที่กรอกไม่ตรงกันจะแสดงให้เลือก ไม่มีข้อมูลใดถูกทับโดยไม่แจ้ง",
        "ReviewCombineRevisions",
        "สำนัก/กอง",
    ),
    Button(
        "guide",
        "วิธีใช้",
        "วิธีใช้ปุ่มในแถบ ITA",
        "เปิดเป็นสมุดงานใหม่ อ่านแล้วปิดได้",
        "Help",
        "ช่วยเหลือ",
        'ShowPage "ita_guide"',
    ),
    Button(
        "about",
        "เกี่ยวกับ",
        "รุ่นของส่วนเสริมและสัญญาอนุญาต",
        "เปิดเป็นสมุดงานใหม่ อ่านแล้วปิดได้",
        "Info",
        "ช่วยเหลือ",
        'ShowPage "ita_about"',
    ),
)


def usable_buttons(macros: Iterable[str], buttons: Sequence[Button] = BUTTONS) -> tuple[Button, ...]:
    """Return the buttons that run VBA or one of ``macros``."""
    names = set(macros)
    return tuple(button for button in buttons if button.vba or button.name in names)


def ribbon_xml(buttons: Sequence[Button]) -> str:
    """Return the customUI XML of the tab, for Office 2010 and later; buttons of a group follow each other."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f'<customUI xmlns="{_NAMESPACE}">',
        '<ribbon><tabs><tab id="itaTab" label="ITA">',
    ]
    for number, (label, members) in enumerate(groupby(buttons, lambda button: button.group), 1):
        head = f'<group id="itaGroup{number}" label={quoteattr(label)}>'
        lines += [head, *map(_button_xml, members), "</group>"]
    return "\n".join([*lines, "</tab></tabs></ribbon>", "</customUI>", ""])


def _button_xml(button: Button) -> str:
    attributes = {
        "label": button.label,
        "screentip": button.screentip,
        "supertip": button.supertip,
        "imageMso": button.image,
        "tag": button.name,
        "onAction": "ItaClick",
        "size": "large",
    }
    text = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())
    return f'<button id="ita_{button.name}" {text}/>'


def dispatcher_source(buttons: Sequence[Button]) -> str:
    """Return the VBA module that the ribbon and the buttons on sheets call.

    ``control`` is declared as ``Object``: the exact type would need a reference to Office's library.
    """
    cases = "".join(f'        Case "{button.name}"\n            {button.statement}\n' for button in buttons)
    return f"""Option Explicit

Public Sub ItaClick(control As Object)
    ItaRun control.Tag
End Sub

Public Sub ItaRun(ByVal button As String)
    Select Case button
{cases}    End Select
End Sub
"""
