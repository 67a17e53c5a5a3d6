"""Who did it, to whom: the agent, the target and the sides of a mention."""

from __future__ import annotations

from dataclasses import replace

from caucasus_events.parse.scope.people import TAKEN
from caucasus_events.parse.sentences.actors import Mention
from caucasus_events.parse.sentences.model import EventMention, Reading
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment

SIGNED = {"ceasefire", "agreement", "release"}
_DOWN = {"aircraft_down", "drone_down"}
_OWNER_REACH = 3
_RELATIVE = 3
_STATIONED = 5
_INSIDE = {"at", "near"}
_AIRCRAFT_REACH = 8


def assign_roles(reading: Reading, segment: Segment, chunk: Chunk, mention: EventMention) -> None:
    """Fill in who did it, to whom, who says so."""
    speech = reading.speech
    sentence = segment.sentence
    speaker = speech.subject
    others = [
        item
        for item in reading.people
        if item is not speaker and not _only_stationed(sentence, item)
    ]
    inside = [item for item in others if segment.holds(item.first)] or others
    passive = sentence.passive(chunk, inside=True) or chunk.form == "participle"
    passive = passive or _thrown(sentence, chunk)
    by = next(
        (
            item
            for item in inside
            for mark in sentence.chunks("by")
            if mark.first >= chunk.first and 0 <= item.first - mark.last <= 3
        ),
        None,
    )
    before = [item for item in inside if item.first < chunk.first and item.last <= chunk.last]
    after = [item for item in inside if item.first >= chunk.last]
    if speech.accused is not None and chunk.first >= speech.accused.first:
        mention.agent = speech.accused
        mention.target = next((item for item in after if item.side != speech.accused.side), None)
    elif by is not None:
        mention.agent = by
        mention.target = next((item for item in before if item is not by), None)
    elif _fallen_to(sentence, chunk):
        holder = [item for item in inside if item.last > chunk.first]
        mention.agent = holder[0] if holder else None
    elif chunk.form == "noun":
        _noun_roles(reading, chunk, inside, mention)
    elif passive or _patient_first(chunk, sentence):
        whole = [item for item in before if not _shot_down(sentence, item, chunk)]
        mention.target = whole[-1] if whole else None
        mention.agent = next((item for item in after if _from(sentence, item)), None)
        if mention.agent is None and _gained(sentence, chunk) and speaker is not None:
            mention.agent, mention.target = speaker, None
    else:
        fighting = [
            item
            for item in before
            if item.kind != "civil_target"
            and not _seat(reading, item)
            and not (item.kind == "state" and sentence.low(item.first - 1) == "from")
        ]
        goes_on = chunk.form == "gerund" and sentence.low(chunk.first - 1) in {",", "by"}
        mention.agent = fighting[0 if goes_on else -1] if fighting else None
        if (
            mention.agent is None
            and speaker is not None
            and chunk.form in {"past", "base"}
            and speaker.last <= chunk.first
            and not sentence.chunks("say")
        ):
            mention.agent = speaker
        mention.target = next(
            (item for item in after if mention.agent is None or item.side != mention.agent.side),
            None,
        )
    _leave_out_observers(chunk, mention)
    if chunk.key in {"ground", *_DOWN} and sentence.low(chunk.first) in word_set(
        "roles", "loses_ground"
    ):
        mention.agent, mention.target = None, mention.agent or mention.target or speaker
    if chunk.key in _DOWN:
        _owner_suffers(sentence, chunk, inside, mention, speaker)
    mention.mutual = speech.mutual or (
        speech.accused is None and sentence.has("mutual") and chunk.key in {"clash", "casualty"}
    )
    mention.sides = _sides(reading, chunk, inside, mention)


def _sides(
    reading: Reading, chunk: Chunk, inside: list[Mention], mention: EventMention
) -> tuple[str, ...]:
    """Return the sides of a mention: agent and target first, then whom the segment names."""
    chosen = [item for item in (mention.agent, mention.target) if item is not None]
    named = [
        item
        for item in [*chosen, *inside]
        if item in chosen or item.kind != "government" or chunk.key in SIGNED
    ]
    if chunk.key in SIGNED:
        named = [item for item in named if not _is_place(reading.sentence, chunk, item)]
    seen = dict.fromkeys(item.side for item in named or reading.people)
    return tuple(side for side in seen if side)


def _is_place(sentence: Sentence, chunk: Chunk, person: Mention) -> bool:
    """Tell the region ("in Nagorno-Karabakh", "the Karabakh truce") from its authorities."""
    named = 0 <= chunk.first - person.last <= 1
    before = sentence.low(person.first - 1)
    if sentence.low(person.last - 1) in word_set("roles", "its_people"):
        return False
    return (
        person.side == "Nagorno-Karabakh"
        and person.kind in {"state", "civil_target"}
        and (named or before in word_set("roles", "place_after"))
    )


def _shot_down(sentence: Sentence, item: Mention, chunk: Chunk) -> bool:
    """Tell those who brought an aircraft down from its pilot, who "was captured" then."""
    return chunk.key in TAKEN and any(
        other.key in _DOWN and other.form == "past" and item.last <= other.first < chunk.first
        for other in sentence.chunks("trigger")
    )


