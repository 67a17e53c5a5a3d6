"""The border and the line of contact as a whole, where a report names no place on them."""

from __future__ import annotations

from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.words.chunks import Sentence
from caucasus_events.parse.words.lexicons import word_set

BORDER = "Armenia-Azerbaijan border"
CONTACT_LINE = "Line of contact"
_COUNTRY = "Azerbaijan"


def border_spot(sentence: Sentence) -> Spot | None:
    """Return "the border" as a whole, where a sentence says so and names no place."""
    clashes = [
        chunk
        for chunk in sentence.chunks("trigger")
        if sentence.low(chunk.first) in word_set("places", "border")
    ]
    for chunk in [*sentence.chunks("border"), *clashes]:
        if sentence.low(chunk.last) in word_set("places", "border_bodies"):
            continue
        return Spot(None, BORDER, None, None, chunk.start, chunk.end)
    return None


def contact_line(draft: Draft) -> Spot | None:
    """Return the line of contact as a whole, which has a country and no point."""
    return next(
        (
            Spot(None, CONTACT_LINE, None, None, chunk.start, chunk.end, country=_COUNTRY)
            for mention in draft.mentions
            for chunk in mention.sentence.chunks("contact_line")
            if mention.start <= chunk.start < mention.end
        ),
        None,
    )
