"""A casualty claim, and the sum of those that one list makes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from caucasus_events.parse.words.chunks import Chunk
from caucasus_events.parse.words.people import Group, Number


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of one sentence, before its event and claimant are known."""

    group: Group
    outcome: str
    chunk: Chunk
    cumulative: bool
    part: bool
    start: int
    end: int


def summed(found: list[Claim]) -> list[Claim]:
    """Make one claim of a list of like people ("a woman and her two children died").

    Those of another category or another side stay apart.
    """
    result: list[Claim] = []
    for claim in found:
        if result and _like(result[-1], claim):
            result[-1] = _sum(result[-1], claim)
        else:
            result.append(claim)
    return result


def _like(one: Claim, two: Claim) -> bool:
    left, right = one.group, two.group
    exact = {left.number.rule, right.number.rule} == {"exact"}
    same = (left.category, left.side, left.possessive) == (
        right.category, right.side, right.possessive,
    )  # fmt: skip
    event = one.chunk == two.chunk and not (one.part or two.part)
    return event and exact and same and left.category != "unknown" and left.last < right.first


def _sum(one: Claim, two: Claim) -> Claim:
    left, right = one.group, two.group
    count = (left.number.best or 0) + (right.number.best or 0)
    number = Number(count, count, count, "sum", left.number.start, right.number.end)
    group = replace(left, number=number, last=right.last, end=right.end)
    return replace(one, group=group, start=min(one.start, two.start), end=max(one.end, two.end))
