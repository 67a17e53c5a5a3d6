"""Precision, recall and F1 over a gold set, with bootstrap intervals."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from caucasus_events.parse.evaluation.fields import claim_counts, field_hits
from caucasus_events.parse.evaluation.gold import GoldArticle, GoldEvent
from caucasus_events.parse.evaluation.matching import (
    event_spans,
    match,
    overlaps,
    same_place,
    same_sides,
)
from caucasus_events.text import Document

Row = dict[str, Any]
Counts = tuple[int, int, int]

_RESAMPLES = 1000
_SEED = 20201110
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and its 95 % bootstrap interval over articles."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class EventScore:
    """Hits, what was predicted beside them, what was missed; precision, recall, F1."""

    hits: int
    false: int
    missed: int
    precision: Interval
    recall: Interval
    f1: Interval


@dataclass(frozen=True, slots=True)
class Fault:
    """One disagreement with the gold, with its words."""

    article: str
    kind: str
    expected: str
    found: str
    words: str


@dataclass(slots=True)
class Scores:
    """All figures of one extractor on one gold set."""

    extractor: str
    articles: int
    events: int
    strict: EventScore
    relaxed: EventScore
    fields: dict[str, tuple[int, int]] = field(default_factory=dict)
    casualties: Counts = (0, 0, 0)
    negative_articles: int = 0
    negative_rows: int = 0
    must_not: tuple[int, int] = (0, 0)
    faults: list[Fault] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, as ``--format json`` prints them."""
        return asdict(self)


def evaluate(
    gold: Sequence[GoldArticle], extract: Callable[[Document], Row], name: str = "rules"
) -> Scores:
    """Score an extractor on a gold set.

    Parameters
    ----------
    gold : sequence of GoldArticle
        As `load_gold` returns it.
    extract : callable
        From a document to the object that ``parse --format jsonl`` prints.
    name : str
        Name of the extractor, for the report.
    """
    results = [extract(article.document) for article in gold]
    strict = [
        _counts(article, result, strict=True) for article, result in zip(gold, results, strict=True)
    ]
    relaxed = [
        _counts(article, result, strict=False)
        for article, result in zip(gold, results, strict=True)
    ]
    scores = Scores(
        extractor=name,
        articles=len(gold),
        events=sum(event.required for article in gold for event in article.events),
        strict=event_score(strict),
        relaxed=event_score(relaxed),
        negative_articles=sum(article.negative for article in gold),
    )
    for article, result in zip(gold, results, strict=True):
        _details(scores, article, result)
    return scores


def _counts(article: GoldArticle, result: Row, *, strict: bool) -> Counts:
    found = match(article, result, strict=strict)
    return len(found.pairs), len(found.false), len(found.missed)


