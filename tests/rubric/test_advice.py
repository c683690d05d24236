"""Advice on items: complete for the editions it is written for, inherited by the others."""

from __future__ import annotations

from importlib import resources

import pytest

from ita_tools.errors import Faults, ItaError, KeyMissing, KeyRepeated, KeyUnknown, SyntaxBroken, ValueWrong
from ita_tools.rubric import available_years, load_edition, use_editions
from ita_tools.rubric.advice import Advice, advice_for, parse_advice
from ita_tools.rubric.edition_writer import edition_text, next_edition

WRITTEN = (2566, 2567, 2568, 2569)
FILES = sorted(
    entry.name
    for entry in (resources.files("ita_tools.rubric") / "advice").iterdir()
    if entry.name.endswith(".yaml")
)
ALONE = [(2564, code) for code in ("i19", "i24", "i27", "i29", "e3", "o32", "o34", "o35", "o38")]
ALONE += [(2565, code) for _, code in ALONE if code != "o34"]
"""Items of 2564 and 2565 that no edition from 2566 on asks again."""
WIDENED = [(year, code) for year in (2564, 2565) for code in ("i26", "o18", "o19", "o20")]
"""Items of 2564 and 2565 that went into a wider one, whose words would not be true of them."""
ITEMS = [(year, item.code) for year in WRITTEN for item in load_edition(year).items]
each_written = pytest.mark.parametrize("year", WRITTEN)


def text_of(file):
    return (resources.files("ita_tools.rubric") / "advice" / file).read_text("utf-8")


class DescribeInheritedAdvice:
    @pytest.mark.parametrize("year", [2564, 2565])
    def it_is_taken_from_the_items_that_continue_an_older_one(self, year):
        later = load_edition(year + 1)
        continued = {code for item in later.items for code in item.succeeds}
        alone = {code for each, code in ALONE if each == year}
        every = {item.code for item in load_edition(year).items}
        assert all(advice_for(year, code) for code in every)
        assert every - alone <= continued

    @pytest.mark.parametrize(
        ("year", "code", "source_year", "source"),
        [(2565, "o10", 2566, "o11"), (2565, "o21", 2566, "o19"), (2564, "i1", 2566, "i1")],
    )
    def it_has_the_words_of_the_successor_without_its_evidence(self, year, code, source_year, source):
        own, theirs = advice_for(year, code), advice_for(source_year, source)
        assert (own.finding, own.way_forward, own.keep) == (theirs.finding, theirs.way_forward, theirs.keep)
        assert (own.evidence, bool(theirs.evidence)) == ((), True)

    @pytest.mark.parametrize(("year", "code"), ALONE)
    def it_is_written_anew_for_an_item_without_successor(self, year, code):
        later = load_edition(year + 1).items
        assert not [item for item in later if code in item.succeeds and (year + 1, item.code) in ITEMS]
        public = {item.code for item in load_edition(year).items_of_tool("OIT")}
        assert set(advice_for(year, code).evidence) <= public

    @pytest.mark.parametrize("year", available_years())
    def it_differs_from_item_to_item(self, year):
        said = [advice_for(year, item.code).finding for item in load_edition(year).items]
        known = {2566: 1}  # two items whose wording nobody has published
        assert len(said) - len(set(said)) == known.get(year, 0)

    @pytest.mark.parametrize(("year", "code"), WIDENED)
    def it_is_written_anew_for_an_item_that_was_merged(self, year, code):
        later = {advice_for(2566, item.code).finding for item in load_edition(2566).items}
        assert advice_for(year, code).finding not in later

    @pytest.mark.parametrize(
        ("year", "code"),
        [(2568, "o99"), (2568, ""), (2568, "i16"), (2564, "i99"), (2599, "i1"), (2500, "i1")],
    )
    def it_is_none_for_an_unknown_year_or_item(self, year, code):
        assert advice_for(year, code) is None

    def it_is_taken_from_the_items_that_a_later_edition_continues(self, tmp_path):
        last = available_years()[-1]
        assert advice_for(last + 1, "i1") is None
        draft = edition_text(next_edition(load_edition(last), last + 1))
        (tmp_path / f"{last + 1}.yaml").write_text(draft, "utf-8")
        use_editions(tmp_path)
        try:
            found = {item.code: advice_for(last + 1, item.code) for item in load_edition(last + 1).items}
        finally:
            use_editions(None)
        assert found["i1"].finding == advice_for(last, "i1").finding
        assert all(found.values())
        assert advice_for(last + 1, "i1") is None


ENTRY = """advice:
  - items: {2568: [i1, i2], 2569: [i1]}
    finding: ก
    way_forward: ข
    keep: ค
    evidence: {2568: [o8]}
    source: [OWN]
    confidence: inferred
"""


