"""Candidates to rows: every word found again, every number, date and place computed anew.

A field whose words are not in the article is dropped; an event whose own words are not there,
or that has no usable type or day, is dropped whole. What was dropped is counted in the notes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from caucasus_events.geo import geocode
from caucasus_events.parse.extractors.protocol import (
    Candidate,
    CandidateClaim,
    Extractor,
    Stated,
)
from caucasus_events.parse.rows.result import ParseResult, Row, source_row
from caucasus_events.text import Count, Document, Span, TimeExpression
from caucasus_events.text.numbers import find as find_counts
from caucasus_events.text.plain import same_length
from caucasus_events.text.times import find as find_times
from caucasus_events.vocabulary.actors import actors
from caucasus_events.vocabulary.codes import event_types, values
from caucasus_events.vocabulary.ids import hashed_id

_COARSE = 3
_PLACE = (
    "country", "admin1", "place_id", "latitude", "longitude", "geo_precision", "uncertainty_m"
)  # fmt: skip


@dataclass(slots=True)
class _Page:
    """An article with what is looked up in it."""

    document: Document
    plain: str
    rule: str
    times: list[TimeExpression]
    starts: list[int]
    counts: list[Count]
    dropped: Counter[str] = field(default_factory=Counter)
    evidence: list[Row] = field(default_factory=list)

    def find(self, quote: str, near: int = 0) -> Span | None:
        """Find words again, letter by letter; typographic variants of a letter are the same."""
        words = same_length(quote.strip())
        if not words:
            return None
        start = self.plain.find(words, near)
        start = self.plain.find(words) if start < 0 else start
        return Span(start, start + len(words)) if start >= 0 else None

    def note(self, table: str, row_id: str, name: str, span: Span) -> None:
        """Write down which words stand behind a value."""
        self.evidence.append(
            {
                "table": table,
                "row_id": row_id,
                "field": name,
                "source_id": source_row(self.document)["source_id"],
                "start": span.start,
                "end": span.end,
                "rule": self.rule,
            }
        )


def ground(document: Document, extractor: Extractor) -> ParseResult:
    """Run an extractor and keep what the article bears out.

    Parameters
    ----------
    document : Document
        An article with its day of publication.
    extractor : Extractor
        The plug-in.

    Returns
    -------
    ParseResult
        Candidate rows; ``notes["dropped"]`` counts by reason what was not borne out.
    """
    times = find_times(document.text, reference_date=document.published)
    page = _Page(
        document,
        same_length(document.text),
        f"{extractor.name}@{extractor.version}",
        times,
        [item.start for item in times],
        find_counts(document.text),
    )
    rows: dict[str, list[Row]] = {"sources": [source_row(document)], "events": [], "casualties": []}
    seen: set[tuple[Any, ...]] = set()
    for candidate in extractor.extract(document):
        made = _event(page, candidate)
        if made is None:
            continue
        event, claims = made
        key = (event["event_date"], event["sub_event_type"], event["place_id"], event["location"])
        if key in seen:
            page.dropped["repeat"] += 1
            continue
        seen.add(key)
        rows["events"].append(event)
        rows["casualties"] += claims
    kept = {row["event_id"] for row in rows["events"]}
    kept |= {row["casualty_id"] for row in rows["casualties"]}
    rows["evidence"] = [item for item in page.evidence if item["row_id"] in kept]
    notes = dict(getattr(extractor, "notes", {}))
    notes["dropped"] = dict(page.dropped)
    return ParseResult(document, rows, notes=notes)


def _event(page: _Page, candidate: Candidate) -> tuple[Row, list[Row]] | None:
    span = page.find(candidate.quote)
    if span is None:
        page.dropped["event without its words"] += 1
        return None
    kind = _coded(page, candidate.sub_event_type, tuple(event_types()), span)
    when = _when(page, candidate.date, span)
    if kind is None or when is None or when.first is None or when.last is None:
        page.dropped["event without type or day"] += 1
        return None
    document = page.document
    event_id = hashed_id("CE-", document.sha256, "events", span.start, span.end, len(page.evidence))
    page.note("events", event_id, "event", span)
    page.note("events", event_id, "event_date", Span(when.start, when.end))
    row: Row = {
        "event_id": event_id,
        "event_date": when.first,
        "end_date": when.first if when.night else when.last,
        "time_precision": when.precision,
        "sub_event_type": kind,
        "unit": "incident",
        "contested": (candidate.contested is not None and candidate.contested.value == "true"),
        "civilian_targeting": False,
        "initiator": _coded(page, candidate.initiator, values("initiator"), span) or "unknown",
        "source_ids": [source_row(document)["source_id"]],
        "record_status": "candidate",
    }
    for name in ("actor1", "actor2"):
        stated: Stated | None = getattr(candidate, name)
        row[name] = _coded(page, stated, tuple(actors()), span)
        if row[name] and not actors()[row[name]].valid_on(when.first):
            page.dropped["actor not valid that day"] += 1
            row[name] = None
    row["actor1"] = row["actor1"] or "Unidentified Armed Group"
    row |= _place(page, candidate.location, span, event_id, when)
    claims = [_claim(page, claim, event_id, span) for claim in candidate.claims]
    return row, [claim for claim in claims if claim is not None]


def _coded(page: _Page, stated: Stated | None, allowed: tuple[str, ...], near: Span) -> str | None:
    """Return a coded value whose words are in the article and that the codebook allows."""
    if stated is None or stated.value is None:
        return None
    if stated.value not in allowed:
        page.dropped["value not in the codebook"] += 1
        return None
    if page.find(stated.quote, near.start) is None:
        page.dropped["field without its words"] += 1
        return None
    return stated.value


def _when(page: _Page, stated: Stated | None, near: Span) -> TimeExpression | None:
    """Return the time expression that the words hold, read by the time grammar."""
    if stated is None:
        return None
    span = page.find(stated.quote, near.start)
    if span is None:
        page.dropped["field without its words"] += 1
        return None
    index = bisect_left(page.starts, span.start)
    for item in page.times[max(index - 1, 0) : index + _COARSE]:
        if (
            item.start < span.end
            and span.start < item.end
            and item.first is not None
            and item.precision is not None
            and item.precision <= _COARSE
        ):
            return item
    page.dropped["date not borne out"] += 1
    return None


def _place(
    page: _Page, stated: Stated | None, near: Span, event_id: str, when: TimeExpression
) -> Row:
    """Return place fields as the gazetteer gives them; a name that it does not know stays bare."""
    empty: Row = dict.fromkeys((*_PLACE, "location"))
    span = page.find(stated.quote, near.start) if stated is not None else None
    if stated is None:
        return empty
    if span is None:
        page.dropped["field without its words"] += 1
        return empty
    page.note("events", event_id, "location", span)
    name = " ".join(span.of(page.document.text).split())
    best = geocode(name, date=when.first, own_places=False).best
    if best is None:
        return empty | {"location": name}
    return {name: getattr(best, name) for name in _PLACE} | {"location": best.name}


def _claim(page: _Page, claim: CandidateClaim, event_id: str, near: Span) -> Row | None:
    span = page.find(claim.quote, near.start)
    outcome = _coded(page, claim.outcome, values("outcome"), near)
    number = _number(page, claim, near)
    if span is None or outcome is None or number is None:
        page.dropped["casualty claim not borne out"] += 1
        return None
    casualty_id = hashed_id(
        "CA-", page.document.sha256, "casualties", span.start, span.end, len(page.evidence)
    )
    page.note("casualties", casualty_id, "casualty", span)
    page.note("casualties", casualty_id, "count", Span(number.start, number.end))
    return {
        "casualty_id": casualty_id,
        "event_id": event_id,
        "source_id": source_row(page.document)["source_id"],
        "claimant": _coded(page, claim.claimant, values("claimant"), near) or "unknown",
        "side": _coded(page, claim.side, values("side"), near) or "unknown",
        "category": _coded(page, claim.category, values("category"), near) or "unknown",
        "outcome": outcome,
        "count_low": number.low,
        "count": number.best,
        "count_high": number.high,
        "count_rule": number.rule,
        "count_text": number.text,
        "cumulative": False,
        "record_status": "candidate",
    }


def _number(page: _Page, claim: CandidateClaim, near: Span) -> Count | None:
    span = page.find(claim.count.quote if claim.count else claim.quote, near.start)
    if span is None:
        return None
    inside = [item for item in page.counts if item.start < span.end and span.start < item.end]
    return inside[0] if len(inside) == 1 or (inside and claim.count) else None
