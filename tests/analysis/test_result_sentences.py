from __future__ import annotations

import re
from pathlib import Path

import pytest

import ita_tools
from ita_tools.analysis import default_texts, result_sentences

SENTENCES = [
    part
    for module, least in ((default_texts, 45), (result_sentences, 20))
    for part in re.findall(r"[\u0e00-\u0e7f ]+", Path(module.__file__).read_text(encoding="utf-8"))
    if len(part) >= least
]
"""The words between the figures of each sentence that the program writes."""
OTHERS = [
    path
    for path in Path(ita_tools.__file__).parent.rglob("*.py")
    if path.name not in ("default_texts.py", "result_sentences.py") and "rubric" not in path.parts
]


class DescribeSentenceOfTheProgram:
    def it_is_looked_for(self):
        assert len(SENTENCES) > 10

    @pytest.mark.parametrize("room", ["report", "importing", "workbook"])
    def it_stands_in_no_other_module(self, room):
        found = [
            (path.name, sentence)
            for path in OTHERS
            if room in path.parts
            for sentence in SENTENCES
            if sentence.strip() in path.read_text(encoding="utf-8")
        ]
        assert found == []
