"""The casualty claims of an event as rows."""

from __future__ import annotations

from caucasus_events.geo.control import control_on, units_that_changed_hands
from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.rows.participants import SIDES
from caucasus_events.parse.rows.proofs import proof
from caucasus_events.parse.rows.result import Row
from caucasus_events.parse.sentences.actors import ARMENIAN
from caucasus_events.parse.sentences.model import Said
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.text import Document
from caucasus_events.vocabulary.actors import actors
from caucasus_events.vocabulary.ids import hashed_id

_FRESH = word_set("counting", "fresh")
_DISTANT = {"fire", "airstrike"}
_AREA = 3
_ONE_SIDED = {
    "fire",
    "airstrike",
    "attack",
    "assault",
    "attack_civilians",
    "incursion",
    "violation",
    "capture",
    "arrest",
    "aircraft_down",
}


def add_claims(
    document: Document, rows: dict[str, list[Row]], event: Row, draft: Draft, source_id: str
) -> None:
    """Add a row and its words for every claim of an event, none twice."""
    seen = set()
    none = {said.side for said in draft.said if said.claim.group.number.rule == "explicit_zero"}
    for number, said in enumerate(draft.said):
        if said.claim.outcome == "unspecified" and said.side in none:
            continue
        row = _claim(document, event, draft, said, source_id, number)
        key = tuple(
            row[name]
            for name in (
                "claimant",
                "side",
                "category",
                "outcome",
                "count_low",
                "count",
                "count_high",
            )
        )
        if key in seen or _named_again(said, draft.said[:number]) or _of_a_whole(said, draft):
            continue
        seen.add(key)
        _add(rows, row, said, source_id)
        if _nobody_hurt(said) and not any(one.claim.outcome == "killed" for one in draft.said):
            _add(rows, _none_killed(document, row, said), said, source_id)


def _of_a_whole(said: Said, draft: Draft) -> bool:
    """Tell a figure that another one holds, or that is the sum of two others.

    "Six were killed, two of them policemen"; "three soldiers died", when each side tells its own.
    """
    alike = [
        one for one in draft.said if one is not said and one.claim.outcome == said.claim.outcome
    ]
    if said.claim.part:
        return any(_most(one) >= _most(said) and not one.claim.part for one in alike)
    group = said.claim.group
    owned = [
        one for one in alike if (one.claim.group.side or one.claim.group.possessive) and _most(one)
    ]
    sides = {one.side for one in owned}
    return (
        len(sides) > 1
        and not group.side
        and not group.possessive
        and _most(said)
        >= sum(min(_most(one) for one in owned if one.side == side) for side in sides)
    )


def _most(said: Said) -> int:
    number = said.claim.group.number
    return number.high or number.best or number.low or 0


def _add(rows: dict[str, list[Row]], row: Row, said: Said, source_id: str) -> None:
    """Add a claim and the words behind it."""
    rows["casualties"].append(row)
    group = said.claim.group
    for field, start, end in (
        ("casualty", said.claim.start, said.claim.end),
        ("count", group.number.start, group.number.end),
        ("outcome", said.claim.chunk.start, said.claim.chunk.end),
    ):
        rows["evidence"].append(
            proof("casualties", row["casualty_id"], field, source_id, start, end)
        )


def _nobody_hurt(said: Said) -> bool:
    """Tell "nobody was hurt", which says that nobody was killed either."""
    return said.claim.outcome == "wounded" and said.claim.group.number.rule == "explicit_zero"


def _none_killed(document: Document, row: Row, said: Said) -> Row:
    """Return the claim of no dead beside that of no wounded."""
    span = (said.claim.start, said.claim.end, f"{row['event_id']}.none")
    own = hashed_id("CA-", document.sha256, "casualties", *span)
    return {**row, "casualty_id": own, "outcome": "killed"}


