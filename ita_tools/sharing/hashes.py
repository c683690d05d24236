"""Short hashes: of a value that was sent, of all that was sent, and of the book it was sent from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from ita_tools.assessment import Assessment, BookOrigin
from ita_tools.assessment.flatten import Path, Value, format_path, format_value

__all__ = ["base_id", "digest_of", "hash_of", "sent_hashes"]

_VALUE, _WHOLE = 12, 24
"""Characters kept. They tell honest values apart; they are no seal against somebody who forges."""


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:length]


def hash_of(value: Value | None) -> str:
    """Return the hash of a value, ``""`` for none: blank and zero differ."""
    return "" if value is None else _hash(format_value(value), _VALUE)


def sent_hashes(values: Mapping[Path, Value]) -> dict[str, str]:
    """Return the hash of each value by written path."""
    return {format_path(path): hash_of(value) for path, value in values.items()}


def base_id(assessment: Assessment) -> str:
    """Return the id of a main book: the recorded one, else made of edition and agency.

    What the book holds is no part of it: it may be worked on while its parts are away. An agency renamed
    meanwhile is another agency, until a merged book has recorded the id.
    """
    agency = assessment.agency
    known = [assessment.edition, agency.name, agency.district, agency.province]
    return assessment.origin.base or _hash(repr(known), _WHOLE)


def digest_of(edition: int, origin: BookOrigin) -> str:
    """Return the hash over the record of what a division was sent."""
    known = [edition, origin.base, origin.division, sorted(origin.part), sorted(origin.sent.items())]
    return _hash(repr(known), _WHOLE)
