"""What a whole passage is about: sport or an exercise, told in more than one sentence."""

from __future__ import annotations

from caucasus_events.parse.scope.judging import judge_sentence
from caucasus_events.parse.sentences.model import Reading

_CARRIED = {"exercise"}
_SPORT_SENTENCES = 2
_SPORT_SHARE = 0.4


def set_frames(readings: list[Reading]) -> None:
    """Give every sentence the reason to skip it that its passage gives, if any.

    A report about sport is about sport in all its sentences; a sentence without a day of its own
    goes on with the exercise that the sentence before it in its paragraph tells of.
    """
    verdicts = [judge_sentence(reading.sentence) for reading in readings]
    sport = sum(verdict.cue is not None and verdict.cue.key == "sport" for verdict in verdicts)
    if sport >= _SPORT_SENTENCES and sport >= _SPORT_SHARE * len(readings):
        for reading in readings:
            reading.frame = "non_combat"
        return
    before: Reading | None = None
    for reading, verdict in zip(readings, verdicts, strict=True):
        if verdict.asserted and before is not None and _goes_on(before, reading):
            reading.frame = before.frame
        elif verdict.reason in _CARRIED:
            reading.frame = verdict.reason
        before = reading


def _goes_on(before: Reading, reading: Reading) -> bool:
    dated = any(
        not item.reporting and (item.expression.precision or 0) <= 1 for item in reading.times
    )
    same = before.sentence.paragraph == reading.sentence.paragraph
    return before.frame in _CARRIED and same and not dated
