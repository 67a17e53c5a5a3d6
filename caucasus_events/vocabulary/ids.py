"""Identifiers: opaque, permanent, eight characters of Crockford base32 after a prefix."""

from __future__ import annotations

import hashlib
import re
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32 digits: no I, L, O, U."""

LENGTH = 8
DRAFT_PREFIX = "new-"
_BITS = 5 * LENGTH
ID_PATTERN = rf"[A-Z]{{2,3}}-[{ALPHABET}]{{{LENGTH}}}"
_ID = re.compile(ID_PATTERN + r"\Z")


def encode(number: int) -> str:
    """Write a 40-bit number as eight Crockford base32 characters.

    Examples
    --------
    >>> encode(0), encode(2**40 - 1)
    ('00000000', 'ZZZZZZZZ')
    """
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(_BITS - 5, -1, -5))


def hashed_id(prefix: str, *parts: object) -> str:
    """Return the identifier made of the first 40 bits of SHA-256 over the parts.

    The parts are joined by newlines, so the same parts give the same identifier anywhere.

    Examples
    --------
    >>> hashed_id("CE-", "abc", "events", 0, 10, 0) == hashed_id("CE-", "abc", "events", 0, 10, 0)
    True
    """
    digest = hashlib.sha256("\n".join(str(part) for part in parts).encode()).digest()
    return prefix + encode(int.from_bytes(digest[:5], "big"))


def random_id(prefix: str) -> str:
    """Return a fresh random identifier, for rows that a person adds."""
    return prefix + encode(secrets.randbits(_BITS))


def is_id(text: str, prefix: str | None = None) -> bool:
    """Tell whether a text is a well-formed identifier (with that prefix, if given).

    Examples
    --------
    >>> is_id("CE-0123ABCD", "CE-"), is_id("CE-0123ABCI"), is_id("new-1")
    (True, False, False)
    """
    return _ID.match(text) is not None and (prefix is None or text.startswith(prefix))


def is_draft(text: str) -> bool:
    """Tell whether a text is a draft identifier, to be replaced by ``fmt``."""
    return text.startswith(DRAFT_PREFIX) and len(text) > len(DRAFT_PREFIX)
