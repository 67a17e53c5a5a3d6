"""From a document to one `Reading` per sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from math import inf
from operator import attrgetter
from typing import TypeVar

from caucasus_events.parse.sentences.actors import PARTIES, Mention, both_parties, mentions
from caucasus_events.parse.sentences.casualties import claims
from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.sentences.places import PlaceMention, find_places, roles
from caucasus_events.parse.sentences.speech import read_speech
from caucasus_events.parse.words.chunks import Sentence, read_sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.people import Number
from caucasus_events.parse.words.segments import timed
from caucasus_events.text import Document, Span, TimeExpression, sentences
from caucasus_events.text.layout import asides, dateline, day_headings, release_lines, stamps
from caucasus_events.text.numbers import find as find_counts
from caucasus_events.text.sentences import flowing, paragraphs
from caucasus_events.text.times import find as find_times

_UNDATING = {"dateline", "stamp", "period"}
_MAX_SENTENCE = 1200
_T = TypeVar("_T")
_MAX_HEADING = 160
_DATED = 4
_LEAD = 3
_OF_THE_CONFLICT = ("enemy", "contact_line", "border", "ordnance", "uav", "materiel", "mine")
_MILITARY = {
    "explosion", "ground", "violation", "fire", "airstrike", "clash", "assault", "incursion",
    "aircraft_down", "drone_down",
}  # fmt: skip
_OF_ARMIES = {"ground", "violation", "airstrike", "aircraft_down"}
_WHERE = {"at", "near"}
NEWS_DAYS = 14


def read_document(document: Document) -> list[Reading]:
    """Return what is known of every sentence of an article, in order."""
    text = document.text
    cut = sentences(text)
    plain = flowing(text, cut)
    spans = _story(text, cut)
    told = sorted(find_times(text, spans, document.published), key=attrgetter("start"))
    times = [item for item in told if _dates(item)]
    hours = [item for item in told if item.kind == "clock" and item.first is None]
    counts = [Number(c.low, c.best, c.high, c.rule, c.start, c.end) for c in find_counts(plain)]
    counts.sort(key=attrgetter("start"))
    places = find_places(plain)
    blocks = [block.start for block in paragraphs(text)]
    live = _live_from(text, blocks)
    days = day_headings(text)
    entries = min(live, bisect_right(blocks, days[0].start) + 1 if days else inf)
    result: list[Reading] = []
    last: str | None = None
    home = _home(plain)
    paragraph = -1
    for index, span in enumerate(spans):
        block = bisect_right(blocks, span.start)
        sentence = read_sentence(plain, span.start, span.end, index=index, paragraph=block)
        if not sentence.tokens:
            continue
        opens = block != paragraph
        if opens:
            paragraph, last = block, _carried(sentence, last, home)
        if last is None and sentence.has("enemy"):
            last = home
        reading = _read(sentence, times, counts, places, last)
        last = reading.speech.side or last
        reading.heading = _is_heading(plain, span)
        reading.live = block >= live
        reading.entry = opens and block >= entries
        reading.clocked = bool(_inside(hours, sentence))
        result.append(reading)
    return result


def _live_from(text: str, blocks: list[int]) -> float:
    """Return the paragraph with which the entries of a live blog begin, each after its hour."""
    stamped = [bisect_right(blocks, start) for start, _ in stamps(text)]
    return stamped[0] if len(stamped) > 1 else inf


def _dates(item: TimeExpression) -> bool:
    return item.kind not in _UNDATING and item.first is not None and item.conflict != "future"


def _carried(sentence: Sentence, last: str | None, home: str | None) -> str | None:
    """Keep the voice over a paragraph break only where a pronoun takes it up.

    "The enemy" without a voice is the enemy of the capital that the text comes from.
    """
    if sentence.has("enemy"):
        return last or home
    pronoun = sentence.low(0) in word_set("clauses", "speaker_goes_on") or sentence.has("own")
    return last if pronoun else None


def _home(plain: str) -> str | None:
    """Return the side whose capital the dateline names."""
    head = dateline(plain)
    if head is None:
        return None
    city = read_sentence(plain, head.start, head.end, index=0, paragraph=0)
    return next((chunk.key for chunk in city.chunks("metonym") if chunk.key in PARTIES), None)


def _story(text: str, spans: list[Span]) -> list[Span]:
    """Leave out bylines and captions, and cut the dateline off the first sentence."""
    aside = asides(text)
    head = dateline(text)
    kept = []
    for span in spans:
        if any(part.start <= span.start and span.end <= part.end for part in aside):
            continue
        if head and span.start < head.end < span.end:
            span = Span(head.end, span.end)  # noqa: PLW2901 - the same sentence without dateline
        kept += _parts(text, span)
    return kept


def _parts(text: str, span: Span) -> list[Span]:
    """Split an overlong sentence at its last clause mark, comma or blank before the limit."""
    parts = []
    start = span.start
    while span.end - start > _MAX_SENTENCE:
        limit = start + _MAX_SENTENCE
        found = (text.rfind(mark, start + _MAX_SENTENCE // 2, limit) for mark in (";", ",", " "))
        cut = next((place + 1 for place in found if place > 0), limit)
        parts.append(Span(start, cut))
        start = cut
    return [*parts, Span(start, span.end)]


def _read(
    sentence: Sentence,
    times: list[TimeExpression],
    counts: list[Number],
    places: list[PlaceMention],
    last: str | None,
) -> Reading:
    inside = _inside(times, sentence)
    numbers = _inside(counts, sentence)
    first = mentions(sentence, last)
    speech = read_speech(sentence, first, last)
    people = mentions(sentence, speech.side or last)
    found = roles(sentence, places)
    return Reading(
        sentence,
        people,
        found,
        timed(sentence, list(inside)),
        claims(sentence, numbers),
        speech,
        foreign=elsewhere(sentence) and not _both_parties(people) and not _force(people),
    )


def elsewhere(sentence: Sentence) -> bool:
    """Tell a sentence that names other conflicts, not only where a weapon was made."""
    return any(
        sentence.low(chunk.last) not in word_set("roles", "origin_before")
        for chunk in sentence.chunks("other_conflict")
    )


def _inside(items: list[_T], sentence: Sentence) -> list[_T]:
    """Return the items, sorted by start, that begin in a sentence."""
    low = bisect_left(items, sentence.start, key=attrgetter("start"))
    return items[low : bisect_left(items, sentence.end, lo=low, key=attrgetter("start"))]


def _both_parties(people: list[Mention]) -> bool:
    return both_parties({item.side for item in people})


def _force(people: list[Mention]) -> bool:
    """Tell whether forces of a party act ("fire from Azerbaijani positions hit Indian workers")."""
    return any(
        item.side in PARTIES and item.kind in {"military", "military_target", "border_guard"}
        for item in people
    )


def _is_heading(plain: str, span: Span) -> bool:
    last = plain[span.start : span.end].rstrip("[]0123456789")[-1:]
    return last not in '.!?"' and span.end - span.start < _MAX_HEADING


def about_the_conflict(readings: list[Reading]) -> bool:
    """Tell whether an article is about the two countries at all."""
    sides = {item.side for reading in readings for item in reading.people}
    named = {place.mention.name for reading in readings for place in reading.places}
    one = bool(sides & PARTIES)
    if both_parties(sides):
        return True
    if any(reading.sentence.has("cue_clause", "quarrel") for reading in readings):
        return any(_force(reading.people) for reading in readings)
    if (one and named) or len(named) > 1:
        return True
    if any(elsewhere(reading.sentence) for reading in readings):
        return False
    return any(
        _force(reading.people) or reading.sentence.chunks(*_OF_THE_CONFLICT) or _fought(reading)
        for reading in readings
    )


def _fought(reading: Reading) -> bool:
    """Tell fire, mines and battles at a named place from crimes and brawls."""
    keys = {chunk.key for chunk in reading.sentence.chunks("trigger")}
    if any(item.side in PARTIES for item in reading.people) and "violation" in keys:
        return True
    if not reading.places or not keys & _MILITARY:
        return False
    return bool(keys & _OF_ARMIES) or any(place.role in _WHERE for place in reading.places)


def _of_these_days(head: str, published: date) -> bool:
    """Tell a dateline of the day of publication or the days before it."""
    days = (published - timedelta(days=back) for back in range(_DATED))
    return any(
        re.search(rf"\b{day:%b}[a-z.]*\.? {day.day}\b|\b{day.day} {day:%b}", head, re.IGNORECASE)
        for day in days
    )


def _has_happened(sentence: Sentence) -> bool:
    """Tell the present perfect of a lead ("has handed over the body")."""
    return any(
        {sentence.low(chunk.first - step) for step in (1, 2)} & {"has", "have"}
        for chunk in sentence.chunks("trigger", "outcome_participle", "outcome_active")
        if chunk.form in {"past", "participle", "active"}
    )


def news_like(plain: str, readings: list[Reading], published: date) -> bool:
    """Tell whether an article reports something of the last two weeks, or opens as news does."""
    head = [dateline(plain), *release_lines(plain)]
    if any(span is not None and str(published.year) in span.of(plain) for span in head):
        return True
    if head[0] is not None and _of_these_days(head[0].of(plain), published):
        return True
    if any(_has_happened(reading.sentence) for reading in readings[:_LEAD]):
        return True
    return any(
        0 <= (published - item.expression.last).days <= NEWS_DAYS
        for reading in readings
        for item in reading.times
        if item.expression.kind == "at" and item.expression.precision <= 2
    )