def faults_of(text):
    with pytest.raises(ItaError) as caught:
        parse_advice(text, "x.yaml")
    return caught.value.faults if isinstance(caught.value, Faults) else (caught.value,)


class DescribeParseAdvice:
    def it_reads_a_file(self):
        with_evidence = Advice("ก", "ข", "ค", ("o8",))
        assert parse_advice(ENTRY, "x.yaml") == {
            (2568, "i1"): with_evidence,
            (2568, "i2"): with_evidence,
            (2569, "i1"): Advice("ก", "ข", "ค"),
        }

    @pytest.mark.parametrize(
        ("old", "new", "kind", "place"),
        [
            ("    keep: ค\n", "", KeyMissing, "บรรทัด 2 (advice[1])"),
            ("    finding: ก\n", "    findings: ก\n", KeyMissing, "บรรทัด 2 (advice[1])"),
            ("    keep: ค\n", "    keep: ค\n    colour: red\n", KeyUnknown, "บรรทัด 6 (advice[1].colour)"),
            ("confidence: inferred", "confidence: sure", ValueWrong, "บรรทัด 8 (advice[1].confidence)"),
            ("keep: ค", "keep: [ค]", ValueWrong, "บรรทัด 5 (advice[1].keep)"),
            ("[i1, i2]", "i1", ValueWrong, "บรรทัด 2 (advice[1].items.2568)"),
            ("advice:\n", "advices:\n", KeyMissing, ""),
        ],
    )
    def it_reports_a_fault_with_its_line(self, old, new, kind, place):
        assert ENTRY.count(old) == 1
        first = faults_of(ENTRY.replace(old, new))[0]
        assert (type(first), first.where.startswith("x.yaml")) == (kind, True)
        assert place in first.where
        assert first.remedy

    def it_reports_all_faults_together(self):
        faults = faults_of(ENTRY.replace("    keep: ค\n", "").replace("inferred", "sure") + "extra: 1\n")
        assert sorted(type(fault).__name__ for fault in faults) == ["KeyMissing", "KeyUnknown", "ValueWrong"]

    def it_reports_invalid_yaml(self):
        (fault,) = faults_of("advice: [\n")
        assert type(fault) is SyntaxBroken

    def it_reports_a_key_that_is_no_year(self):
        (fault,) = faults_of(ENTRY.replace("2569: [i1]", "ปีหน้า: [i1]"))
        assert type(fault) is ValueWrong
        assert fault.where == "x.yaml บรรทัด 2 (advice[1].items.ปีหน้า)"

    def it_reports_an_item_in_two_entries(self):
        second = ENTRY.replace("[i1, i2]", "[i2, i3]").replace("2569: [i1]", "2569: [i4]")
        (fault,) = faults_of(ENTRY + second.removeprefix("advice:\n"))
        assert (type(fault), fault.where) == (KeyRepeated, "x.yaml บรรทัด 9 (advice[2])")
        assert fault.message == "ข้อ i2 ของปี 2568 ซ้ำกัน"


class DescribeWrittenAdvice:
    def it_covers_every_item_of_four_editions(self):
        assert {code[0] for _, code in ITEMS} == {"i", "e", "o"}
        assert [(year, code) for year, code in ITEMS if advice_for(year, code) is None] == []

    @each_written
    def it_has_a_finding_a_way_forward_and_a_text_for_good_scores(self, year):
        for item in load_edition(year).items:
            advice = advice_for(year, item.code)
            said = (advice.finding, advice.way_forward, advice.keep)
            assert len(set(said)) == 3
            for text in said:
                assert text == text.strip()
                assert any("\u0e01" <= letter <= "\u0e5b" for letter in text)
                assert len(text) > 20

    @each_written
    def it_names_evidence_among_the_items_of_public_disclosure(self, year):
        edition = load_edition(year)
        public = {item.code for item in edition.items_of_tool("OIT")}
        for item in edition.items:
            evidence = advice_for(year, item.code).evidence
            assert evidence, item.code
            assert set(evidence) <= public, item.code
            assert len(set(evidence)) == len(evidence), item.code

    @each_written
    def it_names_a_public_disclosure_item_as_its_own_evidence(self, year):
        for item in load_edition(year).items_of_tool("OIT"):
            assert item.code in advice_for(year, item.code).evidence

    def it_covers_each_item_once_and_only_existing_items(self):
        tables = [parse_advice(text_of(file), file) for file in FILES]
        found = [key for table in tables for key in table]
        assert len(found) == len(set(found))
        assert set(found) == {*ITEMS, *ALONE, *WIDENED}

    def it_finds_every_entry_of_the_files(self):
        """An entry that is laid out in another way would be passed over when it is looked up."""
        tables = [parse_advice(text_of(file), file) for file in FILES]
        assert {key: advice_for(*key) for table in tables for key in table} == {
            key: advice for table in tables for key, advice in table.items()
        }
