"""From a segment to the event mentions that it makes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from caucasus_events.parse.events.dating import choose_time, day_of_effect
from caucasus_events.parse.events.roles import assign_roles
from caucasus_events.parse.scope.happening import stands
from caucasus_events.parse.scope.judging import judge
from caucasus_events.parse.scope.people import TAKEN
from caucasus_events.parse.scope.verdict import Verdict
from caucasus_events.parse.scope.weapons import kind_by_weapon
from caucasus_events.parse.sentences.claim import Claim
from caucasus_events.parse.sentences.model import EventMention, Reading, Skip
from caucasus_events.parse.sentences.places import PlaceRole
from caucasus_events.parse.words.chunks import Chunk
from caucasus_events.parse.words.lexicons import lexicon, word_set
from caucasus_events.parse.words.segments import Segment

COMBAT = {
    "clash", "attack", "assault", "incursion", "fire", "airstrike", "grenade", "violation",
    "attack_civilians",
}  # fmt: skip
_DOWN = {"aircraft_down", "drone_down"}
_BLOODY = {"explosion", "ground", "aircraft_down"}
_BLOODLESS = {
    "capture", "arrest", "release", "ceasefire", "agreement", "transfer", "protest", "group",
    "base",
}  # fmt: skip
_HURT = {"killed", "wounded", "unspecified", "missing"}
_JOINT = 3
_FOUGHT = 5
_OF_A_BODY = 4
_NEAR = 12
_OF_A_WAR = 10_000


def families() -> dict[str, dict[str, object]]:
    """Return the families of event words."""
    return lexicon("families")


def mentions_of(reading: Reading, segment: Segment) -> list[EventMention]:
    """Return the event mentions of a segment; what is not asserted goes to the skips."""
    claims = [claim for claim in reading.claims if segment.holds(claim.group.first)]
    claims = [claim for claim in claims if not _of_the_unreal(reading, claim)]
    asserted_claims = _asserted_claims(reading, claims)
    triggers = []
    for chunk in segment.chunks("trigger"):
        verdict = _verdict(reading, chunk)
        if verdict.asserted or (verdict.reason == "habitual" and _on_a_day(segment, chunk)):
            if stands(reading, segment, chunk, claims=bool(asserted_claims)):
                triggers.append(chunk)
        elif _worth_telling(verdict, reading, chunk):
            reading.skips.append(Skip(chunk.start, chunk.end, verdict.reason or "rhetoric"))
    if any(chunk.key == "release" for chunk in triggers):
        asserted_claims = [item for item in asserted_claims if not _of_a_body(reading, item)]
    if any(chunk.key in COMBAT | _BLOODY for chunk in triggers):
        triggers = [chunk for chunk in triggers if chunk.key != "casualty"]
    if _bloody_fight(triggers, asserted_claims):
        triggers = [chunk for chunk in triggers if chunk.key != "capture"]
    triggers = [chunk for chunk in triggers if not _means(segment, chunk, triggers)]
    result = [_mention(reading, segment, chunks) for chunks in _bundles(segment, triggers)]
    if not any(item.family in COMBAT | _BLOODY | {"casualty"} for item in result):
        result = _casualty_mention(reading, segment, asserted_claims) + result
    _share_claims(result, asserted_claims)
    return result


def _of_a_body(reading: Reading, claim: Claim) -> bool:
    """Tell the death of him whose body is given back ("the body of the villager killed there")."""
    before = set(reading.sentence.words(claim.group.first - _OF_A_BODY, claim.group.first + 1))
    return claim.outcome == "killed" and bool(before & word_set("strategic", "dead"))


def _bloody_fight(triggers: list[Chunk], claims: list[Claim]) -> bool:
    """Tell a fight with dead or wounded, of which those taken prisoner are a part."""
    hurt = any(claim.outcome in {"killed", "wounded"} for claim in claims)
    return hurt and any(chunk.key in COMBAT | {"capture"} for chunk in triggers)


def _on_a_day(segment: Segment, chunk: Chunk) -> bool:
    """Tell "on 2 April they intermittently opened fire" from a habit."""
    return any(
        item.expression.precision == 1
        and not item.reporting
        and segment.sentence.same_clause(item.first, chunk.first)
        for item in segment.times
    )


def _of_the_unreal(reading: Reading, claim: Claim) -> bool:
    """Tell the losses of an event that is left out ("July's clashes, in which two died")."""
    sentence = reading.sentence
    before = [item for item in sentence.chunks("trigger") if item.last <= claim.chunk.first]
    if not before or sentence.same_clause(before[-1].first, claim.chunk.first):
        return False
    between = set(sentence.words(before[-1].last, claim.chunk.first))
    return "which" in between and _verdict(reading, before[-1]).reason == "background"


def _verdict(reading: Reading, chunk: Chunk) -> Verdict:
    return Verdict(reading.frame) if reading.frame else judge(reading.sentence, chunk)


def _worth_telling(verdict: Verdict, reading: Reading, chunk: Chunk) -> bool:
    return bool(
        reading.people or reading.places or verdict.reason in {"court", "exercise", "denied"}
    )


def _asserted_claims(reading: Reading, claims: list[Claim]) -> list[Claim]:
    result = []
    for claim in claims:
        target = claim.chunk
        if claim.group.number.rule == "explicit_zero":
            result.append(claim)
            continue
        verdict = _verdict(reading, target)
        if (claim.group.number.low or 0) >= _OF_A_WAR:
            reading.skips.append(Skip(claim.start, claim.end, "background"))
        elif verdict.asserted or (verdict.reason == "background" and verdict.cue is None):
            result.append(claim)
        else:
            reading.skips.append(Skip(claim.start, claim.end, verdict.reason or "rhetoric"))
    return result


def _means(segment: Segment, chunk: Chunk, triggers: list[Chunk]) -> bool:
    """Tell the fire by which an aircraft was shot down."""
    return (
        chunk.key == "fire"
        and chunk.form == "noun"
        and any(
            other.key in _DOWN and segment.sentence.same_clause(other.first, chunk.first)
            for other in triggers
        )
    )


def _bundles(segment: Segment, triggers: list[Chunk]) -> list[list[Chunk]]:
    """Put the triggers that tell of one event together."""
    solo: dict[str, list[Chunk]] = {}
    combat: list[Chunk] = []
    for chunk in triggers:
        if chunk.key in COMBAT:
            combat.append(chunk)
        else:
            solo.setdefault(chunk.key, []).append(chunk)
    if "ground" in solo and combat:
        combat = [
            chunk
            for chunk in combat
            if not _same_clause(segment, chunk, solo["ground"])
            and not _joined(segment, chunk, solo["ground"])
            and not _fought_for(segment, chunk, solo["ground"])
        ]
    return ([combat] if combat else []) + list(solo.values())


def _same_clause(segment: Segment, chunk: Chunk, others: Iterable[Chunk]) -> bool:
    return any(
        segment.sentence.same_clause(chunk.first, other.first) and chunk.form == "noun"
        for other in others
    )


def _joined(segment: Segment, chunk: Chunk, others: Iterable[Chunk]) -> bool:
    """Tell a deed told in one breath with the next ("attacked and seized the village")."""
    words = segment.sentence.low
    return any(
        0 < other.first - chunk.last <= _JOINT
        and all(words(index) in {"and", ",", "then"} for index in range(chunk.last, other.first))
        for other in others
    )


def _fought_for(segment: Segment, chunk: Chunk, grounds: Iterable[Chunk]) -> bool:
    """Tell the fight by which ground was taken ("seized the village after a fierce battle")."""
    words = set(segment.sentence.words(chunk.first - _FOUGHT, chunk.first))
    return (
        chunk.form == "noun"
        and bool(words & {"after", "following"})
        and any(0 < chunk.first - ground.last <= _NEAR for ground in grounds)
    )


def _rank(chunk: Chunk) -> int:
    return int(str(families()[chunk.key]["rank"]))


def _mention(reading: Reading, segment: Segment, chunks: list[Chunk]) -> EventMention:
    main = max(chunks, key=_rank)
    mention = EventMention(
        kind_by_weapon(segment, main), segment.sentence, main, segment.start, segment.end
    )
    mention.when = choose_time(segment, main)
    mention.places = _places_hit(segment, main, reading)
    mention.detail["named"] = [place.mention.name for place in reading.places]
    if main.key == "ground" and all(place.role == "name" for place in mention.places):
        which = [place for place in reading.places if 0 <= segment.first - place.last <= 1]
        mention.places = which or mention.places
    assign_roles(reading, segment, main, mention)
    mention.detail["triggers"] = chunks
    if main.key == "ceasefire" and mention.when is not None:
        mention.detail["holds"] = day_of_effect(segment, main, mention.when.first)
    mention.detail["clocks"] = [item.expression for item in segment.times if item.expression.clock]
    mention.definite = all(
        chunk.form == "noun" and _is_definite(segment, chunk) for chunk in chunks
    )
    return mention


def _places_hit(segment: Segment, main: Chunk, reading: Reading) -> list[PlaceRole]:
    """Return the places of a segment; of "gunners in A shelled B" only what is shelled.

    "Troops reached A and took B": only B is taken.
    """
    places = [
        replace(place, role="at") if _left(segment, main, place) else place
        for place in reading.places
        if segment.holds(place.first)
    ]
    if main.key not in {"fire", "airstrike", "ground"} or main.form not in {
        "past",
        "gerund",
        "base",
    }:
        return places
    passive = segment.sentence.passive(main, inside=True)
    voices = {verb.first for verb in segment.chunks("say")}
    hit = [
        place
        for place in places
        if place.first >= main.last and place.last not in voices and not _speaks(reading, place)
    ]
    if main.key == "ground" and hit:
        hit = [place for place in hit if not _told_of(segment, hit[0], place)]
    return places if passive or not hit else hit


def _told_of(segment: Segment, first: PlaceRole, place: PlaceRole) -> bool:
    """Tell a place that only says where the taken one lies ("took Shusha, which overlooks X")."""
    between = set(segment.sentence.words(first.last, place.first))
    return bool(between & word_set("clauses", "which"))


def _left(segment: Segment, main: Chunk, place: PlaceRole) -> bool:
    """Tell the town out of which somebody is driven."""
    driven = main.key == "ground" and segment.sentence.low(main.last - 1) in {"from", "of"}
    return driven and place.role == "origin" and 0 <= place.first - main.last <= _JOINT


def _speaks(reading: Reading, place: PlaceRole) -> bool:
    """Tell a capital that stands for its government ("what Baku called revenge")."""
    return place.role == "name" and any(
        item.kind == "government" and item.first <= place.first < item.last
        for item in reading.people
    )


def _is_definite(segment: Segment, chunk: Chunk) -> bool:
    if chunk.key == "ground" and segment.sentence.low(chunk.last - 1) == "of":
        return False
    before = [segment.sentence.low(chunk.first - step) for step in (1, 2)]
    return bool(set(before) & word_set("roles", "definite"))


def _casualty_mention(
    reading: Reading, segment: Segment, claims: list[Claim]
) -> list[EventMention]:
    counted = [claim for claim in claims if claim.outcome in _HURT]
    if not counted:
        return []
    chunk = counted[0].chunk
    family = "explosion" if segment.chunks("mine") else "casualty"
    mention = EventMention(family, segment.sentence, chunk, counted[0].start, counted[-1].end)
    mention.when = choose_time(segment, chunk)
    mention.places = [
        place for place in reading.places if segment.holds(place.first)
    ] or _where_named(segment, reading)
    mention.detail["span"] = (segment.start, segment.end)
    assign_roles(reading, segment, chunk, mention)
    return [mention]


def _where_named(segment: Segment, reading: Reading) -> list[PlaceRole]:
    """Return the place before "where four were killed"."""
    words = {segment.sentence.low(index) for index in (segment.first, segment.first + 1)}
    before = [place for place in reading.places if 0 <= segment.first - place.last <= 1]
    return before if "where" in words else []


def _share_claims(result: list[EventMention], claims: list[Claim]) -> None:
    """Give the claims of a segment to the mention that they belong to."""
    for claim in claims:
        if claim.outcome == "released":
            wanted = [item for item in result if item.family == "release"]
        elif claim.outcome == "captured":
            wanted = [item for item in result if item.family in TAKEN | {"release"}]
            if not wanted:
                wanted = [item for item in result if item.family not in _BLOODLESS]
        else:
            wanted = [item for item in result if item.family not in _BLOODLESS]
        if wanted:
            nearest = min(
                wanted,
                key=lambda item: abs(
                    (item.trigger.first if item.trigger else 0) - claim.group.first
                ),
            )
            nearest.detail.setdefault("claims", []).append(claim)
