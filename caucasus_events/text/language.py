"""Is a text English? Decided by its commonest words and its letters."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_SHORT = 8
_PARAGRAPH = 30
_SHARE = 0.12
_LATIN = 0.6


@cache
def _words(name: str) -> frozenset[str]:
    path = files("caucasus_events.text") / "data/common_words.toml"
    return frozenset(tomllib.loads(path.read_text("utf-8"))[name].split())


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
    common = sum(word in _words("english") for word in words)
    if len(words) >= _PARAGRAPH:
        return common >= _SHARE * len(words)
    other = sum(word in _words("others") for word in words)
    return common >= max(_SHARE / 2 * len(words), other)
