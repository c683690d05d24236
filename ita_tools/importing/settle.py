"""Readings become proposals: one value of a field at most is sure, and nothing contradicts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ita_tools.assessment.measures import Step
from ita_tools.errors import FileForeign
from ita_tools.importing.judge import Judgement, judge
from ita_tools.importing.lines import Field, Reading, Value
from ita_tools.rubric import Edition
from ita_tools.sharing.field_labels import FieldLabels

__all__ = ["Candidate", "settle"]

_MOST_TRIALS = 24
"""Fields of which other readings are tried against the plan: each trial scores the whole result."""
_KINDS_OF_RESULT = ((("items",), "ข้อ", 8, 0.25), (("published", "indicators"), "ตัวชี้วัดที่", 5, 0.5))
"""Figures of which, from so many and such a share on, two clear values mean two results."""
_DOUBTS = {
    "code": "รหัสข้ออ่านได้ไม่แน่ชัด",
    "place": "ไม่แน่ว่าเป็นของเครื่องมือ ส่วน หรือปีใด",
    "wording": "รหัสที่พิมพ์ไม่ตรงกับข้อความ",
    "others": "อยู่ในส่วนที่กล่าวถึงเป้าหมาย ตัวอย่าง หรือหน่วยงานอื่น",
    "end": "อยู่ท้ายข้อความ ตัวเลขอาจถูกตัดขาด",
}
_CONTRADICTED = "ขัดแย้ง"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value for a field, with the reading it is taken from; ``remark`` is why it is not sure."""

    reading: Reading
    sure: bool
    remark: str = ""

    @property
    def field(self) -> Field:
        """The field it is for."""
        return self.reading.field

    @property
    def value(self) -> Value:
        """The value as read."""
        return self.reading.value


def settle(readings: Iterable[Reading], edition: Edition) -> tuple[list[Candidate], Judgement]:
    """Choose among the readings of each field, and let the plan of the edition judge the choice.

    Raises
    ------
    FileForeign
        The readings are those of two results.
    """
    by_field: dict[Field, list[Reading]] = {}
    for reading in readings:
        by_field.setdefault(reading.field, []).append(reading)
    ranked = {field: _ranked(each) for field, each in by_field.items()}
    _require_one_result(ranked)
    chosen = {field: options[0] for field, options in ranked.items()}
    own = {field: each for field, each in chosen.items() if each.doubt != "others"}
    chosen |= _tried(ranked, own, edition)
    judgement = _judged({field: chosen[field] for field in own}, edition)
    doubts = {field: _doubt(field, ranked[field], chosen, judgement) for field in ranked}
    candidates = []
    for field, options in ranked.items():
        candidates.append(Candidate(chosen[field], not doubts[field], doubts[field]))
        if doubts[field]:
            others = [each for each in options if each is not chosen[field]]
            candidates += [Candidate(each, False, doubts[field]) for each in others]
    return candidates, judgement


def _ranked(readings: Sequence[Reading]) -> list[Reading]:
    """Return one reading of each value, the likeliest first; the clearest stands for its value."""
    weights: dict[Value, int] = {}
    best: dict[Value, Reading] = {}
    for each in readings:
        weights[each.value] = weights.get(each.value, 0) + each.weight
        if each.value not in best or (best[each.value].doubt and not each.doubt):
            best[each.value] = each
    order = {value: n for n, value in enumerate(best)}
    values = sorted(best, key=lambda value: (bool(best[value].doubt), -weights[value], order[value]))
    return [best[value] for value in values]


def _clear(options: Iterable[Reading]) -> list[Reading]:
    return [each for each in options if not each.doubt]


