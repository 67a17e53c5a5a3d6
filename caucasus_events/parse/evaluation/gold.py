"""Gold sets: what an annotator says that an article tells."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.text import Document, Span, read
from caucasus_events.vocabulary.actors import actors

_SIDES = {
    "AM": {"Armenia"}, "AZ": {"Azerbaijan"}, "NK": {"Nagorno-Karabakh"}, "RU": {"Russia"},
    "TR": {"Turkey"}, "AM/NK": {"Armenia", "Nagorno-Karabakh"},
}  # fmt: skip
_WORDS = {
    "azerbaijan": "Azerbaijan", "azeri": "Azerbaijan", "artsakh": "Nagorno-Karabakh",
    "karabakh": "Nagorno-Karabakh", "(nk": "Nagorno-Karabakh", "armenia": "Armenia",
    "russia": "Russia", "turk": "Turkey",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place as the annotator found it."""

    name: str
    latitude: float | None
    longitude: float | None
    geo_precision: int | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A casualty figure; `sides` are those that are accepted, empty for any."""

    sides: frozenset[str]
    outcome: str
    low: int | None
    high: int | None
    claimant: str | None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An event that an article tells; one that is not `required` neither rewards nor punishes."""

    event_id: str
    first: date
    last: date
    precision: int | None
    tolerance: int
    types: frozenset[str]
    sides1: frozenset[str]
    sides2: frozenset[str]
    places: tuple[GoldPlace, ...]
    claims: tuple[GoldClaim, ...]
    span: Span | None
    quote: str
    required: bool
    split_ok: bool
    merge_ok: frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its events and the spans that must not become any."""

    article_id: str
    document: Document
    events: tuple[GoldEvent, ...]
    must_not: tuple[tuple[Span, str], ...]
    negative: bool


@cache
def families() -> dict[str, list[str]]:
    """Return ACLED's sub-event types by the coarse family of gold sets."""
    return tomllib.loads((files(__package__) / "families.toml").read_text("utf-8"))


def load_gold(folder: str | Path) -> list[GoldArticle]:
    """Read the gold sets below a folder.

    Parameters
    ----------
    folder : str or Path
        Holds ``gold.jsonl``, or ``<name>_gold.json``, beside the articles they name; the same
        in folders below.

    Raises
    ------
    CaucasusEventsError
        If there is none, or one names an article that is not there.
    """
    root = Path(folder)
    found: list[GoldArticle] = []
    for path in sorted(root.rglob("gold.jsonl")):
        lines = path.read_text("utf-8").splitlines()
        found += [_article(json.loads(line), path) for line in lines if line.strip()]
    found += [
        _seed(json.loads(path.read_text("utf-8")), path)
        for path in sorted(root.rglob("*_gold.json"))
    ]
    if not found:
        raise CaucasusEventsError(
            f"no gold set in {root}", hint="it needs a gold.jsonl, see docs/evaluation.md"
        )
    return found


def _article(data: dict[str, Any], path: Path) -> GoldArticle:
    try:
        document = _document(
            path.parent / data["file"],
            data,
            data.get("reference_date") or data.get("publication_date"),
        )
        events = [_event(item, required=True) for item in data.get("events", [])]
        events += [_event(item, required=False) for item in data.get("optional_events", [])]
        spans = [
            (
                Span(item["quote_start"], item["quote_start"] + len(item["quote"])),
                item.get("reason", ""),
            )
            for item in data.get("not_events", [])
            if item.get("quote_start") is not None
        ]
    except (KeyError, ValueError, TypeError) as error:
        raise CaucasusEventsError(
            f"{path}: article {data.get('id')!r} cannot be read: {type(error).__name__} {error}",
            hint="see the form of gold.jsonl in docs/evaluation.md",
        ) from None
    negative = not any(event.required for event in events) and not data.get("optional_events")
    return GoldArticle(str(data["id"]), document, tuple(events), tuple(spans), negative)


def _document(path: Path, data: dict[str, Any], published: str | None) -> Document:
    if not path.is_file():
        raise CaucasusEventsError(
            f"the gold set names {path}, which is not there",
            hint="put the articles beside gold.jsonl",
        )
    document = next(read(path))
    return replace(
        document,
        published=date.fromisoformat(published) if published else document.published,
        publisher=data.get("outlet") or document.publisher,
        title=document.title,
    )


