"""Figures of one event that say again what another one says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from caucasus_events.parse.sentences.model import Said
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.people import Number

_MOST = 60
_FRESH = word_set("counting", "fresh")


@dataclass(frozen=True, slots=True)
class Figure:
    """A casualty claim with the side that it counts and the one that makes it."""

    said: Said
    side: str
    claimant: str
    order: int

    @property
    def number(self) -> Number:
        """How many."""
        return self.said.claim.group.number

    @property
    def outcome(self) -> str:
        """What befell them."""
        return self.said.claim.outcome


def without_repeats(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures of an event, each once.

    Parameters
    ----------
    figures : sequence of Figure
        As the article tells them, in order.
    """
    kept: list[Figure] = []
    first = {_key(figure): figure for figure in reversed(figures)}
    fresh = sorted(first.values(), key=attrgetter("order"))
    for figure in fresh:
        others = [
            one for one in fresh[:_MOST] if one is not figure and one.outcome == figure.outcome
        ]
        before = [one for one in others if one.order < figure.order]
        if (
            _named_again(figure, before)
            or _of_a_whole(figure, others)
            or any(_says_better(one, figure) for one in others)
        ):
            continue
        kept.append(figure)
    return kept


def _key(figure: Figure) -> tuple[object, ...]:
    group = figure.said.claim.group
    return figure.claimant, figure.side, group.category, figure.outcome, *_count(figure)


def _says_better(one: Figure, figure: Figure) -> bool:
    """Tell whether another figure of the same voice says the same, better or before."""
    if figure.side != one.side and not (_some(figure) and figure.side == "unknown"):
        return False
    heard = figure.claimant in {one.claimant, "unknown"}
    if _some(figure) and not _some(one) and (one.number.low or 0) > 0:
        return heard
    if _count(one) != _count(figure):
        return False
    unheard = one.claimant == "unknown" and figure.claimant != "unknown"
    same = one.claimant == figure.claimant and one.order < figure.order
    return heard and not unheard and (same or one.claimant != figure.claimant)


def _some(figure: Figure) -> bool:
    """Tell people whom nobody counts ("soldiers were killed")."""
    group = figure.said.claim.group
    return group.number.rule == "vague_term" and group.number.end == group.end


def _count(figure: Figure) -> tuple[int | None, int | None, int | None]:
    return figure.number.low, figure.number.best, figure.number.high


def _named_again(figure: Figure, before: list[Figure]) -> bool:
    """Tell one of those already counted, told of again ("the soldier", "Private N.")."""
    sentence, group = figure.said.sentence, figure.said.claim.group
    counted = any(sign.isdigit() for sign in sentence.low(group.first))
    again = figure.number.best == 1 and not counted and sentence.low(group.first) not in _FRESH
    return again and any(
        (other.number.low or 0) >= 1
        and other.said.sentence is not sentence
        and figure.said.side in {other.said.side, "unknown"}
        for other in before
    )


def _of_a_whole(figure: Figure, alike: list[Figure]) -> bool:
    """Tell a figure that another one holds, or that is the sum of two others.

    "Six were killed, two of them policemen"; "three soldiers died", when each side tells its own.
    """
    if figure.said.claim.part:
        return any(_most(one) >= _most(figure) and not one.said.claim.part for one in alike)
    owned = [one for one in alike if _owned(one) and _most(one)]
    sides = {one.side for one in owned}
    least = sum(min(_most(one) for one in owned if one.side == side) for side in sides)
    return len(sides) > 1 and not _owned(figure) and _most(figure) >= least


def _owned(figure: Figure) -> bool:
    """Tell whether the words themselves say whose people they are."""
    group = figure.said.claim.group
    return bool(group.side) or group.possessive


def _most(figure: Figure) -> int:
    return figure.number.high or figure.number.best or figure.number.low or 0
