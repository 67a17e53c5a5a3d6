"""From mentions to events: what belongs together becomes one, what is old is left out."""

from __future__ import annotations

from datetime import date

from caucasus_events.parse.events.drafting import foreign_skips
from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.events.mentions import mentions_of
from caucasus_events.parse.events.story import Story
from caucasus_events.parse.scope.frames import set_frames
from caucasus_events.parse.sentences.model import Reading, Skip
from caucasus_events.parse.sentences.reader import about_the_conflict
from caucasus_events.parse.words.segments import segments


def assemble(
    plain: str, readings: list[Reading], published: date
) -> tuple[list[Draft], list[Skip]]:
    """Return the events of an article, and the spans that were deliberately left out."""
    if not about_the_conflict(readings):
        return [], [skip for reading in readings for skip in foreign_skips(reading)]
    story = Story(plain, published, readings)
    set_frames(readings)
    for reading in readings:
        if reading.foreign:
            story.skips += foreign_skips(reading)
            continue
        marks = [chunk.first for chunk in reading.sentence.chunks("trigger")]
        marks += [claim.chunk.first for claim in reading.claims]
        told = [
            mention
            for segment in segments(reading.sentence, reading.times, marks)
            for mention in mentions_of(reading, segment)
        ]
        for mention in told:
            story.tell(mention, reading)
        if not told:
            story.go_on(reading)
        story.hear(reading)
        story.explain(reading)
        story.skips += reading.skips
        _denials(reading, story.drafts)
    story.close()
    return story.drafts, story.skips


def _denials(reading: Reading, drafts: list[Draft]) -> None:
    """Make the event before a side's denial contested."""
    speech = reading.speech
    if speech.denies and speech.side and drafts:
        drafts[-1].deniers.add(speech.side)