def _require_one_result(ranked: Mapping[Field, Sequence[Reading]]) -> None:
    for kind, word, least, share in _KINDS_OF_RESULT:
        figures = [
            options for field, options in ranked.items() if field[: len(kind)] == kind and len(field) == 3
        ]
        twice = [options for options in figures if len(_clear(options)) > 1]
        if len(twice) >= least and len(twice) >= share * len(figures):
            one, other = _clear(twice[0])[:2]
            raise FileForeign(
                f"มีผลการประเมินมากกว่าหนึ่งชุด: {word} {one.field[2]} เป็น {one.value} "
                f"({one.line.where(one.cell)}) และ {other.value} ({other.line.where(other.cell)}) "
                f"ต่างกันรวม {len(twice)} ค่า",
                where=one.line.source,
                remedy="นำเข้าทีละหน่วยงานและทีละปี หรือระบุปีด้วย --edition",
            )


def _tried(
    ranked: Mapping[Field, Sequence[Reading]], chosen: Mapping[Field, Reading], edition: Edition
) -> dict[Field, Reading]:
    """Return the choice with, for fields of several values, the one that the plan confirms."""
    current = dict(chosen)
    several = [
        field for field, options in ranked.items() if len(options) > 1 and field[0] in ("items", "published")
    ]
    for field in several[:_MOST_TRIALS]:
        for option in ranked[field][:3]:
            if option.doubt == "others":
                continue
            if option.doubt == "wording" and not ranked[field][0].doubt:
                continue  # the plan may hold by chance with a figure of another item
            trial = {**current, field: option}
            if field in judge({f: each.value for f, each in trial.items()}, edition).confirmed:
                current[field] = replace(option, doubt=option.doubt)
                break
    return current


def _judged(chosen: Mapping[Field, Reading], edition: Edition) -> Judgement:
    """Judge all values; what is doubtful and not confirmed then contradicts nothing that is clear."""
    first = judge({field: option.value for field, option in chosen.items()}, edition, thorough=True)
    weak = {field for field in first.culprits if chosen[field].doubt}
    clear = {
        field: option.value
        for field, option in chosen.items()
        if not option.doubt or field in first.confirmed - weak
    }
    if len(clear) == len(chosen):
        return first
    second = judge(clear, edition, thorough=True)
    return replace(
        second,
        confirmed=(first.confirmed | second.confirmed) - weak,
        suspected=(second.suspected - first.confirmed) | first.culprits | second.culprits,
    )


def _doubt(
    field: Field, options: Sequence[Reading], chosen: Mapping[Field, Reading], judgement: Judgement
) -> str:
    """Return why the chosen value of a field is not sure; ``""`` where it is."""
    reading = chosen[field]
    if field in judgement.suspected:
        return f"{_CONTRADICTED}: {_contradiction(field, judgement)}"
    confirmed = field in judgement.confirmed
    others = [each for each in options if each is not reading and each.doubt in ("", "code")]
    if others and not confirmed:
        return f"{_CONTRADICTED}: อ่านได้ {_text(reading.value)} และ {_text(others[0].value)}"
    if not reading.doubt:
        return ""
    if confirmed and (
        reading.doubt == "place" or (reading.doubt == "code" and _no_swap(field, chosen, judgement))
    ):
        return ""
    return _DOUBTS[reading.doubt]


def _no_swap(field: Field, chosen: Mapping[Field, Reading], judgement: Judgement) -> bool:
    """Whether an item of a doubtful code cannot be another one that its rule counts alike.

    The mean of an indicator stays the same where the scores of two of its items are exchanged.
    """
    for each in judgement.relations:
        if each.holds and field in each.inputs:
            doubtful = {
                chosen[f].value for f in each.inputs if f in chosen and chosen[f].doubt in ("code", "wording")
            }
            if len(doubtful) > 1:
                return False
    return True


def _contradiction(field: Field, judgement: Judgement) -> str:
    relation = next(
        (each for each in judgement.relations if not each.holds and field in (each.field, *each.inputs)), None
    )
    if relation is None:
        return "ไม่เข้ากับคะแนนอื่นที่พิมพ์ไว้"
    labels = FieldLabels()
    name = labels.of(relation.field).removeprefix(labels.of(("published",))).strip()
    return f"{name} พิมพ์ไว้ {_text(relation.printed)} แต่คำนวณได้ {_text(relation.computed)}"


def _text(value: Value | Step) -> str:
    if isinstance(value, tuple):
        return " ".join(map(_text, value))
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)
