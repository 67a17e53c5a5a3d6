"""From a mention to the draft of an event, and to the span of one that was left out."""

from __future__ import annotations

from dataclasses import replace

from caucasus_events.parse.events.areas import border_spot
from caucasus_events.parse.events.drafts import FIGHT, Draft
from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.events.victims import claim_side, voice
from caucasus_events.parse.sentences.claim import Claim
from caucasus_events.parse.sentences.model import EventMention, Reading, Said, Skip
from caucasus_events.parse.sentences.speech import claimant


def draft_of(mention: EventMention, reading: Reading, found: list[Spot]) -> Draft:
    """Return the draft of an event that one mention tells at the places found."""
    speech = reading.speech
    draft = Draft(
        mention.family, [mention], mention.when, found, list(mention.sides), mutual=mention.mutual
    )
    if not found or _beside_the_region(draft, reading):
        draft.area = border_spot(reading.sentence)
        draft.spots = [] if draft.area is not None else found
    if speech.accused is not None and speech.side:
        draft.accusers.add(speech.side)
    if speech.side:
        draft.claimants.add(speech.side)
    for claim in mention.detail.get("claims", []):
        side = claim_side(claim, mention, reading)
        says = replace(speech, side=voice(claim, reading))
        draft.said.append(Said(claim, claimant(says, None), side, reading.sentence))
    return draft


def _beside_the_region(draft: Draft, reading: Reading) -> bool:
    """Tell "border clashes near the disputed region", where the region is no place."""
    region = all(
        spot.listed and spot.match is not None and spot.match.admin1 is None for spot in draft.spots
    )
    theirs = any(
        person.side == "Nagorno-Karabakh" and person.kind != "state" for person in reading.people
    )
    return region and "Armenia" in draft.sides and not theirs


def skip_of(mention: EventMention, reason: str) -> Skip:
    """Return the words of a mention that makes no event, and why."""
    chunk = mention.trigger
    start, end = (chunk.start, chunk.end) if chunk else (mention.start, mention.end)
    claims: list[Claim] = mention.detail.get("claims", [])
    return Skip(
        min([start, *(claim.start for claim in claims)]),
        max([end, *(claim.end for claim in claims)]),
        reason,
    )


def foreign_skips(reading: Reading) -> list[Skip]:
    """Return the fights that a sentence about another conflict tells of."""
    return [
        Skip(chunk.start, chunk.end, "other_conflict")
        for chunk in reading.sentence.chunks("trigger")
        if chunk.key in FIGHT | {"explosion"}
    ]
