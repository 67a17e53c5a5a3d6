"""Is a text English? Decided by its commonest words and its letters."""

from __future__ import annotations

import re

_COMMON = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "that",
        "is",
        "was",
        "for",
        "on",
        "by",
        "with",
        "as",
        "at",
        "from",
        "it",
        "were",
        "be",
        "this",
        "has",
        "have",
        "are",
        "an",
        "said",
        "which",
        "their",
        "its",
        "his",
        "not",
        "had",
        "but",
        "after",
        "between",
        "who",
        "they",
        "been",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_SHORT = 8
_PARAGRAPH = 30
_SHARE = 0.12
_LATIN = 0.6


def is_english(text: str) -> bool:
    """Tell whether a text reads as English; texts of a few words get the benefit of doubt.

    Examples
    --------
    >>> is_english("Two soldiers were killed in the shelling of the village on Tuesday.")
    True
    >>> is_english("İki hərbçi kəndin atəşə tutulması nəticəsində həlak olub və yaralanıb dünən.")
    False
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return False
    letters = "".join(words)
    if sum(letter < "\u0250" for letter in letters) < _LATIN * len(letters):
        return False
    if len(words) < _SHORT:
        return True
    share = _SHARE if len(words) >= _PARAGRAPH else _SHARE / 2
    return sum(word in _COMMON for word in words) >= share * len(words)
