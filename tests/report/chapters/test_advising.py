"""Advice on weak items."""

from __future__ import annotations

from ita_tools.report.chapters.advising import advised, evidence
from ita_tools.rubric.advice import Advice
from tests.bundled import bundled, material


def it_gives_the_same_advice_only_once():
    keys = [("item", "EIT1", "e1"), ("item", "EIT2", "e1"), ("item", "IIT", "i2")]
    assert [key for key, _ in advised(material(bundled()), keys)] == [keys[0], keys[2]]


def it_names_the_evidence_where_there_is_some():
    assert evidence(Advice("", "", "", ("o8", "o9"))) == " (อ้างอิงจากข้อ o8 o9)"
    assert evidence(Advice("", "", "")) == ""
