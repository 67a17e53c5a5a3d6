"""Typographic characters made plain without moving an offset outside the word they stand in."""

from __future__ import annotations

import re

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u00b4\u0060\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000\t", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\x00", " "),
        **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    }
)
_MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_MISREAD = {
    "\u00e2\u20ac\u2122": "'", "\u00e2\u20ac\u02dc": "'", "\u00e2\u20ac\u0153": '"',
    "\u00e2\u20ac\u009d": '"', "\u00e2\u20ac\u201c": "-", "\u00e2\u20ac\u201d": "-",
    "\u00e2\u20ac\u00a6": "...", "\u00c2\u00a0": " ", "\u00c2\u00ab": '"', "\u00c2\u00bb": '"',
}  # fmt: skip
_WORD = re.compile(r"\S+")
_PART = re.compile(rf"[{_MARKS}]|{'|'.join(_MISREAD)}")


def same_length(text: str) -> str:
    r"""Return a text with typographic characters made plain, its length and words' starts kept.

    Curly quotes, hyphens, and spaces of all widths become their ASCII forms. Soft hyphens and
    characters without width inside a word are closed up, and punctuation that was decoded
    wrongly (UTF-8 read as Windows-1252) is restored; blanks after the word make up the length.

    Examples
    --------
    >>> same_length("Armenia\u2019s 12\u201113\u00a0May")
    "Armenia's 12-13 May"
    >>> same_length("two sol\u00addiers died")
    'two soldiers  died'
    """
    if _PART.search(text):
        text = _WORD.sub(_closed, text)
    return text.translate(_SAME)


def _closed(match: re.Match[str]) -> str:
    word = _PART.sub(lambda part: _MISREAD.get(part[0], ""), match[0])
    return word + " " * (len(match[0]) - len(word))


def whole_words(text: str, plain: str, end: int) -> int:
    r"""Return the end of a span in the text as written, where `same_length` closed up its word.

    Examples
    --------
    >>> text = "two sol\u00addiers died"
    >>> text[4 : whole_words(text, same_length(text), 12)]
    'sol\xaddiers'
    """
    while end < len(text) and plain[end] == " " and not text[end].isspace():
        end += 1
    return end
