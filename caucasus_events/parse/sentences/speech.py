"""Who speaks in a sentence, who accuses whom, who denies."""

from __future__ import annotations

from dataclasses import dataclass

from caucasus_events.parse.sentences.actors import PARTIES, Mention
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set

_BEFORE = 14
_AFTER = 8
_OBJECT = 2
_CLAIMANTS = PARTIES | {"Russia", "Turkey"}
_VOICES = {"government", "state"}
_FORCES = {"military", "peacekeepers", "border_guard", "police"}
_OWN_VOICE = word_set("speaking", "own_voice")


@dataclass(frozen=True, slots=True)
class Speech:
    """The voice of a sentence: its side, whom it accuses, and whether both sides accuse."""

    side: str | None = None
    verb: Chunk | None = None
    accused: Mention | None = None
    mutual: bool = False
    denies: bool = False
    subject: Mention | None = None


def read_speech(sentence: Sentence, people: list[Mention], last: str | None) -> Speech:
    """Return the voice of a sentence.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    people : list of Mention
        Its mentions.
    last : str, optional
        The side that spoke last, for "the ministry said" and "it added".
    """
    accuse = next(iter(sentence.chunks("accuse")), None)
    if accuse is not None:
        mutual = _each_other(sentence, accuse) or sentence.low(accuse.first) in {
            "traded", "trade", "trading", "swapped", "exchanged",
        }  # fmt: skip
        subject = _before(accuse, people)
        side = subject.side if subject else (last if _own_voice(sentence, accuse) else None)
        if mutual:
            return Speech(None, accuse, None, mutual=True)
        accused = next(
            (item for item in people if item.first >= accuse.last and item.side != side), None
        )
        if side or accused:
            return Speech(side, accuse, accused, subject=subject)
    for verb in sentence.chunks("say"):
        subject = _subject(sentence, verb, people)
        if subject is not None:
            return Speech(subject.side, verb, None, denies=_denies(sentence, verb), subject=subject)
        if _independent(sentence, verb):
            return Speech("independent", verb)
        if _own_voice(sentence, verb):
            return Speech(last, verb, None, denies=_denies(sentence, verb))
    denial = _denial(sentence, people, last)
    return denial or Speech()


def _each_other(sentence: Sentence, accuse: Chunk) -> bool:
    """Tell "both sides accused each other" from "the border of those two countries"."""
    return any(
        chunk.last <= accuse.first or chunk.first - accuse.last <= _OBJECT
        for chunk in sentence.chunks("mutual")
    )


def _before(verb: Chunk, people: list[Mention]) -> Mention | None:
    near = [
        item for item in people if item.last <= verb.first and verb.first - item.last <= _BEFORE
    ]
    voices = [item for item in near if item.kind in _VOICES]
    return next(reversed(voices or near), None)


def _subject(sentence: Sentence, verb: Chunk, people: list[Mention]) -> Mention | None:
    according = sentence.low(verb.first) in word_set("clauses", "speaker_follows")
    passive = sentence.passive(verb)
    if not according and not passive:
        near = [
            item
            for item in people
            if item.last <= verb.first
            and verb.first - item.last <= _BEFORE
            and item.kind in _VOICES | _FORCES
            and not _blocked(sentence, item, verb)
        ]
        if near:
            offices = [item for item in near if item.kind == "government"]
            return (offices or near)[-1]
    following = [
        item
        for item in people
        if verb.last <= item.first <= verb.last + _AFTER and item.kind == "government"
    ]
    inverted = according or sentence.low(verb.first - 1) in {",", '"'}
    if inverted or passive:
        return (
            following[0]
            if following
            else next(
                (
                    item
                    for item in people
                    if according and verb.last <= item.first <= verb.last + _AFTER
                ),
                None,
            )
        )
    return None


def _blocked(sentence: Sentence, item: Mention, verb: Chunk) -> bool:
    """Tell whether a comma with a new clause stands between subject and verb."""
    marks = sentence.words(item.last, verb.first)
    if item.kind == "government":
        return "that" in marks and marks.index("that") < len(marks) - 1
    return any(mark in {",", "that", "by", ";", "of", "in", "on"} for mark in marks)


def _independent(sentence: Sentence, verb: Chunk) -> bool:
    return any(
        chunk.key == "independent"
        and (0 <= verb.first - chunk.last <= 4 or 0 <= chunk.first - verb.last <= 3)
        for chunk in sentence.chunks("office")
    )


def _own_voice(sentence: Sentence, verb: Chunk) -> bool:
    words = set(sentence.words(verb.first - 5, verb.first))
    return bool(words & _OWN_VOICE)


def _denies(sentence: Sentence, verb: Chunk) -> bool:
    return sentence.low(verb.first) in {"denied", "denies", "denying"}


def _denial(sentence: Sentence, people: list[Mention], last: str | None) -> Speech | None:
    for cue in sentence.chunks("cue_before"):
        word = sentence.low(cue.first)
        if cue.key == "denied" and word.startswith(("den", "refut", "reject", "dismiss")):
            subject = _before(cue, people)
            side = subject.side if subject else (last if _own_voice(sentence, cue) else None)
            if side in PARTIES:
                return Speech(side, cue, None, denies=True, subject=subject)
    return None


def claimant(speech: Speech, last: str | None) -> str:
    """Return the value of the claimant column for a voice.

    Examples
    --------
    >>> claimant(Speech("Armenia"), None), claimant(Speech(), None)
    ('Armenia', 'unknown')
    """
    side = speech.side or last
    if side == "independent" or side in _CLAIMANTS:
        return side
    return "unknown" if side is None else "independent"
