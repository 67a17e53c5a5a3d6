"""The border and the line of contact as a whole, where a report names no place on them."""

from __future__ import annotations

from dataclasses import replace

from caucasus_events.geo import geocode
from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.events.location import Spot
from caucasus_events.parse.words.chunks import Sentence
from caucasus_events.parse.words.lexicons import word_set

BORDER = "Armenia-Azerbaijan border"
CONTACT_LINE = "Line of contact"
_REGION = "Nagorno-Karabakh"
_CORRIDOR = 3
_CORRIDOR_M = 100_000


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
    """Return the line of contact as a whole: a corridor around the region that it encloses."""
    region = geocode(_REGION, own_places=False).best
    if region is None:
        return None
    for mention in draft.mentions:
        for chunk in mention.sentence.chunks("contact_line"):
            if not mention.start <= chunk.start < mention.end:
                continue
            here = replace(region, place_id=f"{region.place_id} line", name=CONTACT_LINE)
            return Spot(
                here, CONTACT_LINE, _CORRIDOR, _CORRIDOR_M, chunk.start, chunk.end, listed=False
            )
    return None
