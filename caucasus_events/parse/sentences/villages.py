"""Villages that a text names with their district: "Garvend and Sur villages of Fizuli district".

The district tells which of two villages of one name is meant; a village that the gazetteer does
not know is a place in its district, as precise as the district is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from caucasus_events.geo import geocode

_NAME = r"[A-Z\u00c0-\u024f][\w'\u2019-]{2,20}(?: [A-Z\u00c0-\u024f][\w'\u2019-]{2,20})?"
_LIST = rf"{_NAME}(?:(?:, and |, | and ){_NAME}){{0,30}}"
_KIND = r"(?:village|settlement|town|hamlet)s?"
_AREA = r"(?:district|region|rayon|province)s?"
_FORMS = (
    re.compile(rf"\b(?P<names>{_LIST}) {_KIND}(?: of| in|,)(?: the)? (?P<area>{_NAME}) {_AREA}\b"),
    re.compile(
        rf"\b{_KIND} (?:of )?(?P<names>{_LIST})(?: of| in|,)(?: the)? (?P<area>{_NAME}) {_AREA}\b"
    ),
    re.compile(rf"\b(?P<area>{_NAME})(?: {_AREA})?'s (?P<names>{_LIST}) {_KIND}\b"),
)
_ITEM = re.compile(_NAME)


def villages_of_districts(plain: str) -> Iterator[tuple[int, int, str, str]]:
    """Give start, end, name and district of every village that is named with its district.

    Parameters
    ----------
    plain : str
        A text after `same_length`.

    Examples
    --------
    >>> text = "Garvend and Nowhere villages of Fizuli district were taken."
    >>> [(name, area) for _, _, name, area in villages_of_districts(text)]
    [('Garvend', 'Fuzuli'), ('Nowhere', 'Fuzuli')]
    """
    for form in _FORMS:
        for match in form.finditer(plain):
            area = _district(match["area"])
            if area is not None:
                for item in _ITEM.finditer(plain, *match.span("names")):
                    yield *item.span(), item.group(), area


@lru_cache(maxsize=1024)
def _district(name: str) -> str | None:
    best = geocode(f"{name} district", own_places=False).best
    return best.name if best is not None and best.admin1 == best.name else None
