"""Typographic characters made plain, one for one, so that offsets stay."""

from __future__ import annotations

_SAME = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u00b4\u0060\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u3000\t", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2212\u00ad", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\x00", " "),
        **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    }
)


def same_length(text: str) -> str:
    r"""Return a text with typographic characters made plain, every offset unchanged.

    Curly quotes, hyphens, and spaces of all widths become their ASCII forms; characters
    without width become spaces.

    Examples
    --------
    >>> same_length("Armenia\u2019s 12\u201113\u00a0May")
    "Armenia's 12-13 May"
    """
    return text.translate(_SAME)
