"""Key paths in words."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment import Assessment, Constraint, Measure
from ita_tools.assessment.flatten import flatten
from ita_tools.sharing.field_labels import FieldLabels
from tests.bundled import bundled
from tests.sharing.base_book import BASE
from tests.sharing.scenarios import Story, stories, story_test


class DescribeFieldLabels:
    @pytest.mark.parametrize(
        ("path", "words"),
        [
            (("items", "OIT", "o1", "url"), "OIT o1 URL ของข้อมูล"),
            (("items", "IIT", "i1", "counts"), "IIT i1 จำนวน (คน)"),
            (("agency", "name"), "ข้อมูลหน่วยงาน ชื่อหน่วยงาน"),
            (("published", "subindicators", "9.1"), "ผลที่ ITAS ประกาศ ตัวชี้วัดย่อย 9.1"),
            (("previous", "published", "total"), "ผลปีก่อน คะแนนรวม"),
            (("previous", "items", "OIT", "o1"), "ผลปีก่อน ข้อ OIT o1"),
            (("history", "2566", "total"), "ผลย้อนหลัง 2566 คะแนนรวม"),
            (("respondents", "IIT", "groups", "อายุ", "20-30 ปี"), "ผู้ตอบแบบวัด IIT กลุ่ม อายุ 20-30 ปี"),
            (("divisions", "issue-1"), "สำนัก/กอง issue-1"),
            (("analysis", "1", "way_forward"), "วิเคราะห์ 1 แนวทางการพัฒนา"),
            (("note",), "หมายเหตุของสมุดงาน"),
            (("plan", "a", "period"), "แผนปฏิบัติการ “อบรม” ระยะเวลา"),
            (("constraints", "c", "impact"), "ข้อจำกัด “คน” ผลกระทบ"),
            (("edition",), "ปีงบประมาณ พ.ศ."),
        ],
    )
    def it_names_sheet_row_and_field(self, path: tuple[str, ...], words: str) -> None:
        assert FieldLabels(BASE).of(path) == words

    def it_does_not_translate_the_name_of_a_division(self) -> None:
        assert FieldLabels().of(("division_list", "contact", "contact")) == "สำนักและกอง contact ผู้ประสานงาน"

    def it_names_a_row_without_a_name_by_its_finding_or_impact(self) -> None:
        book = Assessment(
            2568,
            plan=(Measure(finding="คะแนนต่ำ", key="a"), Measure(period="ต.ค.", key="b")),
            constraints=(Constraint(impact="ล่าช้า", key="c"),),
        )
        names = FieldLabels(book)
        assert names.of(("plan", "a", "steps")) == "แผนปฏิบัติการ “คะแนนต่ำ” ขั้นตอนหรือวิธีการ"
        assert names.of(("plan", "b", "steps")) == "แผนปฏิบัติการ ขั้นตอนหรือวิธีการ"
        assert names.of(("constraints", "c", "remedy")) == "ข้อจำกัด “ล่าช้า” แนวทางแก้ไข"

    def it_names_a_row_as_in_the_first_book_that_has_it(self) -> None:
        other = replace(
            BASE, plan=(replace(BASE.plan[0], measure="อบรมใหม่"), Measure(measure="เพิ่ม", key="n"))
        )
        names = FieldLabels(BASE, other)
        assert names.of(("plan", "a", "state")) == "แผนปฏิบัติการ “อบรม” สถานะ"
        assert names.of(("plan", "n", "state")) == "แผนปฏิบัติการ “เพิ่ม” สถานะ"

    def it_never_shows_the_hidden_key_of_a_row(self) -> None:
        assert FieldLabels().of(("plan", "r12ab", "measure")) == "แผนปฏิบัติการ มาตรการ/โครงการ/กิจกรรม"

    @given(st.text(max_size=200))
    def it_cuts_a_long_name_to_one_line(self, said: str) -> None:
        shown = FieldLabels(Assessment(2568, plan=(Measure(measure=said, key="a"),))).of(
            ("plan", "a", "measure")
        )
        assert shown == " ".join(shown.split())
        assert len(shown) <= len("แผนปฏิบัติการ “” มาตรการ/โครงการ/กิจกรรม") + 59

    def it_leaves_no_field_of_the_model_in_english(self) -> None:
        model = {each.name for kind in (Measure, Constraint) for each in fields(kind)} - {"key"}
        model |= {"score", "published", "total", "tools", "indicators", "name", "cause"}
        for path in flatten(bundled().assessment):
            assert not model & set(FieldLabels(bundled().assessment).of(path).split()), path

    @story_test(1 / 20)
    @given(stories())
    def it_gives_two_values_two_names_unless_their_rows_have_one_name(self, story: Story) -> None:
        values = [path for path in flatten(story.base) if path[0] not in ("plan", "constraints")]
        names = FieldLabels(story.base)
        assert len({names.of(path) for path in values}) == len(values)

    def it_cuts_a_long_text_after_a_whole_letter(self) -> None:
        assessment = Assessment(2568, plan=(Measure(measure=f"{'ก' * 56}ที่นี่", key="a"),))
        assert FieldLabels(assessment).of(("plan", "a", "period")) == f"แผนปฏิบัติการ “{'ก' * 56}…” ระยะเวลา"
