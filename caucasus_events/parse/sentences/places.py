"""Places named in a text, and what part they play in their sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from caucasus_events.parse.sentences.spellings import find_spellings
from caucasus_events.parse.sentences.villages import villages_of_districts
from caucasus_events.parse.words.chunks import Sentence
from caucasus_events.parse.words.lexicons import word_set

_BACK = 10
_OBJECT = 4
_FROM = 3
_SHOOTING = {"firing", "origin"}
_JOINS = word_set("places", "joins")
_ORIGIN = word_set("places", "origin")
_SIDES = word_set("places", "sides")
_CARRIERS = word_set("places", "carriers")
_IN = word_set("places", "in")
_ROLE_OF = {
    **dict.fromkeys(word_set("places", "at"), "at"),
    "between": "between",
    **dict.fromkeys(word_set("places", "near"), "near"),
}


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place's name in the text: which place, and the district that the text names with it."""

    name: str
    place_ids: tuple[str, ...]
    start: int
    end: int
    district: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceRole:
    """A place with its role: "at", "near", "origin", "firing", "home", "between" or "name".

    `listed` marks a name that goes on a list with the name before it.
    """

    mention: PlaceMention
    first: int
    last: int
    role: str
    listed: bool = False


@cache
def _index() -> tuple[Any, list[tuple[str, tuple[str, ...]]]]:
    import ahocorasick_rs  # noqa: PLC0415 - only where names are looked for

    from caucasus_events.geo import place_names  # noqa: PLC0415 - reads the gazetteer

    by_name: dict[str, list[str]] = {}
    frame = place_names()
    for name, place_id in zip(frame["name"], frame["place_id"], strict=True):
        for variant in dict.fromkeys((name, name.replace("-", " "), name.upper())):
            if place_id not in by_name.setdefault(variant, []):
                by_name[variant].append(place_id)
    items = [(name, tuple(ids)) for name, ids in sorted(by_name.items()) if len(name) > 2]
    automaton = ahocorasick_rs.AhoCorasick(
        [name for name, _ in items], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return automaton, items


def find_places(plain: str) -> list[PlaceMention]:
    """Return all names of known places in a text, in order.

    Parameters
    ----------
    plain : str
        A text after `same_length`.
    """
    automaton, items = _index()
    found: list[PlaceMention] = []
    for index, start, end in automaton.find_matches_as_indexes(plain):
        joined = bool(found) and found[-1].end == start - 1 and plain[start - 1] == "-"
        if _whole_word(plain, start, end) or (joined and not plain[end : end + 1].isalnum()):
            name, place_ids = items[index]
            found.append(PlaceMention(name, place_ids, start, end))
    known = [(mention.start, mention.end) for mention in found]
    found += [
        PlaceMention(match.name, (match.place_id,), start, end)
        for start, end, match in find_spellings(plain, known)
    ]
    return sorted(_in_districts(plain, found), key=lambda mention: mention.start)


def _in_districts(plain: str, found: list[PlaceMention]) -> list[PlaceMention]:
    """Give names the district that the text names with them, and add unknown villages."""
    districts = {
        (start, end): (name, area) for start, end, name, area in villages_of_districts(plain)
    }
    if not districts:
        return found
    covered: set[int] = set()
    for mention in found:
        covered.update(range(mention.start, mention.end))
    result = [
        replace(mention, district=districts[mention.start, mention.end][1])
        if (mention.start, mention.end) in districts
        else mention
        for mention in found
    ]
    return result + [
        PlaceMention(name, (), start, end, area)
        for (start, end), (name, area) in districts.items()
        if not covered.intersection(range(start, end))
    ]


def _whole_word(plain: str, start: int, end: int) -> bool:
    before = plain[start - 1] if start else " "
    after = plain[end] if end < len(plain) else " "
    return not (before.isalnum() or after.isalnum()) and before != "-"


def roles(sentence: Sentence, found: list[PlaceMention]) -> list[PlaceRole]:
    """Return the places of a sentence with their roles, in order.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    found : list of PlaceMention
        All places of the text, sorted by start.
    """
    low = bisect_left(found, sentence.start, key=lambda item: item.start)
    result: list[PlaceRole] = []
    for mention in found[low:]:
        if mention.start >= sentence.end:
            break
        first = sentence.token_at(mention.start)
        last = sentence.token_at(mention.end - 1) + 1
        if result and mention.start - result[-1].mention.end == 1:
            result[-1] = replace(result[-1], role="between")
            result.append(PlaceRole(mention, first, last, "between", listed=True))
            continue
        listed = bool(result) and (
            _only_list(sentence, result[-1].last, first)
            or (result[-1].role in _SHOOTING and _list_of_posts(sentence, result[-1].last, first))
        )
        role = result[-1].role if listed else _role(sentence, first)
        if role is not None:
            result.append(PlaceRole(mention, first, last, role, listed))
    return result


def _role(sentence: Sentence, first: int) -> str | None:
    """Return how a place is introduced; None for a name that is no place here."""
    found: list[str] = []
    for position in range(first - 1, max(first - _BACK, -1), -1):
        word = sentence.low(position)
        if word in word_set("roles", "living_in"):
            return "home"
        if word in _SIDES and set(found) - {"of", "on"}:
            break
        if word in _ORIGIN and sentence.low(position - 1) == "far":
            return "near"
        if word in _ORIGIN and _told_of(sentence, position):
            return "at"
        if word in _ORIGIN or _garrison(sentence, position, first):
            return "firing" if _from_posts(sentence, position, first) else "origin"
        if word in _ROLE_OF:
            found.append(word)
        elif (
            word not in _CARRIERS | word_set("places", "stationed")
            and not sentence.tokens[position].capital
        ):
            break
    strong = next((word for word in found if word != "of"), None)
    if strong is not None:
        return _ROLE_OF[strong]
    return "at" if found or sentence.low(first - 1) in _IN else "name"


def _told_of(sentence: Sentence, position: int) -> bool:
    """Tell "strikes were reported from Sotk" from "as was reported from Stepanakert"."""
    return sentence.low(0) != "as" and sentence.low(position - 1) in word_set("places", "told")


def _from_posts(sentence: Sentence, position: int, place: int) -> bool:
    """Tell "from positions near the village", where the fire began, from "a call from Baku"."""
    between = set(sentence.words(position, place))
    return bool(between & word_set("places", "posts"))


def _garrison(sentence: Sentence, position: int, place: int) -> bool:
    """Tell where the forces that act stand ("the army units stationed in Chinari opened fire")."""
    if sentence.low(position) not in word_set("places", "forces"):
        return False
    between = set(sentence.words(position, place))
    before = set(sentence.words(position - _OBJECT, position))
    spots = range(position - _OBJECT, position)
    post = next((at for at in spots if sentence.low(at) in word_set("places", "posts")), None)
    theirs = post is not None and "from" not in sentence.words(max(post - _FROM, 0), post)
    return bool(between & word_set("places", "stationed")) and not (
        theirs or before & word_set("places", "fired_at")
    )


def _list_of_posts(sentence: Sentence, first: int, last: int) -> bool:
    """Tell the next of "from positions in A village of B region, and C (D) settlements"."""
    allowed = word_set("places", "areas") | word_set("places", "settlements") | _JOINS
    return last - first <= _BACK and all(
        sentence.low(index) in allowed or sentence.tokens[index].capital
        for index in range(first, last)
    )


def _only_list(sentence: Sentence, first: int, last: int) -> bool:
    words = sentence.words(first, last)
    return len(words) <= 4 and all(word in _JOINS for word in words)
