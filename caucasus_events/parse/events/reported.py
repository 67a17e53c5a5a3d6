"""The day of a report, and the day of the event itself told before or after it."""

from __future__ import annotations

from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.sentences.actors import ARMENIAN
from caucasus_events.parse.sentences.model import Said, When
from caucasus_events.parse.words.lexicons import word_set

REACH = 3


def only_reported(known: Draft, draft: Draft) -> bool:
    """Tell whether two mentions differ in their days since one is dated by its report.

    "A soldier was killed, the ministry said on Monday. He died on Sunday": one event. A mention
    that says "another", or other figures, tells of another one.
    """
    one, two = known.when, draft.when
    if one is None or two is None or _weak(one) == _weak(two):
        return False
    report, own = (one, two) if _weak(one) else (two, one)
    if not own.strong or not 0 < (report.first - own.last).days <= REACH:
        return False
    if tells_another(draft) or _figures_differ(known, draft):
        return False
    return _weak(one) or draft.first.definite


def _weak(when: When) -> bool:
    """Tell a day that is only that of the report, or of the sentences before."""
    return when.reported or not when.strong


def tells_another(draft: Draft) -> bool:
    """Tell whether a mention says that it tells of another event than the one before."""
    mention = draft.first
    words = {
        token.low for token in mention.sentence.tokens if mention.start <= token.start < mention.end
    }
    return bool(words & word_set("roles", "another_event"))


def _figures(draft: Draft) -> list[Said]:
    return [said for said in draft.said if said.claim.group.number.low]


def _ally(side: str) -> str:
    """Return one side for "an Armenian serviceman" and a serviceman of the Defense Army."""
    return "Armenia" if side in ARMENIAN else side


def _same(one: Said, two: Said) -> bool:
    left, right = one.claim.group.number, two.claim.group.number
    sides = {_ally(one.side), _ally(two.side)} - {"unknown"}
    return (
        one.claim.outcome == two.claim.outcome
        and len(sides) <= 1
        and (left.low, left.high) == (right.low, right.high)
    )


def _figures_differ(known: Draft, draft: Draft) -> bool:
    """Tell whether both give figures, and one of the second mention is not among the first's."""
    first, second = _figures(known), _figures(draft)
    outcomes = {said.claim.outcome for said in first}
    told = [said for said in second if said.claim.outcome in outcomes]
    return bool(first and second) and not (
        told and all(any(_same(one, two) for one in first) for two in told)
    )