def _event(data: dict[str, Any], *, required: bool) -> GoldEvent:
    first = date.fromisoformat(data["event_date"])
    last = date.fromisoformat(data["event_date_end"]) if data.get("event_date_end") else first
    quote = data.get("quote") or ""
    start = data.get("quote_start")
    return GoldEvent(
        event_id=str(data["event_id"]),
        first=first,
        last=last,
        precision=data.get("time_precision"),
        tolerance=data.get("date_tolerance_days") or 0,
        types=_types([data["event_type"], *data.get("also_acceptable_types", [])]),
        sides1=_sides(data.get("actor1") or []),
        sides2=_sides(data.get("actor2") or []),
        places=tuple(
            GoldPlace(
                item.get("name_in_text") or "",
                item.get("lat"),
                item.get("lon"),
                item.get("geo_precision"),
            )
            for item in data.get("locations", [])
        ),
        claims=tuple(_claim(item) for item in data.get("casualties", [])),
        span=Span(start, data.get("quote_end") or start + len(quote))
        if start is not None
        else None,
        quote=quote,
        required=required,
        split_ok=bool(data.get("split_by_location_ok")),
        merge_ok=frozenset(data.get("merge_ok_with") or ()),
    )


def _types(names: list[str]) -> frozenset[str]:
    return frozenset(label for name in names for label in families().get(name, [name]))


def _claim(data: dict[str, Any]) -> GoldClaim:
    sides = _SIDES.get(data["side"]) or (
        {data["side"]} if data["side"] in set(_WORDS.values()) else set()
    )
    return GoldClaim(
        frozenset(sides), data["status"], data.get("min"), data.get("max"), data.get("claimed_by")
    )


def _sides(names: list[str] | str) -> frozenset[str]:
    listed = [names] if isinstance(names, str) else names
    return frozenset(side for name in listed for side in sides_of(name))


def sides_of(name: str | None) -> frozenset[str]:
    """Return the sides that an actor's name may stand for.

    Examples
    --------
    >>> sorted(sides_of("Armed Forces of Azerbaijan"))
    ['Azerbaijan']
    """
    if not name:
        return frozenset()
    known = actors().get(name)
    if known is not None:
        return frozenset({known.side} - {"unknown"})
    low = name.lower()
    found = [side for word, side in _WORDS.items() if word in low]
    return frozenset(found[:1])


def _seed(data: dict[str, Any], path: Path) -> GoldArticle:
    document = _document(path.parent / data["doc"], {}, data.get("publication_date"))
    events = []
    for item in data.get("events", []):
        if not item.get("date_start"):
            continue
        span = item.get("span")
        kind = str(item.get("type", "")).split("/", 1)[-1].split(" (")[0]
        events.append(
            GoldEvent(
                event_id=str(item["id"]),
                first=date.fromisoformat(item["date_start"]),
                last=date.fromisoformat(item["date_end"]),
                precision={"day": 1, "week": 2, "month": 3}.get(item.get("date_precision", "")),
                tolerance=0,
                types=frozenset({kind}),
                sides1=_sides(item.get("actor1") or []),
                sides2=_sides(item.get("actor2") or []),
                places=(),
                claims=(),
                span=Span(span["start"], span["end"]) if span else None,
                quote=span["text"] if span else "",
                required=item.get("must_extract") is True,
                split_ok=False,
                merge_ok=frozenset(),
            )
        )
    events += [
        _optional(item)
        for item in data.get("events", [])
        if not item.get("date_start") and item.get("date_world") and item.get("role") == "event"
    ]
    spans = [
        (Span(item["span"]["start"], item["span"]["end"]), item.get("why", ""))
        for item in data.get("must_not", [])
    ]
    return GoldArticle(path.stem, document, tuple(events), tuple(spans), negative=False)


def _optional(item: dict[str, Any]) -> GoldEvent:
    """Return an event whose date is a matter of reading: any of its dates is accepted."""
    days = [
        date.fromisoformat(day)
        for key in ("date_literal", "date_world")
        for day in item.get(key) or []
    ]
    span = item["span"]
    types = frozenset(families()["other"])
    return GoldEvent(
        str(item["id"]), min(days), max(days), None, 31, types, frozenset(),
        frozenset(), (), (), Span(span["start"], span["end"]), span["text"],
        required=False, split_ok=False, merge_ok=frozenset(),
    )  # fmt: skip
