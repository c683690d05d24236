"""How scores come about, told with the figures of the bundled real result."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from docs.making.editions import KINDS
from docs.making.markdown import page, table
from ita_tools.assessment import Assessment, parse_assessment
from ita_tools.rounding import half_up
from ita_tools.rubric import Edition, load_edition
from ita_tools.scoring import Result, score

__all__ = ["scores_page"]

_CASE = "demo-2568.yaml"
_FIRST = """\
คะแนนทุกตัวเกิดจากคะแนนที่อยู่ใต้ลงไป เป็นขั้น ๆ คือ คำตอบ → ข้อ → ตัวชี้วัด → เครื่องมือ → คะแนนรวม → ระดับ
ทุกขั้นปัดเป็นทศนิยมสองตำแหน่งก่อนนำไปคำนวณต่อ ตัวอย่างในหน้านี้คำนวณจากผลการประเมินจริงที่เผยแพร่
ชุดเดียวกับที่คำสั่ง `ita demo` ใช้"""
_LAST = """\
## คะแนนที่ประกาศใช้ก่อนเสมอ

คะแนนทุกตัวมีได้สามค่า แผ่นงานสรุปผลแสดงไว้ข้างกัน

| ค่า | มาจาก |
| --- | --- |
| คำนวณได้ | คะแนนที่ใช้ของขั้นที่อยู่ใต้ลงไป เมื่อทราบครบ |
| ITAS ประกาศ | ที่กรอกไว้ตามระบบ ITAS หรือประกาศ ของข้อคือคะแนน ITAS ของข้อ |
| คะแนนที่ใช้ | ค่าที่ประกาศ ถ้าไม่มีจึงเป็นค่าที่คำนวณได้ |

รายงานและทุกขั้นที่สูงขึ้นไปใช้ **คะแนนที่ใช้** ตัวเลขที่พิมพ์ผิดในขั้นล่างจึงเปลี่ยนคะแนนที่ประกาศของขั้นบนไม่ได้
ถ้าค่าที่คำนวณได้ต่างจากค่าที่ประกาศ ช่องผลต่างเป็นสีแดงและ `ita check` แจ้ง แต่เอกสารยังแสดงค่าที่ประกาศ
ตัวเลขที่สอดคล้องกับค่าที่ประกาศใต้ลงไปหนึ่งขั้น หรือกับคะแนนรายข้อ ไม่ถือว่าผิด

ถ้ากรอกจำนวนผู้ตอบหรือร้อยละ โปรแกรมคำนวณคะแนนข้อให้ ถ้าข้อไม่ครบแต่มีคะแนนตัวชี้วัดหรือเครื่องมือที่ประกาศ
ขั้นที่สูงขึ้นไปคำนวณจากคะแนนที่ประกาศ ช่องที่ไม่มีข้อมูลเป็นช่องว่าง ไม่ใช่ศูนย์

## วิธีคิดมีที่เดียว

หลักเกณฑ์ของปีหนึ่งเป็นลำดับของวิธีคิดไม่กี่แบบ เครื่องคำนวณ สูตรของ Excel ฟังก์ชันในช่อง คำอธิบาย และหน้านี้
อ่านจากลำดับเดียวกัน วิธีคิดของแต่ละปีอยู่ที่[หลักเกณฑ์ของแต่ละปี](../reference/editions.md) หรือคำสั่ง `ita edition show`

| แบบ | วิธีคิด |
| --- | --- |
| คำตอบ | ค่าเฉลี่ยของคะแนนตัวเลือกตามจำนวนผู้ตอบ ถ้าไม่มีจึงตามร้อยละ |
| ค่าเฉลี่ย | ค่าเฉลี่ยหรือค่าเฉลี่ยถ่วงน้ำหนักของคะแนนที่ใช้ เมื่อทราบครบ |
| เครื่องมือที่นับ | คะแนนของเครื่องมือ หรือค่าคงที่ถ้า ITAS ไม่ประมวลผล |
| คะแนนที่ใช้ | ค่าที่ประกาศ ถ้าไม่มีจึงเป็นค่าที่คำนวณได้ |
| ช่วงของน้ำหนัก | ต่ำสุดและสูงสุดที่น้ำหนักซึ่งยังไม่เป็นทางการเปิดไว้ คะแนนที่ประกาศทำให้ไม่เป็นช่วง |
| ระดับ | ระดับแรกจากบนที่คะแนนรวมและเครื่องมือถึงเกณฑ์ |

## ระดับ

ระดับตัดสินจากคะแนนที่ปัดแล้ว โดยดูจากระดับสูงสุดลงมา จึงไม่มีช่องว่างระหว่างระดับ
เกณฑ์ของแต่ละปีอยู่ที่[หลักเกณฑ์ของแต่ละปี](../reference/editions.md)

ดูต่อที่[การปัดเศษ](rounding.md) และ[สิ่งที่ประกาศกับสิ่งที่อนุมาน](official-and-inferred.md)"""


def scores_page() -> str:
    """Follow the total of the bundled result down to its items."""
    text = (resources.files("ita_tools") / "cases" / _CASE).read_text("utf-8")
    assessment = parse_assessment(text, _CASE).assessment
    edition = load_edition(assessment.edition)
    return page("คะแนนเกิดขึ้นอย่างไร", _FIRST, *_steps(edition, assessment), _LAST)


def _steps(edition: Edition, assessment: Assessment) -> Iterator[str]:
    result = score(edition, assessment)
    yield f"## ตัวอย่าง: ปีงบประมาณ พ.ศ. {edition.year}"
    yield "### คะแนนรวม"
    yield f"- {result.explain(('total',))}\n- ระดับ {result.level}"
    yield "### เครื่องมือ"
    yield "\n".join(f"- {result.explain(('tool', tool.code))}" for tool in edition.tools)
    yield "### ตัวชี้วัด"
    yield "\n".join(f"- {result.explain(('indicator', each.code))}" for each in edition.indicators)
    yield "### ลงไปถึงข้อ"
    yield f"ตัวชี้วัดที่ {_lowest(edition, result)} ได้คะแนนน้อยที่สุด คะแนนมาจาก"
    yield "\n".join(
        f"{'    ' * depth}- {result.explain(key)}"
        for depth, key in result.trace(("indicator", _lowest(edition, result)))
    )
    yield from _weighing(edition, result, _lowest(edition, result))


def _weighing(edition: Edition, result: Result, code: str) -> Iterator[str]:
    """Show how the weights of an indicator make its score; nothing where its items have none."""
    known = [
        (item, item.weight, result.item(item.tools[0], item.code))
        for item in edition.items_of_indicator(code)
    ]
    shares = [
        (item.code, score, weight, half_up(weight.value * score / 100))
        for item, weight, score in known
        if weight is not None and score is not None
    ]
    if not shares or len(shares) < len(known):
        return
    yield "น้ำหนักของแต่ละข้อทำให้ได้คะแนนนี้"
    yield table(
        ("ข้อ", "คะแนน", "น้ำหนัก (ร้อยละ)", "ส่วนที่ได้", "ความเชื่อมั่นของน้ำหนัก"),
        [
            (item, str(score), f"{weight.value:f}", str(part), KINDS[weight.provenance.confidence])
            for item, score, weight, part in shares
        ],
    )
    yield f"รวมส่วนที่ได้ = {sum(part for *_, part in shares)}"


def _lowest(edition: Edition, result: Result) -> str:
    return min(
        (each.code for each in edition.indicators if result.indicator(each.code) is not None),
        key=lambda code: result.indicator(code) or 0,
    )
