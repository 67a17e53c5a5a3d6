"""Names of places in spellings that the gazetteer does not list, where the words around say place.

"The village of Merzili" and "near Karakhanbeyli" are looked up by their folded form; a capitalised
word without such a cue is left alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from caucasus_events.geo import Match, geocode

_NAME = r"[A-Z\u00c0-\u024f][\w'\u2019-]{2,30}(?: [A-Z\u00c0-\u024f][\w'\u2019-]{2,30})?"
_BEFORE = (
    r"(?:(?:village|town|settlement|city|height|hamlet|post)s? (?:of |named )?(?:the )?"
    r"|(?:near|around|outside|above|below|towards?|shelled|shelling|captured|bombarded) (?:the )?"
    r"|direction of (?:the )?)"
)
_AFTER = r" (?:village|settlement|town|district|region|rayon|heights?|direction|reservoir)\b"
_CUED = re.compile(rf"\b{_BEFORE}(?P<a>{_NAME})|\b(?P<b>{_NAME})(?={_AFTER})")
_NEXT = re.compile(rf"(?:, | and |, and )(?:the village of )?(?P<a>{_NAME})")
_SCORE = 0.9


def find_spellings(plain: str, taken: list[tuple[int, int]]) -> list[tuple[int, int, Match]]:
    """Return start, end and place of cued names that do not overlap known ones, in order.

    Parameters
    ----------
    plain : str
        A text after `same_length`.
    taken : list of (int, int)
        Spans of the names that are known as they stand, in order.

    Examples
    --------
    >>> text = "They took the villages of Merzili and Zamanl\u0131."
    >>> [(text[a:b], match.name) for a, b, match in find_spellings(text, [])]
    [('Merzili', 'Marzili'), ('Zamanl\u0131', 'Zamanli')]
    """
    covered: set[int] = set()
    for start, end in taken:
        covered.update(range(start, end))
    found = []
    for cue in _CUED.finditer(plain):
        name: re.Match[str] | None = cue
        while name is not None:
            group = "a" if name.groupdict().get("a") else "b"
            start, end = name.span(group)
            match = None if covered.intersection(range(start, end)) else _place(name[group])
            if match is None and not covered.intersection(range(start, end)):
                break
            if match is not None:
                found.append((start, end, match))
                covered.update(range(start, end))
            name = _NEXT.match(plain, end)
    return sorted(found, key=lambda item: item[0])


@lru_cache(maxsize=4096)
def _place(name: str) -> Match | None:
    best = geocode(name, own_places=False).best
    if best is None and " " in name:
        return None
    return best if best is not None and best.score >= _SCORE else None
