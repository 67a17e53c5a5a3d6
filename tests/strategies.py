"""What hypothesis draws: whole batches that are right, and texts to put into their cells."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from caucasus_events.batches.columns import NULL_WORDS
from caucasus_events.geo.gazetteer import Place, embedded_places
from caucasus_events.vocabulary.actors import actors
from caucasus_events.vocabulary.codes import event_types
from caucasus_events.vocabulary.ids import encode
from caucasus_events.vocabulary.registry import Column, table

Row = dict[str, Any]
Rows = dict[str, list[Row]]

PROSE = st.text(
    st.characters(blacklist_categories=("Cs",), blacklist_characters="\0\r"),
    min_size=1,
    max_size=30,
).filter(lambda text: text.strip().casefold() not in NULL_WORDS)
ITEMS = st.lists(
    PROSE.map(lambda text: text.replace(";", ",")), min_size=1, max_size=3, unique=True
)
DAYS = st.dates(date(1988, 2, 20), date(2025, 12, 31))
PLACES = [place for place in embedded_places() if place.country in {"Armenia", "Azerbaijan"}]
SPANS = {1: 0, 2: 6, 3: 30}


def optional(column: Column) -> st.SearchStrategy[Any]:
    """Draw NULL or any value of a column that no rule binds to another."""
    if column.type == "code":
        return st.none() | st.sampled_from(list(column.allowed or ()))
    return st.none() | (ITEMS if column.type == "list" else PROSE)


def cells(name: str, *columns: str) -> st.SearchStrategy[Row]:
    """Draw cells of some columns."""
    return st.fixed_dictionaries({key: optional(table(name).column(key)) for key in columns})


def coded(name: str, *columns: str) -> st.SearchStrategy[Row]:
    """Draw cells of coded columns that must not be NULL."""
    allowed = {key: list(table(name).column(key).allowed or ()) for key in columns}
    return st.fixed_dictionaries({key: st.sampled_from(values) for key, values in allowed.items()})


def identifier(name: str, number: int) -> str:
    return f"{table(name).prefix}{encode(number)}"


@st.composite
def sources(draw: st.DrawFn, number: int) -> Row:
    published = draw(st.none() | DAYS)
    read = (published or date(2026, 1, 1)) + timedelta(days=draw(st.integers(0, 400)))
    return {
        **draw(
            cells("sources", "title", "url", "archive_url", "independence_group", "licence_note")
        ),
        **draw(coded("sources", "publisher_side")),
        "source_id": identifier("sources", number),
        "publisher": draw(PROSE),
        "language": draw(st.sampled_from(["en", "hy", "az", "ru", "tur"])),
        "published_date": published,
        "accessed_date": read,
        "text_sha256": draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
    }


def located(place: Place | None) -> Row:
    if place is None:
        return {}
    return {
        "country": place.country,
        "admin1": place.admin1,
        "location": place.name,
        "place_id": place.place_id,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "uncertainty_m": place.uncertainty_m,
        "geo_precision": 1,
    }


@st.composite
def events(draw: st.DrawFn, number: int, known: list[Row]) -> Row:
    cited = draw(
        st.lists(st.sampled_from(known), min_size=1, unique_by=lambda row: row["source_id"])
    )
    known_days = [row["published_date"] or row["accessed_date"] for row in cited]
    day = min([*known_days, draw(DAYS)])
    precision = draw(st.sampled_from(sorted(SPANS)))
    valid = [name for name, actor in actors().items() if actor.valid_on(day)]
    second = draw(st.none() | st.sampled_from(valid))
    initiators = ["actor1", "unknown", *(["actor2", "disputed"] if second else [])]
    kind = draw(st.sampled_from(list(event_types())))
    unit = draw(st.sampled_from(["incident", "daily_aggregate", "period_aggregate"]))
    counted = unit != "incident"
    return {
        **draw(cells("events", "notes", "tags", "change_reason")),
        **located(draw(st.none() | st.sampled_from(PLACES))),
        "event_id": identifier("events", number),
        "event_date": day,
        "end_date": day + timedelta(days=draw(st.integers(0, SPANS[precision]))),
        "time_precision": precision,
        "sub_event_type": kind,
        "unit": unit,
        "reported_count": draw(st.none() | st.integers(0, 10**6)) if counted else None,
        "actor1": draw(st.sampled_from(valid)),
        "actor2": second,
        "initiator": draw(st.sampled_from(initiators)),
        "contested": draw(st.booleans()),
        "civilian_targeting": draw(st.booleans()),
        "ceasefire_violation": draw(st.booleans()) and kind != "Agreement",
        "source_ids": [row["source_id"] for row in cited],
        "record_status": draw(st.sampled_from(["candidate", "active", "retracted"])),
    }


@st.composite
def claims(draw: st.DrawFn, number: int, known: list[Row], read: list[Row]) -> Row:
    counts = sorted(draw(st.lists(st.integers(0, 10**6), min_size=3, max_size=3)))
    given_counts = [draw(st.sampled_from([None, count])) for count in counts]
    rules = [
        rule
        for rule in table("casualties").column("count_rule").allowed or ()
        if "zero" not in rule
    ]
    return {
        **draw(coded("casualties", "claimant", "side", "category", "outcome")),
        **draw(cells("casualties", "count_text")),
        **dict(zip(("count_low", "count", "count_high"), given_counts, strict=True)),
        "casualty_id": identifier("casualties", number),
        "event_id": draw(st.sampled_from(known))["event_id"],
        "source_id": draw(st.sampled_from(read))["source_id"],
        "count_rule": draw(st.sampled_from(rules)),
        "cumulative": draw(st.booleans()),
        "record_status": "active",
    }


@st.composite
def batches(draw: st.DrawFn) -> Rows:
    """Draw a batch that is right: rows by table, without derived columns."""
    read = [draw(sources(number)) for number in range(draw(st.integers(1, 3)))]
    told = [draw(events(number, read)) for number in range(draw(st.integers(1, 3)))]
    counts = [draw(claims(number, told, read)) for number in range(draw(st.integers(0, 3)))]
    proofs = [
        {
            "table": "events",
            "row_id": draw(st.sampled_from(told))["event_id"],
            "field": draw(st.sampled_from(["event", *table("events").required])),
            "source_id": draw(st.sampled_from(read))["source_id"],
            "start": (start := draw(st.integers(0, 10**6))),
            "end": start + draw(st.integers(1, 200)),
            "rule": "coder",
        }
        for _ in range(draw(st.integers(0, 2)))
    ]
    return {"sources": read, "events": told, "casualties": counts, "evidence": proofs}
