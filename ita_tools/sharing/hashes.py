"""Short hashes: of a value that was sent, of the record of all that was sent, and of the main book."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from ita_tools.assessment import Assessment, BookOrigin
from ita_tools.assessment.flatten import Path, Value, format_path, format_value

__all__ = [
    "agency_id",
    "base_id",
    "is_part_of",
    "is_random_id",
    "new_book_id",
    "record_digest",
    "sent_hashes",
    "value_hash",
]

_VALUE_LENGTH, _BOOK_LENGTH = 12, 24
"""Hexadecimal digits kept. They detect changes by accident; they are no protection against forgery."""

_RANDOM = "b-"


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:length]


def value_hash(value: Value | None) -> str:
    """Return the hash of a value, ``""`` for none: blank and zero differ."""
    return "" if value is None else _hash(format_value(value), _VALUE_LENGTH)


def sent_hashes(values: Mapping[Path, Value]) -> dict[str, str]:
    """Return the hash of each value by its path as text."""
    return {format_path(path): value_hash(value) for path, value in values.items()}


def new_book_id() -> str:
    """Return a new random id for a main book; no hash of :func:`agency_id` starts as it does."""
    from secrets import token_hex  # takes milliseconds, and only the first split needs it

    return f"{_RANDOM}{token_hex(_BOOK_LENGTH // 2)}"


def base_id(assessment: Assessment) -> str:
    """Return the id that the parts of a main book carry: its random one, else that of its agency."""
    return assessment.book or agency_id(assessment)


def is_part_of(base: Assessment, origin: BookOrigin) -> bool:
    """Return whether a part was split from a main book.

    Parts of version 0.1.0 have no random id and go by the agency.
    """
    if is_random_id(origin.base):
        return origin.base == base.book
    return origin.base == agency_id(base)


def is_random_id(text: str) -> bool:
    """Return whether an id is a random one."""
    return text.startswith(_RANDOM)


def agency_id(assessment: Assessment) -> str:
    """Return the id of version 0.1.0: the recorded one, else a hash of edition and agency.

    The contents are left out of it, since the main book is worked on while its parts are away. An agency
    that is renamed meanwhile counts as another one, until a merged book has recorded the id.
    """
    agency = assessment.agency
    identity = [assessment.edition, agency.name, agency.district, agency.province]
    return assessment.origin.base or _hash(repr(identity), _BOOK_LENGTH)


def record_digest(edition: int, origin: BookOrigin) -> str:
    """Return the hash over the record of what a division was sent."""
    record = [edition, origin.base, origin.division, sorted(origin.part), sorted(origin.sent.items())]
    return _hash(repr(record), _BOOK_LENGTH)
