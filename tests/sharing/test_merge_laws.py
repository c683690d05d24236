"""Laws of splitting and merging, over generated stories."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment.distribution import CHOICES, TAKE
from ita_tools.assessment.flatten import flatten, format_path, format_value
from ita_tools.sharing.conflict_resolution import unresolved
from ita_tools.sharing.merge_assessments import MergeOutcome, merge
from ita_tools.sharing.returned_book import ReturnedBook, changes_since_split, returned_values
from ita_tools.sharing.split_assessment import Context, split
from tests.sharing.scenarios import EDITION, STAMP, Story, contents, stories, story_test, typed

_EACH = 1 / 7


def _merge(story: Story, *returned: ReturnedBook) -> MergeOutcome:
    return merge(EDITION, story.now, returned or story.returned, STAMP)


@story_test(_EACH)
@given(stories(), st.sampled_from(["none", "summary", "full"]))
def test_splitting_and_merging_gives_the_book_back(story: Story, context: Context) -> None:
    parts = split(EDITION, story.now, context=context, stamp=STAMP)
    merged = merge(EDITION, story.now, [ReturnedBook(part.assessment) for part in parts], STAMP)
    assert contents(merged.assessment) == contents(story.now)
    assert (merged.conflicts, merged.refused, merged.notes) == ((), (), ())


@story_test(_EACH)
@given(stories(loyal=True, quiet=True, copies=False))
def test_what_loyal_divisions_return_is_taken_over_whole(story: Story) -> None:
    merged = _merge(story)
    assert merged.conflicts == ()
    found = flatten(merged.assessment)
    doubled = bool(merged.notes)
    for book in story.returned:
        changed = {change.path: change.value for change in changes_since_split(book)}
        assert all(found.get(path) == value for path, value in changed.items()) or doubled
    untouched = {
        path for book in story.returned for path in (change.path for change in changes_since_split(book))
    }
    before = flatten(story.base)
    assert {path: found.get(path) for path in before if path not in untouched} == {
        path: value for path, value in before.items() if path not in untouched
    }


@story_test(_EACH)
@given(stories())
def test_the_same_book_twice_is_the_book_once(story: Story) -> None:
    assert _merge(story, *story.returned, *story.returned) == _merge(story)


@story_test(_EACH)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_the_books_does_not_matter(story: Story, chance: st.Random) -> None:
    books = list(story.returned)
    chance.shuffle(books)
    first, second = _merge(story), merge(EDITION, story.now, books, STAMP)
    assert first == second
    assert contents(first.assessment) == contents(second.assessment)


@story_test(_EACH)
@given(stories())
def test_merging_again_changes_nothing(story: Story) -> None:
    once = _merge(story)
    again = merge(EDITION, once.assessment, story.returned, STAMP)
    assert again.assessment == once.assessment
    assert contents(again.assessment) == contents(once.assessment)


@story_test(_EACH)
@given(stories())
def test_nothing_that_was_typed_vanishes_without_a_line(story: Story) -> None:
    merged = _merge(story).assessment
    there = set().union(
        *map(typed, flatten(merged).values()), *(typed(row.given) for row in merged.conflicts)
    )
    for book in story.returned:
        assert (
            set().union(*map(typed, returned_values(book).values()))
            - set().union(*map(typed, flatten(story.base).values()))
            <= there
        )
    main = set().union(*map(typed, flatten(story.now).values()))
    overwritten = main - set().union(*map(typed, flatten(merged).values()))
    assert overwritten == set()


@story_test(_EACH)
@given(stories(), st.data())
def test_a_choice_settles_a_conflict_for_good(story: Story, data: st.DataObject) -> None:
    once = _merge(story).assessment
    chosen = tuple(
        row if row.settled else replace(row, choice=data.draw(st.sampled_from(CHOICES)))
        for row in once.conflicts
    )
    settled = merge(EDITION, replace(once, conflicts=chosen), (), STAMP)
    open_paths = {row.path for row in unresolved(settled.assessment)}
    for path in open_paths:
        asked = [row for row in chosen if row.path == path and not row.settled]
        assert len({row.given for row in asked if row.choice == TAKE}) > 1
    again = merge(EDITION, settled.assessment, story.returned, STAMP)
    if not open_paths:
        assert again.conflicts == ()
        assert contents(again.assessment) == contents(settled.assessment)


@story_test(_EACH)
@given(stories(loyal=True))
def test_what_the_last_file_of_a_division_says_stands_in_the_book_or_on_the_list(story: Story) -> None:
    main, seen = story.now, {}
    for book in story.returned:
        main = merge(EDITION, main, [book], STAMP).assessment
        found, said = flatten(main), returned_values(book)
        listed = {(row.path, row.given) for row in main.conflicts}
        theirs = {
            path
            for each in seen.get(book.division, ())
            for path, value in returned_values(each).items()
            if any(word.startswith(f"พิมพ์-{book.division}-") for word in typed(value))
        }
        for path in theirs & found.keys():
            given = said.get(path)
            assert found[path] == given or (format_path(path), format_value(given)) in listed
        seen.setdefault(book.division, []).append(book)
