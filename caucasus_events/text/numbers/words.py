# ruff: noqa: E501 - a pattern stays on its line
"""Words and cardinals: the lower half of the number grammar."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9,])|[1-9][0-9]{0,2}(?: [0-9]{3}){1,3}(?![0-9:.,/])|[0-9]+(?:[.:/][0-9]+)*|[^\W\d_]+(?:['.][^\W\d_]+)*|[^\w\s]"
)
_DIGITS = re.compile(r"[0-9]{1,9}|[0-9]{1,3}(?:[, ][0-9]{3}){1,3}")
_DECIMAL = re.compile(r"[0-9]{1,4}\.[0-9]{1,2}")
_HUNDRED = 100
_LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark in lower case; `glued` says that nothing stands before it."""

    start: int
    end: int
    low: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A plain number: the words first to last (exclusive) and their value."""

    first: int
    last: int
    value: int
    digits: bool


@cache
def lexicon() -> dict[str, Any]:
    """Return the words of the grammar."""
    return tomllib.loads((files("caucasus_events.text") / "data/numbers.toml").read_text("utf-8"))


def words(plain: str) -> list[Word]:
    """Return words, numbers and marks with their offsets."""
    result: list[Word] = []
    end = -1
    for match in _WORD.finditer(plain):
        result.append(Word(match.start(), match.end(), match.group().lower(), match.start() == end))
        end = match.end()
    return result


def low(items: list[Word], position: int) -> str:
    """Return a word, or nothing beyond the ends."""
    return items[position].low if 0 <= position < len(items) else ""


def cardinal(items: list[Word], first: int) -> Cardinal | None:
    """Read the cardinal that begins at a word, in digits or in words.

    Examples
    --------
    >>> cardinal(words("two hundred and five"), 0).value
    205
    """
    text = low(items, first)
    if text[:1].isascii() and text[:1].isdigit():
        return _in_digits(items, first, text)
    return _in_words(items, first)


def _in_digits(items: list[Word], first: int, text: str) -> Cardinal | None:
    scale = lexicon()["scales"].get(low(items, first + 1))
    if scale and scale > _HUNDRED and (_DECIMAL.fullmatch(text) or _DIGITS.fullmatch(text)):
        value = round(float(text.replace(",", "").replace(" ", "")) * scale)
        return Cardinal(first, first + 2, value, True) if value < _LARGEST else None  # noqa: FBT003 - a field
    if not _DIGITS.fullmatch(text):
        return None
    value = int(text.replace(",", "").replace(" ", ""))
    return Cardinal(first, first + 1, value, True) if value < _LARGEST else None  # noqa: FBT003 - a field


def _in_words(items: list[Word], first: int) -> Cardinal | None:
    data = lexicon()
    total, current, position, last = 0, 0, first, first
    state = ""
    while position < len(items):
        word = items[position].low
        if word in data["units"] and state in {"", "tens", "hundred", "scale", "and"}:
            current += data["units"][word]
            state = "unit"
        elif word in data["tens"] and state in {"", "hundred", "scale", "and"}:
            current += data["tens"][word]
            state = "tens"
        elif word == "dozen" and state in {"unit", "tens"}:
            current *= 12
            state = "done"
        elif word == "hundred" and state in {"unit", "tens"}:
            current *= _HUNDRED
            state = "hundred"
        elif word in data["scales"] and word != "hundred" and state not in {"", "scale", "and"}:
            total += current * data["scales"][word]
            current = 0
            state = "scale"
        elif word == "and" and state in {"hundred", "scale"}:
            state = "and"
            position += 1
            continue
        elif word == "-" and state == "tens" and items[position].glued:
            position += 1
            continue
        else:
            break
        position += 1
        last = position
    value = total + current
    return Cardinal(first, last, value, False) if last > first and value < _LARGEST else None  # noqa: FBT003 - a field