def _gained(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "the town had been liberated", a word for one's own side."""
    return chunk.key == "ground" and sentence.low(chunk.first) in word_set("roles", "own_gains")


def _leave_out_observers(chunk: Chunk, mention: EventMention) -> None:
    """Leave out peacekeepers who only record what others do."""
    if chunk.key == "violation" and mention.agent and mention.agent.kind == "peacekeepers":
        mention.agent = None


def _fallen_to(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "the town fell to the army": who comes after is the one who took it."""
    if chunk.key != "ground":
        return False
    words = set(sentence.words(chunk.first, chunk.last))
    return sentence.low(chunk.last - 1) == "to" or bool(
        words & word_set("happening", "ground_turns")
    )


def _owner_suffers(
    sentence: Sentence,
    chunk: Chunk,
    inside: list[Mention],
    mention: EventMention,
    speaker: Mention | None,
) -> None:
    """Read whose aircraft it was: "a Russian jet", "a helicopter of the Azerbaijani army"."""
    near = [
        item
        for item in sentence.chunks("crew", "uav")
        if item.first < chunk.last + _AIRCRAFT_REACH and chunk.first < item.last + _AIRCRAFT_REACH
    ]
    passive = sentence.passive(chunk)
    behind = [item for item in near if item.first >= chunk.last]
    near = behind if behind and not passive else near
    owner = next(
        (
            person
            for item in near
            for person in inside
            if person.first <= item.first <= person.last + _OWNER_REACH
            or (
                item.last <= person.first <= item.last + _OWNER_REACH
                and sentence.low(item.last) in word_set("roles", "owner_after")
            )
        ),
        None,
    )
    if owner is None and any(
        {sentence.low(item.first - step) for step in (1, 2, 3)} & word_set("clauses", "possessives")
        for item in near
    ):
        owner = replace(speaker, kind="military") if speaker else None
    if owner is None:
        return
    mention.target = owner
    if mention.agent is owner or (mention.agent and mention.agent.side == owner.side):
        mention.agent = None


def _patient_first(chunk: Chunk, sentence: Sentence) -> bool:
    first = sentence.low(chunk.first)
    shot = first == "fired" and sentence.low(chunk.first - 1) in word_set("roles", "what_is_fired")
    under = "under" in sentence.words(chunk.first, chunk.last)
    suffers = first in word_set("roles", "subject_suffers") or shot or under
    return suffers and chunk.key in {"fire", "explosion"}


def _only_stationed(sentence: Sentence, item: Mention) -> bool:
    """Tell "where the Russian peacekeepers are temporarily deployed", which only says where."""
    before = set(sentence.words(max(item.first - _RELATIVE, 0), item.first))
    after = set(sentence.words(item.last, item.last + _STATIONED))
    return bool(before & word_set("clauses", "which")) and bool(
        after & word_set("places", "stationed")
    )


def _thrown(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell "a grenade was thrown at the post", by whomever."""
    inside = (chunk.first < be.first < chunk.last for be in sentence.chunks("be"))
    return chunk.key == "grenade" and any(inside)


def _office(sentence: Sentence, item: Mention) -> bool:
    """Tell a ministry, which only speaks, from an army or a capital that acts."""
    words = set(sentence.words(item.first, item.last))
    return item.kind == "government" and bool(words & word_set("roles", "only_speaks"))


def _seat(reading: Reading, item: Mention) -> bool:
    """Tell a capital in which something happens from the government that sits there."""
    return item.kind == "government" and any(
        item.first <= place.first < item.last and place.role in _INSIDE for place in reading.places
    )


def _from(sentence: Sentence, item: Mention) -> bool:
    doer = word_set("roles", "doer_after")
    return bool({sentence.low(item.first - 1), sentence.low(item.first - 2)} & doer)


def _noun_roles(
    reading: Reading, chunk: Chunk, inside: list[Mention], mention: EventMention
) -> None:
    """Read "X's attack on Y", "an attack by X", "fire from the X side"."""
    sentence = reading.sentence
    owner = next(
        (
            item
            for item in inside
            if 0 <= chunk.first - item.last <= 2 or chunk.first <= item.first < chunk.last
        ),
        None,
    )
    if owner is not None and owner.kind != "government":
        mention.agent = owner
    mention.agent = mention.agent or next(
        (item for item in inside if item.first >= chunk.last and _from(sentence, item)), None
    )
    if mention.agent is None and sentence.low(chunk.first - 1) not in word_set(
        "roles", "no_doer_before"
    ):
        doers = [
            item
            for item in inside
            if item.last <= chunk.first
            and chunk.key != "clash"
            and not _seat(reading, item)
            and not _office(sentence, item)
        ]
        mention.agent = doers[-1] if doers else None
    mention.target = next(
        (
            item
            for item in inside
            if item is not mention.agent
            and item.first >= chunk.last
            and (mention.agent is None or item.side != mention.agent.side)
        ),
        None,
    )
