"""Who is meant: sides, forces, offices, pronouns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.vocabulary.actors import actors

ARMENIAN = {"Armenia", "Nagorno-Karabakh"}
PARTIES = {"Armenia", "Azerbaijan", "Nagorno-Karabakh"}
COUNTRIES = {"Armenia", "Azerbaijan"}
ZONES = {
    "Armenia": "Asia/Yerevan", "Azerbaijan": "Asia/Baku", "Nagorno-Karabakh": "Asia/Yerevan",
}  # fmt: skip
_FORCE_OF = {
    "military": "Military Forces of {}",
    "border_guard": "Border Guards of {}",
    "police": "Police Forces of {}",
    "civilians": "Civilians ({})",
    "government": "Government of {}",
}
_BODY_OF = {
    "civilian": "civilians", "border_guard": "border_guard", "police": "police",
    "unknown": "people",
}  # fmt: skip
_LINK = word_set("speaking", "link")
_GAP = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that means somebody: whose side, what kind of body, where in the sentence."""

    side: str
    kind: str
    first: int
    last: int
    start: int
    end: int


def mentions(sentence: Sentence, own: str | None = None) -> list[Mention]:
    """Return all mentions of the sentence in order.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    own : str, optional
        Side of the voice that speaks, to resolve "our" and "the enemy".
    """
    found = [
        _mention(sentence, chunk)
        for chunk in sentence.chunks("side")
        if not _province_of_iran(sentence, chunk)
        and sentence.low(chunk.last) not in word_set("roles", "origin_before")
    ]
    found += [_plain(chunk, chunk.key, "government") for chunk in sentence.chunks("metonym")]
    if own in PARTIES:
        opponent = "Azerbaijan" if own in ARMENIAN else "Armenia"
        for chunk in sentence.chunks("own", "enemy"):
            side = own if chunk.layer == "own" else opponent
            found.append(_plain(chunk, side, _head_kind(sentence, chunk) or "military"))
    found += [
        _plain(chunk, "Russia", "peacekeepers")
        for chunk in sentence.chunks("force")
        if chunk.key == "peacekeepers"
    ]
    return sorted(found, key=lambda item: (item.first, item.last))


def _province_of_iran(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell Iran's provinces West and East Azerbaijan from the country."""
    return sentence.low(chunk.first - 1) in {"west", "east"} and sentence.low(chunk.last) in {
        "province", "provinces", "region", ",", ".",
    }  # fmt: skip


def _plain(chunk: Chunk, side: str, kind: str) -> Mention:
    return Mention(side, kind, chunk.first, chunk.last, chunk.start, chunk.end)


def _mention(sentence: Sentence, side: Chunk) -> Mention:
    head = _head(sentence, side) or _head_before(sentence, side)
    if head is None:
        return _plain(side, side.key, "state")
    if head.layer == "victim":
        kind = _BODY_OF.get(head.key, "military")
    elif head.layer in {"civil_target", "military_target"}:
        kind = head.layer
    else:
        kind = "government" if head.layer == "office" else head.key
    first, last = min(side.first, head.first), max(side.last, head.last)
    return Mention(
        side.key, kind, first, last, sentence.tokens[first].start, sentence.tokens[last - 1].end
    )


def _head(sentence: Sentence, side: Chunk) -> Chunk | None:
    """Return the noun that a side's name qualifies ("Azerbaijani border guards")."""
    limit = side.last + _GAP
    for chunk in sentence.chunks("office", "force", "victim", "military_target", "civil_target"):
        if side.last <= chunk.first <= limit and chunk.key != "independent":
            between = [sentence.tokens[index] for index in range(side.last, chunk.first)]
            apart = word_set("clauses", "apart") | word_set("roles", "articles")
            if all(
                token.low.isalnum() and token.low not in apart for token in between
            ) or _coordinated(sentence, side, chunk):
                return _person_of(sentence, chunk)
            return None
    return None


def _person_of(sentence: Sentence, head: Chunk) -> Chunk:
    """Return "serviceman" of "army serviceman", else the body itself."""
    return next(
        (item for item in sentence.chunks("victim") if item.first == head.last),
        head,
    )


def _coordinated(sentence: Sentence, side: Chunk, head: Chunk) -> bool:
    between = set(sentence.words(side.last, head.first))
    sides = [chunk for chunk in sentence.chunks("side") if side.last <= chunk.first < head.first]
    return bool(sides) and bool(between & {"and", "or"})


def _head_before(sentence: Sentence, side: Chunk) -> Chunk | None:
    """Return the noun before ("the armed forces of the Republic of Armenia")."""
    position = side.first - 1
    while position >= 0 and sentence.low(position) in _LINK and side.first - position <= 4:
        position -= 1
    if position == side.first - 1 or "of" not in set(sentence.words(position + 1, side.first)):
        return None
    for chunk in sentence.chunks("office", "force", "military_target"):
        if chunk.last == position + 1:
            return chunk
    return None


def _head_kind(sentence: Sentence, chunk: Chunk) -> str | None:
    for head in sentence.chunks("force", "civil_target"):
        if chunk.last <= head.first <= chunk.last + 1:
            return head.key if head.layer == "force" else "civil_target"
    return None


def both_parties(sides: Collection[str]) -> bool:
    """Tell whether the two sides of the conflict are among some.

    Examples
    --------
    >>> both_parties({"Azerbaijan", "Nagorno-Karabakh"}), both_parties({"Azerbaijan", "Russia"})
    (True, False)
    """
    return "Azerbaijan" in sides and not ARMENIAN.isdisjoint(sides)


def opponent(side: str, *, karabakh: bool) -> str | None:
    """Return the other party to the conflict.

    Examples
    --------
    >>> opponent("Azerbaijan", karabakh=True), opponent("Nagorno-Karabakh", karabakh=False)
    ('Nagorno-Karabakh', 'Azerbaijan')
    """
    if side in ARMENIAN:
        return "Azerbaijan"
    if side == "Azerbaijan":
        return "Nagorno-Karabakh" if karabakh else "Armenia"
    return None


def actor_name(side: str, kind: str, day: date | None) -> str | None:
    """Return the registered actor of a side and kind that is valid on a day.

    Examples
    --------
    >>> actor_name("Nagorno-Karabakh", "military", date(2024, 1, 5))
    'Military Forces of Armenia'
    >>> actor_name("Russia", "peacekeepers", date(2021, 1, 5))
    'Russian Peacekeeping Contingent'
    """
    if side == "Russia" and kind == "peacekeepers":
        name = "Russian Peacekeeping Contingent"
    else:
        form = _FORCE_OF.get(kind, _FORCE_OF["military"])
        name = form.format("the United States" if side == "United States" else side)
    known = actors().get(name)
    if known is None:
        fallback = _FORCE_OF["government" if kind == "government" else "military"].format(side)
        known = actors().get(fallback)
        name = fallback
    if known is None:
        return None
    if day is not None and not known.valid_on(day):
        return (
            actor_name("Armenia", kind, None)
            if side == "Nagorno-Karabakh"
            else "Military Forces of Russia"
            if side == "Russia"
            else None
        )
    return name
