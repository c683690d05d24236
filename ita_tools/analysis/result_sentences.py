"""Sentences on figures that the program writes: the report prints them, the import knows them again.

They take plain words, so that a reader of reports can put signs for any word and any figure in their place.
"""

from __future__ import annotations

__all__ = [
    "KEEP_IT_SO",
    "NO_PLAN",
    "NO_TOTAL",
    "SIGNING_PARTS",
    "all_full_sentence",
    "all_meet_target_sentence",
    "all_miss_target_sentence",
    "among",
    "analysed_sentence",
    "announced_sentence",
    "below_target_sentence",
    "change_phrase",
    "changes_sentence",
    "equal_sentence",
    "every",
    "extreme_phrase",
    "extremes_sentence",
    "items_with_score",
    "lost_points_sentence",
    "lowest_sentence",
    "next_level_sentence",
    "only_one_sentence",
    "request_for_approval",
    "respondents_sentence",
    "some_of",
    "standing_sentence",
    "tool_phrase",
]

NO_TOTAL = "ยังคำนวณคะแนนรวมไม่ได้ เพราะข้อมูลไม่ครบทุกเครื่องมือ"
NO_PLAN = "ยังไม่ได้กำหนดมาตรการในแผนปฏิบัติการ"
KEEP_IT_SO = " จึงควรรักษาระดับการดำเนินงานไว้"
"""Follows the sentence on items that all have the full score."""
SIGNING_PARTS = ("ผู้จัดทำรายงาน", "ผู้ตรวจสอบรายงาน", "ผู้อนุมัติรายงาน")
"""Who signs a report where nobody was named."""


def every(noun: str, scored: int, total: int) -> str:
    """Return "every" with a noun, restricted to those with a score if some have none.

    >>> every("ข้อ", 3, 3), every("ข้อ", 2, 3)
    ('ทุกข้อ', 'ทุกข้อที่มีคะแนน')
    """
    return f"ทุก{noun}" if scored == total else f"ทุก{noun}ที่มีคะแนน"


def among(noun: str, scored: int, total: int) -> str:
    """Return the beginning of a sentence on the highest or lowest if some have no score.

    >>> among("ข้อ", 3, 3), among("ข้อ", 2, 3)
    ('', 'ในบรรดาข้อที่มีคะแนน ')
    """
    return "" if scored == total else f"ในบรรดา{noun}ที่มีคะแนน "


def tool_phrase(short: str) -> str:
    """Return the name of a tool for a sentence by its short name.

    >>> tool_phrase("EIT ส่วนที่ 1")
    'แบบวัด EIT ส่วนที่ 1'
    """
    return f"แบบวัด {short}"


def some_of(noun: str, names: str) -> str:
    """Return those that have a score by their names, as the beginning of a sentence."""
    return f"{noun}ที่มีคะแนน ได้แก่ {names} "


def next_level_sentence(level: str, missing: str) -> str:
    """Return what is missing to the next level."""
    return f"หากจะเลื่อนขึ้นสู่ระดับ “{level}” จะต้องเพิ่ม{missing}"


def all_meet_target_sentence(who: str, target: str) -> str:
    """Return that all who have a score meet the target."""
    return f"{who}ได้คะแนนไม่ต่ำกว่าค่าเป้าหมาย {target} คะแนน"


def all_miss_target_sentence(who: str, target: str) -> str:
    """Return that none who has a score meets the target."""
    return f"{who}ได้คะแนนต่ำกว่าค่าเป้าหมาย {target} คะแนน"


def below_target_sentence(noun: str, target: str, names: str) -> str:
    """Return which are below the target."""
    return f"{noun}ที่ได้คะแนนต่ำกว่าค่าเป้าหมาย {target} คะแนน ได้แก่ {names}"


def lost_points_sentence(names: str) -> str:
    """Return through which tools the total loses most."""
    return f"เมื่อคิดตามน้ำหนัก เครื่องมือที่ทำให้คะแนนรวมต่ำกว่าคะแนนเต็มมากที่สุด ได้แก่ {names}"


def extreme_phrase(noun: str, names: str, *, top: bool) -> str:
    """Return which are highest, or lowest."""
    return f"{noun}ที่ได้คะแนน{'สูง' if top else 'ต่ำ'}สุด ได้แก่ {names}"


