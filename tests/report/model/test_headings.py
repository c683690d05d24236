from ita_tools.report.model.document import Heading, Paragraph
from ita_tools.report.model.headings import number_headings


def lines(*blocks, taken=()):
    return [entry.line for entry in number_headings(blocks, taken).values()]


def it_counts_headings_level_by_level():
    levels = {"ก": 1, "ข": 2, "ค": 3, "ง": 2, "จ": 1, "ฉ": 2}
    headings = [Heading(text, level) for text, level in levels.items()]
    assert lines(*headings) == ["1. ก", "1.1 ข", "1.1.1 ค", "1.2 ง", "2. จ", "2.1 ฉ"]


def it_passes_over_headings_without_number():
    assert lines(Heading("คำนำ", numbered=False), Heading("ก")) == ["คำนำ", "1. ก"]


def it_never_writes_a_zero_for_a_level_that_was_left_out():
    assert lines(Heading("ก", 3), Heading("ข", 2), Heading("ค")) == ["1.1.1 ก", "1.2 ข", "2. ค"]


def it_remembers_where_headings_stand_and_avoids_bookmarks_in_use():
    entries = number_headings([Paragraph("ก"), Heading("ข"), Heading("ค")], ["_Toc00000001"])
    assert list(entries) == [1, 2]
    assert [entry.bookmark for entry in entries.values()] == ["_Toc00000002", "_Toc00000003"]
