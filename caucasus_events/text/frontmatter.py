"""Front matter: lines ``key: value`` at the head of an article."""

from __future__ import annotations

import re

KEYS = ("publisher", "published", "title", "url", "language")
_LINE = re.compile(r"([A-Za-z_]{1,40})[ \t]*:[ \t]*([^\r\n]{0,2000})(\r\n|\n|\r)")
_FENCE = re.compile(r"---[ \t]*(\r\n|\n|\r|\Z)")
_MOST = 50


def split(text: str) -> tuple[dict[str, str], str]:
    r"""Return the front matter and the body of an article.

    The body begins after the closing ``---`` line. The opening ``---`` may be left out, if
    the first key is one of `KEYS`. Without a closing line there is no front matter.

    Parameters
    ----------
    text : str
        The decoded file, byte order mark dropped.

    Returns
    -------
    dict of str to str, str
        Values by lower-case key, and the body.

    Examples
    --------
    >>> split("published: 2020-09-27\n---\nShots.")
    ({'published': '2020-09-27'}, 'Shots.')
    >>> split("Shots: many.\n")
    ({}, 'Shots: many.\n')
    """
    opening = _FENCE.match(text)
    position = opening.end() if opening else 0
    values: dict[str, str] = {}
    for _ in range(_MOST):
        closing = _FENCE.match(text, position)
        if closing and (values or opening):
            return values, text[closing.end() :]
        line = _LINE.match(text, position)
        if line is None:
            break
        key = line[1].lower()
        if not opening and key not in KEYS:
            break
        values.setdefault(key, line[2].strip().strip("\"'"))
        position = line.end()
    return {}, text