def extremes_sentence(noun: str, best: str, least: str) -> str:
    """Return which are highest and which are lowest."""
    return f"{extreme_phrase(noun, best, top=True)} ส่วน{extreme_phrase(noun, least, top=False)}"


def only_one_sentence(noun: str, name: str) -> str:
    """Return which is the only one with a score."""
    return f"มีคะแนนเพียง{noun}เดียว ได้แก่ {name}"


def equal_sentence(who: str, score: str) -> str:
    """Return that all have the same score, which has its unit."""
    return f"{who}ได้คะแนนเท่ากันที่ {score}"


def all_full_sentence(who: str, full: str) -> str:
    """Return that all have the full score."""
    return f"{who}ได้คะแนนเต็ม {full} คะแนน"


def items_with_score(names: str = "", number: str = "") -> str:
    """Return who has a score, as the beginning of a sentence: every item, some by number, or by name."""
    if number:
        return f"ข้อที่มีคะแนน {number} ข้อ"
    return f"{names} " if names else "ทุกข้อ"


def lowest_sentence(names: str, others: str = "", number: str = "") -> str:
    """Return which items are lowest, with the others below the full score: their names, or their number."""
    text = f"ข้อที่ได้คะแนนต่ำที่สุด ได้แก่ {names}"
    if number:
        return f"{text} ข้ออื่นที่ได้คะแนนไม่เต็มมี {number} ข้อ"
    return f"{text} ข้ออื่นที่ได้คะแนนไม่เต็ม ได้แก่ {others}" if others else text


def change_phrase(change: str, number: str, codes: str) -> str:
    """Return which indicators changed in a way."""
    return f"คะแนน{change} {number} ตัวชี้วัด (ตัวชี้วัดที่ {codes})"


def changes_sentence(year: str, phrases: str) -> str:
    """Return how the indicators changed from a fiscal year, given in words."""
    return f"เมื่อเทียบกับ{year} มี{phrases}"


def respondents_sentence(tool: str, number: str) -> str:
    """Return how many answered a tool."""
    return f"มีผู้ตอบ{tool} จำนวน {number} คน"


def standing_sentence(agency: str, rank: str = "", of: str = "", mean: str = "", source: str = "") -> str:
    """Return where an agency stands among others; nothing where nothing is known.

    >>> standing_sentence("เทศบาล", "12", "1,300")
    'เทศบาลอยู่ในลำดับที่ 12 จาก 1,300 หน่วยงาน'
    """
    phrases = []
    if rank:
        phrases.append(f"{agency}อยู่ในลำดับที่ {rank}" + (f" จาก {of} หน่วยงาน" if of else ""))
    elif of:
        phrases.append(f"กลุ่มที่เปรียบเทียบมี {of} หน่วยงาน")
    if mean:
        phrases.append(f"คะแนนเฉลี่ยของกลุ่ม {mean} คะแนน")
    if source:
        phrases.append(f"(ที่มา: {source})")
    return " ".join(phrases)


def request_for_approval(website: str = "") -> str:
    """Return the last sentence of a report."""
    return "จึงเสนอรายงานฉบับนี้เพื่อโปรดพิจารณาอนุมัติ และเผยแพร่บนเว็บไซต์ของหน่วยงาน" + (
        f" ({website})" if website else ""
    )


def analysed_sentence(agency: str, assessment: str) -> str:
    """Return the beginning of a memo on a result that was not announced."""
    return f"ตามที่{agency}เข้าร่วม{assessment} นั้น บัดนี้ ได้วิเคราะห์ผลการประเมินแล้ว จึงขอรายงานผล ดังนี้"


def announced_sentence(agency: str, assessment: str, date: str = "", source: str = "") -> str:
    """Return the beginning of a memo on a result that was announced."""
    when = f"เมื่อวันที่ {date}" if date else "แล้ว"
    where = f" ({source})" if source else ""
    announced = f"สำนักงาน ป.ป.ช. ได้ประกาศผลการประเมิน{when}{where}"
    return f"ตามที่{agency}เข้าร่วม{assessment} นั้น บัดนี้ {announced} จึงขอรายงานผล ดังนี้"
