"""Words with their offsets.

Text is read as `text.plain.same_length` leaves it, so offsets never move. A
hyphen inside a word separates two words; a possessive ending is left out of the word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from caucasus_events.text.plain import same_length

_TOKEN = re.compile(r"[^\W_]+(?:['.][^\W_]+)*|\$|%|[^\w\s]", re.UNICODE)
_INSIDE_HYPHEN = re.compile(r"(?<=[\w.])[-\u2013](?=\w)")


@dataclass(slots=True)
class Token:
    """One word or mark; `low` is lower case without a possessive ending."""

    start: int
    end: int
    low: str
    capital: bool
    possessive: bool


def tokenize(plain: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words and marks of a part of a text.

    Parameters
    ----------
    plain : str
        A text after `same_length`.
    start, end : int
        The part to read.

    Examples
    --------
    >>> [token.low for token in tokenize("Armenia's U.S.-led cease-fire, (3)")]
    ['armenia', 'u.s', 'led', 'cease', 'fire', ',', '(', '3', ')']
    """
    end = len(plain) if end is None else end
    tokens = []
    for match in _TOKEN.finditer(plain, start, end):
        first, last = match.span()
        word = match.group()
        if word in "-\u2013" and _INSIDE_HYPHEN.match(plain, first):
            continue
        low = word.lower()
        possessive = low.endswith("'s")
        if possessive and len(low) > len("it's"):
            low = low[:-2]
        tokens.append(Token(first, last, low, word[0].isupper(), possessive))
    return _without_abbreviation_dots(tokens)


def _without_abbreviation_dots(tokens: list[Token]) -> list[Token]:
    return [
        token
        for before, token in zip([None, *tokens[:-1]], tokens, strict=True)
        if not (
            token.low == "." and before is not None and before.low in {"u.s", "u.n", "gen", "lt"}
        )
    ]


def words(phrase: str) -> list[str]:
    """Return the words of a phrase as the lexicons compare them."""
    return [token.low for token in tokenize(same_length(phrase))]
