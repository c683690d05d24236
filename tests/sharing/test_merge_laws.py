"""Laws of splitting and merging, over generated stories."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ita_tools.assessment.exchange import CHOICES, TAKE
from ita_tools.assessment.flatten import flatten, format_path, format_value, parse_path
from ita_tools.sharing.conflict_resolution import unresolved
from ita_tools.sharing.hashes import value_hash
from ita_tools.sharing.merge_assessments import MergeOutcome, merge
from ita_tools.sharing.returned_book import ReturnedBook, changes_since_split, returned_values
from ita_tools.sharing.split_assessment import Context, split
from ita_tools.sharing.three_way import OLDER
from tests.sharing.scenarios import EDITION, STAMP, Story, contents, stories, story_test, typed

_EACH = 1 / 11


def _merge(story: Story, *returned: ReturnedBook) -> MergeOutcome:
    return merge(EDITION, story.now, returned or story.returned, STAMP)


class DescribeSplitAndMerge:
    @story_test(_EACH)
    @given(stories(), st.sampled_from(["none", "summary", "full"]))
    def it_restores_the_main_book_from_unchanged_parts(self, story: Story, context: Context) -> None:
        parts = split(EDITION, story.now, context=context, stamp=STAMP)
        merged = merge(EDITION, story.now, [ReturnedBook(part.assessment) for part in parts], STAMP)
        assert contents(merged.assessment) == contents(story.now)
        assert (merged.conflicts, merged.refused, merged.notes) == ((), (), ())

    @story_test(_EACH)
    @given(stories(loyal=True, quiet=True, copies=False))
    def it_takes_over_every_change_within_the_assignments(self, story: Story) -> None:
        merged = _merge(story)
        assert merged.conflicts == ()
        values = flatten(merged.assessment)
        doubled = bool(merged.notes)
        for book in story.returned:
            changed = {change.path: change.value for change in changes_since_split(book)}
            assert all(values.get(path) == value for path, value in changed.items()) or doubled
        untouched = {
            path for book in story.returned for path in (change.path for change in changes_since_split(book))
        }
        before = flatten(story.base)
        assert {path: values.get(path) for path in before if path not in untouched} == {
            path: value for path, value in before.items() if path not in untouched
        }

    @story_test(_EACH)
    @given(stories())
    def it_merges_a_book_given_twice_once(self, story: Story) -> None:
        assert _merge(story, *story.returned, *story.returned) == _merge(story)

    @story_test(_EACH)
    @given(stories(), st.randoms(use_true_random=False))
    def it_does_not_depend_on_the_order_of_the_books(self, story: Story, chance: st.Random) -> None:
        books = list(story.returned)
        chance.shuffle(books)
        first, second = _merge(story), merge(EDITION, story.now, books, STAMP)
        assert first == second
        assert contents(first.assessment) == contents(second.assessment)

    @story_test(_EACH)
    @given(stories())
    def it_is_idempotent(self, story: Story) -> None:
        once = _merge(story)
        again = merge(EDITION, once.assessment, story.returned, STAMP)
        assert again.assessment == once.assessment
        assert contents(again.assessment) == contents(once.assessment)

    @story_test(_EACH)
    @given(stories())
    def it_loses_no_typed_text_without_a_conflict(self, story: Story) -> None:
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
    def it_settles_a_conflict_for_good_by_a_choice(self, story: Story, data: st.DataObject) -> None:
        once = _merge(story).assessment
        chosen = tuple(
            row if row.settled else replace(row, choice=data.draw(st.sampled_from(CHOICES)))
            for row in once.conflicts
        )
        settled = merge(EDITION, replace(once, conflicts=chosen), (), STAMP)
        open_paths = {row.path for row in unresolved(settled.assessment)}
        for path in open_paths:
            unsettled = [row for row in chosen if row.path == path and not row.settled]
            assert len({row.given for row in unsettled if row.choice == TAKE}) > 1
        again = merge(EDITION, settled.assessment, story.returned, STAMP)
        if not open_paths:
            assert again.conflicts == ()
            assert contents(again.assessment) == contents(settled.assessment)

    @story_test(_EACH)
    @given(stories(), st.sampled_from(["", "b-000000000000000000000002"]))
    def it_merges_no_part_of_a_book_with_an_id_into_another_one(self, story: Story, other: str) -> None:
        base = replace(story.base, book="b-000000000000000000000001")
        books = [ReturnedBook(part.assessment, part.division) for part in split(EDITION, base, stamp=STAMP)]
        main = replace(story.base, book=other)
        merged = merge(EDITION, main, books, STAMP)
        assert contents(merged.assessment) == contents(merge(EDITION, main, (), STAMP).assessment)
        assert (len(merged.refused), merged.taken) == (len(books), ())

    @story_test(_EACH)
    @given(stories())
    def it_settles_nothing_between_files_of_which_neither_is_known_to_be_newer(self, story: Story) -> None:
        books = [replace(book, saved_key="") for book in story.returned]
        merged = merge(EDITION, story.now, books, STAMP).assessment
        assert not [row for row in merged.conflicts if row.reason == OLDER]
        before, after = flatten(story.now), flatten(merged)
        for division in {book.division for book in books}:
            values = [
                returned_values(book)
                for book in books
                if book.division == division and changes_since_split(book)
            ]
            others = {
                path
                for book in books
                if book.division != division
                for path in (each.path for each in changes_since_split(book))
            }
            for path in set().union(*values) - others:
                if len({value_hash(each.get(path)) for each in values}) > 1:
                    assert after.get(path) == before.get(path)

    @story_test(_EACH)
    @given(stories(quiet=True))
    def it_logs_every_value_it_takes_over_and_no_other(self, story: Story) -> None:
        merged = _merge(story)
        before, after = flatten(story.now), flatten(merged.assessment)
        changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
        logged = {parse_path(each.path): (each.before, each.after) for each in merged.taken}
        assert logged.keys() == changed
        assert all(
            logged[path] == (format_value(before.get(path)), format_value(after.get(path)))
            for path in changed
        )

    @story_test(_EACH)
    @given(stories(loyal=True))
    def it_holds_the_last_file_of_a_division_in_book_or_conflict_list(self, story: Story) -> None:
        main, seen = story.now, {}
        for book in story.returned:
            main = merge(EDITION, main, [book], STAMP).assessment
            values, last_values = flatten(main), returned_values(book)
            listed = {(row.path, row.given) for row in main.conflicts}
            theirs = {
                path
                for each in seen.get(book.division, ())
                for path, value in returned_values(each).items()
                if any(word.startswith(f"พิมพ์-{book.division}-") for word in typed(value))
            }
            for path in theirs & values.keys():
                last_value = last_values.get(path)
                assert values[path] == last_value or (format_path(path), format_value(last_value)) in listed
            seen.setdefault(book.division, []).append(book)
