"""What a whole passage is about: sport or an exercise, told in more than one sentence."""

from __future__ import annotations

from caucasus_events.parse.scope.judging import judge_sentence
from caucasus_events.parse.sentences.model import Reading

_CARRIED = {"exercise", "anniversary"}
_WHOLE = {"sport": "non_combat", "exercise": "exercise"}
_SENTENCES = 2
_SHARE = 0.3


def set_frames(readings: list[Reading]) -> None:
    """Give every sentence the reason to skip it that its passage gives, if any.

    A report about sport or an exercise is about it in all its sentences; elsewhere a sentence
    without a day of its own goes on with the exercise that the sentence before it in its
    paragraph tells of.
    """
    verdicts = [judge_sentence(reading.sentence) for reading in readings]
    for key, reason in _WHOLE.items():
        cues = [verdict.cue is not None and verdict.cue.key == key for verdict in verdicts]
        told = sum(
            cue or _hinted(reading, key) for reading, cue in zip(readings, cues, strict=True)
        )
        if any(cues) and told >= _SENTENCES and told >= _SHARE * len(readings):
            for reading in readings:
                reading.frame = reason
            return
    before: Reading | None = None
    for reading, verdict in zip(readings, verdicts, strict=True):
        if verdict.asserted and before is not None and _goes_on(before, reading):
            reading.frame = before.frame
        elif verdict.reason == "exercise" or (verdict.reason == "anniversary" and reading.heading):
            reading.frame = verdict.reason
        before = reading


def _hinted(reading: Reading, key: str) -> bool:
    """Tell a sentence with words that stand in such passages, though not only there."""
    return any(chunk.key == key for chunk in reading.sentence.chunks("cue_frame"))


def _goes_on(before: Reading, reading: Reading) -> bool:
    dated = any(
        not item.reporting and (item.expression.precision or 0) <= 1 for item in reading.times
    )
    same = before.sentence.paragraph == reading.sentence.paragraph
    if before.frame == "anniversary":
        return same or before.heading
    return before.frame in _CARRIED and same and not dated
