"""Days that no expression names: the present tense of news, the day of the paragraph."""

from __future__ import annotations

from datetime import date

from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.sentences.model import EventMention, Reading, When
from caucasus_events.parse.words.lexicons import word_set

_PAST = word_set("speaking", "past")


def today(draft: Draft, published: date, precision: int) -> When:
    """Return the day of publication, which a present tense means."""
    start, end = draft.first.start, draft.first.end
    return When(
        published,
        published,
        precision,
        "present_tense",
        start,
        end,
        strong=False,
        reported=True,
    )


def of_paragraph(draft: Draft, reading: Reading, drafts: list[Draft]) -> When | None:
    """Return the time of the event told just before in the same paragraph."""
    if draft.first.definite:
        return None
    paragraph = reading.sentence.paragraph
    return next(
        (
            item.when
            for item in reversed(drafts)
            if item.when and item.mentions[-1].sentence.paragraph == paragraph
        ),
        None,
    )


def in_present(reading: Reading, mention: EventMention) -> bool:
    """Tell the historic present of headlines and daily portals ("Clashes erupt ...")."""
    sentence = reading.sentence
    span = mention.detail.get("span", (mention.start, mention.end))
    verbs = [
        chunk
        for chunk in sentence.chunks("occur", "say", "leave", "accuse", "be", "agree", "aux")
        if span[0] <= chunk.start < span[1]
    ]
    words = {
        sentence.low(chunk.first)
        for chunk in verbs
        if sentence.low(chunk.first - 1) not in {"is", "are"}
    }
    past = any(word in _PAST or word.endswith("ed") for word in words)
    return sentence.index <= 1 and bool(words) and not past
