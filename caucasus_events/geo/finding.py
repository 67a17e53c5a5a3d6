"""From a name to candidate places: exact, then folded, then fuzzy where asked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from caucasus_events.geo import known
from caucasus_events.geo.folding import fold, romanise
from caucasus_events.geo.gazetteer import (
    Place,
    PlaceName,
    by_id,
    embedded_names,
    merged,
    own_names,
)

EXACT = 1.0
FOLDED = 0.95
FUZZY_SPAN = (0.6, 0.85)
FUZZY_CUTOFF = 84
FUZZY_MIN_LENGTH = 5
MAX_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place whose name agrees, and how well."""

    place: Place
    score: float
    matched: PlaceName


@cache
def _words() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("embedded", "type_words.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    return {
        "types": {word: kind for kind, words in raw["types"].items() for word in words},
        "qualifiers": {word: kind for kind, words in raw["qualifiers"].items() for word in words},
        "after": dict.fromkeys(raw["position"]["after"], "after"),
    }


@cache
def _index(*, own: bool) -> tuple[dict[str, list[PlaceName]], dict[str, list[PlaceName]]]:
    exact: dict[str, list[PlaceName]] = {}
    folded: dict[str, list[PlaceName]] = {}
    for item in (*embedded_names(), *(own_names() if own else ())):
        if item.place_id in merged():
            continue
        exact.setdefault(plain(item.name), []).append(item)
        if key := fold(item.name):
            folded.setdefault(key, []).append(item)
    return exact, folded


def plain(name: str) -> str:
    """Return a name without differences of case and space."""
    return " ".join(name.casefold().split())


def split_type(name: str) -> tuple[str, str | None]:
    """Take a type word off a name: ``("kalbajar", "district")`` for Kalbajar district.

    Examples
    --------
    >>> split_type("the village of Sotk"), split_type("Mount Kirs")
    (('Sotk', 'settlement'), ('Kirs', 'height'))
    """
    kinds, after = _words()["types"], _words()["after"]
    words = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE).split()
    if len(words) > 2 and words[1].casefold() == "of" and words[0].casefold() in kinds:  # noqa: PLR2004
        return " ".join(words[2:]), kinds[words[0].casefold()]
    if len(words) > 1 and words[-1].casefold() in kinds:
        return " ".join(words[:-1]), kinds[words[-1].casefold()]
    if len(words) > 1 and words[0].casefold() in kinds and words[0].casefold() not in after:
        return " ".join(words[1:]), kinds[words[0].casefold()]
    return " ".join(words), None


def find(name: str, *, fuzzy: bool = False, own: bool = True) -> list[Candidate]:
    """Return the places that bear a name, best agreement first, each place once.

    With ``own=False`` the user's own places are left out, as if there were none.
    """
    exact, folded = _index(own=own)
    key = fold(name)
    found = [(item, EXACT) for item in exact.get(plain(name), [])]
    if key:
        found += [(item, FOLDED) for item in folded.get(key, [])]
    if not found and fuzzy:
        found = list(_fuzzy(key, qualifiers(name), own=own))
    once: dict[str, Candidate] = {}
    for item, score in found:
        once.setdefault(item.place_id, Candidate(by_id()[item.place_id], score, item))
    return list(once.values())


@lru_cache(maxsize=4096)
def _fuzzy(key: str, wanted: tuple[str, ...], *, own: bool) -> tuple[tuple[PlaceName, float], ...]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where fuzziness is asked for

    if len(key) < FUZZY_MIN_LENGTH:
        return ()
    _, folded = _index(own=own)
    low, high = FUZZY_SPAN
    near = process.extract(
        key, _fuzzy_keys(own=own), scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF, limit=20
    )
    found = [
        (item, low + (high - low) * (ratio - FUZZY_CUTOFF) / (100 - FUZZY_CUTOFF))
        for close, ratio, _ in near
        for item in folded[close]
        if qualifiers(item.name) == wanted
    ]
    return tuple(sorted(found, key=lambda item: (-item[1], item[0].place_id)))


@cache
def _fuzzy_keys(*, own: bool) -> tuple[str, ...]:
    return tuple(key for key in _index(own=own)[1] if len(key) >= FUZZY_MIN_LENGTH - 1)


def qualifiers(name: str) -> tuple[str, ...]:
    """Return which of upper, lower, big, small a name says, so that pairs never merge.

    Examples
    --------
    >>> qualifiers("Verin Shorzha"), qualifiers("Nerkin Shorzha")
    (('upper',), ('lower',))
    """
    kinds = _words()["qualifiers"]
    return tuple(kinds[word] for word in romanise(name).split() if word in kinds)


def forget() -> None:
    """Drop what was read of the gazetteer, after the user's places changed."""
    for cached in (by_id, own_names, _index, _fuzzy, _fuzzy_keys):
        cached.cache_clear()
    known.forget()