def event_score(counts: Sequence[Counts]) -> EventScore:
    """Return the figures for hits, false rows and misses by article.

    Examples
    --------
    >>> score = event_score([(1, 1, 0), (1, 0, 1)])
    >>> score.hits, round(score.f1.value, 3)
    (2, 0.667)
    """
    rng = random.Random(_SEED)  # noqa: S311 - resampling, no secret
    samples = (
        [_figures(rng.choices(counts, k=len(counts))) for _ in range(_RESAMPLES)] if counts else []
    )
    whole = _figures(counts)
    intervals = []
    for index, value in enumerate(whole):
        ordered = sorted(sample[index] for sample in samples) or [value]
        cut = int(_TAIL * len(ordered))
        intervals.append(Interval(value, ordered[cut], ordered[-1 - cut]))
    hits, false, missed = (
        (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    )
    return EventScore(hits, false, missed, *intervals)


def _figures(counts: Sequence[Counts]) -> tuple[float, float, float]:
    hits = sum(item[0] for item in counts)
    false = sum(item[1] for item in counts)
    missed = sum(item[2] for item in counts)
    precision = hits / (hits + false) if hits + false else 1.0
    recall = hits / (hits + missed) if hits + missed else 1.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _details(scores: Scores, article: GoldArticle, result: Row) -> None:
    claims: dict[str, list[Row]] = {}
    for claim in result.get("casualties", []):
        claims.setdefault(claim["event_id"], []).append(claim)
    loose = match(article, result, strict=False)
    for gold, row in loose.pairs:
        own = claims.get(row["event_id"], [])
        hits = field_hits(gold, row, own)
        for key, hit in hits.items():
            right, total = scores.fields.get(key, (0, 0))
            scores.fields[key] = (right + hit, total + 1)
        counted = claim_counts(gold, own)
        right, told, wanted = scores.casualties
        scores.casualties = (right + counted[0], told + counted[1], wanted + counted[2])
        scores.faults += [
            *_strict_faults(article, gold, row),
            *_field_faults(article, gold, row, hits),
            *_claim_faults(article, gold, counted, own),
        ]
    for gold in loose.missed:
        expected = f"{gold.first} {'/'.join(sorted(gold.types)[:2])}"
        scores.faults.append(Fault(article.article_id, "missed", expected, "-", gold.quote))
    spans = event_spans(result)
    for row in loose.false:
        words = [span.of(article.document.text) for span in spans.get(row["event_id"], [])]
        scores.faults.append(
            Fault(article.article_id, "false row", "-", _told(row), " | ".join(words))
        )
    if article.negative:
        scores.negative_rows += len(result.get("events", []))
    triggered = _triggered(article, loose.false, spans)
    scores.must_not = (
        scores.must_not[0] + len(triggered),
        scores.must_not[1] + len(article.must_not),
    )
    scores.faults += triggered


def _strict_faults(article: GoldArticle, gold: GoldEvent, row: Row) -> list[Fault]:
    """Say which sides or place keep a pair from being a strict one."""
    faults = []
    if not same_sides(gold, row):
        wanted = " / ".join("+".join(sorted(side)) for side in (gold.sides1, gold.sides2))
        faults.append(Fault(article.article_id, "sides", wanted, _told(row), gold.quote))
    if not same_place(gold, row):
        places = ", ".join(place.name for place in gold.places)
        faults.append(Fault(article.article_id, "place", places, _told(row), gold.quote))
    return faults


def _field_faults(
    article: GoldArticle, gold: GoldEvent, row: Row, hits: dict[str, bool]
) -> list[Fault]:
    expected = {
        "date exact": f"{gold.first}..{gold.last}",
        "time precision": str(gold.precision),
        "type": "/".join(sorted(gold.types)),
        "place within 10 km": ", ".join(place.name for place in gold.places),
        "zero and not reported kept apart": "",
    }
    return [
        Fault(article.article_id, key, expected[key], _told(row), gold.quote)
        for key, hit in hits.items()
        if not hit and key in expected
    ]


def _claim_faults(
    article: GoldArticle, gold: GoldEvent, counted: Counts, own: list[Row]
) -> list[Fault]:
    if counted[0] == max(counted[1], counted[2]):
        return []
    wanted = [
        f"{'/'.join(sorted(claim.sides)) or 'any'} {claim.outcome} {claim.low}-{claim.high}"
        for claim in gold.claims
    ]
    told = [
        f"{row['side']} {row['outcome']} "
        f"{row.get('count_low')}-{row.get('count')}-{row.get('count_high')}"
        for row in own
    ]
    expected, found = "; ".join(wanted) or "none", "; ".join(told) or "none"
    return [Fault(article.article_id, "casualties", expected, found, gold.quote)]


def _triggered(article: GoldArticle, false: list[Row], spans: dict[str, list[Any]]) -> list[Fault]:
    rows = {row["event_id"]: row for row in false}
    faults = []
    for span, reason in article.must_not:
        for event_id, row in rows.items():
            if any(
                overlaps(span, made) and _mostly(span, made) for made in spans.get(event_id, [])
            ):
                faults.append(
                    Fault(
                        article.article_id,
                        "must not",
                        reason,
                        _told(row),
                        span.of(article.document.text),
                    )
                )
                break
    return faults


def _mostly(one: Any, two: Any) -> bool:
    shared = min(one.end, two.end) - max(one.start, two.start)
    return bool(2 * shared >= min(one.end - one.start, two.end - two.start))


def _told(row: Row) -> str:
    actors = f"{row.get('actor1')} / {row.get('actor2')}"
    return f"{row['event_date']} {row['sub_event_type']} {actors} @ {row.get('location')}"
