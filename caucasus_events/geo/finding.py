"""From a name to candidate places: exact, then folded, then fuzzy where asked."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from caucasus_events.geo.folding import fold, romanise
from caucasus_events.geo.gazetteer import Place, by_id, names

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
    matched: str


@cache
def _words() -> dict[str, dict[str, str]]:
    text = files(__package__).joinpath("embedded", "type_words.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    return {
        "types": {word: kind for kind, words in raw["types"].items() for word in words},
        "qualifiers": {word: kind for kind, words in raw["qualifiers"].items() for word in words},
    }


@cache
def _index() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    exact: dict[str, list[str]] = {}
    folded: dict[str, list[str]] = {}
    for item in names():
        for index, key in ((exact, plain(item.name)), (folded, fold(item.name))):
            ids = index.setdefault(key, [])
            if item.place_id not in ids:
                ids.append(item.place_id)
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
    kinds = _words()["types"]
    words = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE).split()
    if len(words) > 2 and words[1].casefold() == "of" and words[0].casefold() in kinds:  # noqa: PLR2004
        return " ".join(words[2:]), kinds[words[0].casefold()]
    if len(words) > 1 and words[-1].casefold() in kinds:
        return " ".join(words[:-1]), kinds[words[-1].casefold()]
    if len(words) > 1 and words[0].casefold() in kinds:
        return " ".join(words[1:]), kinds[words[0].casefold()]
    return " ".join(words), None


def find(name: str, *, fuzzy: bool = False) -> list[Candidate]:
    """Return the places that bear a name, best agreement first within each way."""
    exact, folded = _index()
    key = fold(name)
    found = [(place_id, EXACT) for place_id in exact.get(plain(name), [])]
    known = {place_id for place_id, _ in found}
    found += [(place_id, FOLDED) for place_id in folded.get(key, []) if place_id not in known]
    if not found and fuzzy:
        found = _fuzzy(name, key)
    return [Candidate(by_id()[place_id], score, name) for place_id, score in found]


def _fuzzy(name: str, key: str) -> list[tuple[str, float]]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where fuzziness is asked for

    if len(key) < FUZZY_MIN_LENGTH:
        return []
    wanted = qualifiers(name)
    low, high = FUZZY_SPAN
    best: dict[str, float] = {}
    keys = list(_fuzzy_keys())
    for near, ratio, _ in process.extract(
        key, keys, scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF, limit=20
    ):
        score = low + (high - low) * (ratio - FUZZY_CUTOFF) / (100 - FUZZY_CUTOFF)
        for place_id, spelled in _fuzzy_keys()[near]:
            if qualifiers(spelled) == wanted and score > best.get(place_id, 0):
                best[place_id] = score
    return sorted(best.items(), key=lambda item: (-item[1], item[0]))


@cache
def _fuzzy_keys() -> dict[str, list[tuple[str, str]]]:
    keys: dict[str, list[tuple[str, str]]] = {}
    for item in names():
        keys.setdefault(fold(item.name), []).append((item.place_id, item.name))
    return keys


def qualifiers(name: str) -> tuple[str, ...]:
    """Return which of upper, lower, big, small a name says, so that pairs never merge.

    Examples
    --------
    >>> qualifiers("Verin Shorzha"), qualifiers("Nerkin Shorzha")
    (('upper',), ('lower',))
    """
    kinds = _words()["qualifiers"]
    return tuple(kinds[word] for word in romanise(name).split() if word in kinds)
