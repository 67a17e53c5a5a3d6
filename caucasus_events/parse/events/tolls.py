"""Tolls: figures over a time, which belong to events told elsewhere."""

from __future__ import annotations

import itertools
from datetime import date

from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.sentences.model import Reading, Said
from caucasus_events.parse.words.lexicons import word_set

_SINCE_REACH = 12
_STILL_NEWS = 4
_NO_FIGHT = {"missing", "captured", "released"}
_WAR = 1000
_MANY = 100
_PERFECT = 4
_WAR_REACH = 6
_WARS = word_set("happening", "wars")


class CountsSince:
    """Sentences that count since a day, which the next one goes on with ("45 of them died")."""

    def __init__(self) -> None:
        self._last: tuple[int, int] | None = None

    def hear(self, reading: Reading) -> None:
        """Take note of a sentence that begins with "since" and tells no day of its own."""
        sentence = reading.sentence
        dated = any(item.expression.kind == "at" for item in reading.times)
        if sentence.low(0) in word_set("happening", "counted_since") and not dated:
            self._last = (sentence.paragraph, sentence.index)

    def reason(self, draft: Draft) -> str | None:
        """Return why the mention after such a sentence is left out, None if it is not."""
        sentence = draft.first.sentence
        after = self._last == (sentence.paragraph, sentence.index - 1)
        return "background" if after and draft.when is None and draft.said else None


def only_total(draft: Draft) -> bool:
    """Tell a bare toll ("the death toll reached 604"): no event of its own."""
    return (
        draft.family == "casualty"
        and bool(draft.said)
        and all(said.claim.cumulative or _as_of(said) for said in draft.said)
    )


def only_missing(draft: Draft) -> bool:
    """Tell those who are missing, held or back, of whom no fight is told."""
    return (
        draft.family == "casualty"
        and bool(draft.said)
        and all(said.claim.outcome in _NO_FIGHT for said in draft.said)
    )


def only_zero(draft: Draft) -> bool:
    """Tell "nobody was hurt", which says nothing where no event is told."""
    return (
        draft.family == "casualty"
        and bool(draft.said)
        and all(said.claim.group.number.rule == "explicit_zero" for said in draft.said)
    )


def _as_of(said: Said) -> bool:
    """Tell "as of 10 October, 25 civilians have been killed"."""
    words = [token.low for token in said.sentence.tokens]
    return ("as", "of") in itertools.pairwise(words)


def counted_since(draft: Draft) -> bool:
    """Tell a toll whose day is only where the count begins ("since fighting began on Sunday")."""
    if not only_total(draft) or draft.when is None:
        return False
    sentence = draft.first.sentence
    day = sentence.token_at(draft.when.start)
    return _after_since(draft, day) or (sentence.low(day - 2), sentence.low(day - 1)) == (
        "as",
        "of",
    )


def total_since(draft: Draft) -> bool:
    """Tell the toll of a whole war ("604 have died since fighting began"), of no single event."""
    sentence = draft.first.sentence
    words = {token.low for token in sentence.tokens}
    return only_total(draft) and "since" in words and not draft.spots


def of_a_war(draft: Draft) -> bool:
    """Tell the dead of a whole war ("15,000 people have died"), whom no day and no place dates.

    So many, or those who died "in the conflict", belong to no event of the article.
    """
    if draft.family not in {"casualty", "clash"} or not draft.said:
        return False
    if draft.when and draft.when.strong:
        return False
    large = any(_most(said) >= _WAR for said in draft.said)
    return large or all(_in_the_conflict(said) for said in draft.said)


def _most(said: Said) -> int:
    number = said.claim.group.number
    return max(number.low or 0, number.best or 0, number.high or 0)


def _in_the_conflict(said: Said) -> bool:
    """Tell those who died in what only the whole conflict is called."""
    sentence, claim = said.sentence, said.claim
    last = max(claim.group.last, claim.chunk.last)
    words = sentence.words(last, last + _WAR_REACH)
    return any(
        first in {"in", "over", "during"} and bool(set(words[index : index + 4]) & _WARS)
        for index, first in enumerate(words)
    )


def onset(draft: Draft, published: date) -> bool:
    """Tell the beginning of what still goes on ("since fighting erupted on 27 September")."""
    trigger, when = draft.first.trigger, draft.when
    if trigger is None or when is None or (published - when.last).days <= _STILL_NEWS:
        return False
    day = draft.first.sentence.token_at(when.start)
    return trigger.form == "noun" and _after_since(draft, min(trigger.first, day))


def _after_since(draft: Draft, position: int) -> bool:
    sentence = draft.first.sentence
    return any(
        sentence.low(index) in word_set("happening", "counted_since")
        for index in range(max(position - _SINCE_REACH, 0), position)
    )


def bare_count(draft: Draft) -> bool:
    """Tell figures that are only reported ("the ministry reported 40 more deaths on Thursday")."""
    if draft.family != "casualty" or not draft.said:
        return False
    if only_missing(draft):
        return True
    if all(_reported(said) for said in draft.said):
        known = draft.when is not None and draft.when.strong and draft.when.precision == 1
        line = draft.area is not None or draft.first.sentence.has("contact_line")
        return not any(spot.site for spot in draft.spots) and not (known and line)
    if draft.when is not None and draft.when.strong:
        return False
    placed = any(spot.site for spot in draft.spots)
    return not placed and (all(_named(said) for said in draft.said) or _so_far(draft))


def _so_far(draft: Draft) -> bool:
    """Tell "927 of their troops have been killed", which sums up many days."""
    many = any(_most(said) >= _MANY for said in draft.said)
    return many and all(
        set(said.sentence.words(said.claim.chunk.first - _PERFECT, said.claim.chunk.first))
        & word_set("clauses", "has")
        for said in draft.said
    )


def in_passing(draft: Draft) -> bool:
    """Tell a killing that only says who somebody is ("an officer who killed a man")."""
    if draft.family != "casualty" or not draft.said:
        return False
    return all(
        said.sentence.low(said.claim.chunk.first - 1) in word_set("happening", "who")
        and (draft.when is None or draft.when.start < said.claim.chunk.start)
        for said in draft.said
    )


def _reported(said: Said) -> bool:
    """Tell "the ministry reported 40 more deaths", whatever day it gives."""
    group = said.claim.group
    return _named(said) and any(
        0 <= group.first - verb.last <= 1 for verb in said.sentence.chunks("say")
    )


def _named(said: Said) -> bool:
    zero = said.claim.group.number.rule == "explicit_zero"
    return not zero and said.claim.chunk.form in {"noun", "tally"}