def _named_again(said: Said, before: list[Said]) -> bool:
    """Tell one of those already counted, told of again ("the soldier", "Private N.")."""
    group = said.claim.group
    number = group.number
    counted = any(sign.isdigit() for sign in said.sentence.low(group.first))
    again = number.best == 1 and not counted and said.sentence.low(group.first) not in _FRESH
    return again and any(
        other.claim.outcome == said.claim.outcome
        and (other.claim.group.number.low or 0) >= 1
        and other.sentence is not said.sentence
        and said.side in {other.side, "unknown"}
        for other in before
    )


def _whose(said: Said, event: Row, draft: Draft) -> str:
    """Return whose people a claim counts.

    Where its words leave it open: of a mine, the people of the one actor; of one-sided fire, those
    of the other actor; of a bulletin, those of the ministry that speaks.
    """
    holder = _holder(said, event, draft)
    if holder is not None:
        return holder
    one, two = (_side(event[name]) for name in ("actor1", "actor2"))
    if said.side != "unknown":
        fighting = {one, two} & ARMENIAN
        if said.side in ARMENIAN and fighting and said.claim.group.side != "Nagorno-Karabakh":
            return said.side if said.side in fighting else min(filter(None, fighting))
        return said.side if said.side in SIDES else "other"
    if two is None:
        return one or "unknown"
    return _by_the_event(said, one, two, draft) or "unknown"


def _by_the_event(said: Said, one: str | None, two: str, draft: Draft) -> str | None:
    """Return whose people a claim counts where only the event can tell."""
    if _called_so_by_their_enemy(said):
        return _across(said.claimant, one, two)
    agent = draft.first.agent
    if draft.family in _ONE_SIDED and agent is not None and not draft.mutual:
        return _across(agent.side, one, two)
    return said.claimant if said.claimant in {one, two} else None


def _called_so_by_their_enemy(said: Said) -> bool:
    """Tell "22 of the attackers died", of whom only the other side speaks so."""
    noun = said.sentence.low(said.claim.group.last - 1)
    return noun in word_set("counting", "enemies")


def _holder(said: Said, event: Row, draft: Draft) -> str | None:
    """Return who held the place that was hit: those hurt there are his, where no word says whose.

    "A missile struck Ganja, killing five": people of Azerbaijan, whoever fired.
    """
    group = said.claim.group
    if draft.family not in _DISTANT or draft.mutual or group.side or group.possessive:
        return None
    if group.category not in {"civilian", "unknown"} or (event["geo_precision"] or _AREA) >= _AREA:
        return None
    held = event["country"]
    if event["admin1"] in units_that_changed_hands():
        held = control_on(event["place_id"], event["admin1"], event["event_date"])
    agent = draft.first.agent
    own_fire = agent is not None and (agent.side == held or {agent.side, held} <= ARMENIAN)
    return str(held) if held in SIDES and not own_fire else None


def _across(side: str, one: str | None, two: str | None) -> str | None:
    """Return the other actor's side; either Armenian side may stand for the other."""
    for mine, other in ((one, two), (two, one)):
        if side == mine or ({side, mine} <= ARMENIAN and other not in ARMENIAN):
            return other
    return None


def _side(actor: str | None) -> str | None:
    known = actors().get(actor or "")
    return known.side if known is not None and known.side in SIDES else None


def _claim(
    document: Document, event: Row, draft: Draft, said: Said, source_id: str, number: int
) -> Row:
    claim = said.claim
    group = claim.group
    count = group.number
    side = _whose(said, event, draft)
    return {
        "casualty_id": hashed_id(
            "CA-", document.sha256, "casualties", claim.start, claim.end,
            f"{event['event_id']}.{number}",
        ),
        "event_id": event["event_id"],
        "source_id": source_id,
        "claimant": said.claimant,
        "side": side,
        "category": group.category,
        "outcome": claim.outcome,
        "count_low": count.low,
        "count": count.best,
        "count_high": count.high,
        "count_rule": count.rule,
        "count_text": document.text[group.start : group.end][:80],
        "cumulative": claim.cumulative,
        "as_of_date": document.published if claim.cumulative else None,
        "supersedes": None,
        "record_status": "candidate",
        "superseded_by": None,
    }  # fmt: skip
