"""Rules of several columns of one row.

A rule names its columns; a row in which one of them is bad takes no part.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from caucasus_events.checks.sheet import Mask, Sheet

WEEK_DAYS = 7
MONTH_DAYS = 31
_AGGREGATES = ("daily_aggregate", "period_aggregate")


@dataclass(frozen=True, slots=True)
class RowRule:
    """One rule: which rows break it, which column is marked, what is said."""

    code: str
    table: str
    columns: tuple[str, ...]
    mark: str
    broken: Callable[[pd.DataFrame], Any]
    message: Callable[[dict[Any, Any]], str]
    hint: str


def check_rows(sheet: Sheet) -> None:
    """Run the rules of one table's rows."""
    for rule in RULES:
        if rule.table == sheet.name:
            mask = _mask(rule.broken(sheet.frame)) & sheet.usable(*rule.columns)
            if not mask.any():
                continue
            narrow = sheet.frame.loc[mask, list(dict.fromkeys((*rule.columns, rule.mark)))]
            for line, row in zip(narrow.index, narrow.to_dict("records"), strict=True):
                value = row[rule.mark]
                sheet.report(
                    rule.code,
                    int(line),
                    rule.mark,
                    rule.message(row),
                    value=None if _null(value) else value,
                    hint=rule.hint,
                )


def _mask(values: Any) -> Mask:
    series = pd.Series(values)
    return series.astype("boolean").fillna(value=False).to_numpy(dtype=bool)


def _null(value: Any) -> bool:
    return not isinstance(value, list) and bool(pd.isna(value))


def _days(frame: pd.DataFrame) -> Any:
    return (frame["end_date"] - frame["event_date"]).dt.days


def _span_disagrees(frame: pd.DataFrame) -> Any:
    days, precision = _days(frame), frame["time_precision"]
    aggregate = frame["unit"] == "period_aggregate"
    exact = (precision == 1) & (days > 0) & ~aggregate
    week = (precision == 2) & (days >= WEEK_DAYS) & ~aggregate  # noqa: PLR2004 - code 2: a week
    month = (precision == 3) & (days >= MONTH_DAYS) & ~aggregate  # noqa: PLR2004 - code 3: a month
    return (days >= 0) & (exact | week | month)


def _disordered(frame: pd.DataFrame) -> Any:
    low, best, high = (frame[name] for name in ("count_low", "count", "count_high"))
    pairs = [(low, best), (best, high), (low, high)]
    masks = [(a > b).fillna(value=False) for a, b in pairs]
    return masks[0] | masks[1] | masks[2]


def _half_point(frame: pd.DataFrame) -> Any:
    return frame["latitude"].isna() != frame["longitude"].isna()


def _precision_and_point(frame: pd.DataFrame) -> Any:
    return frame["latitude"].isna() != frame["geo_precision"].isna()


def _uncertainty(frame: pd.DataFrame) -> Any:
    return frame["latitude"].notna() & frame["uncertainty_m"].isna()


def _declarers(frame: pd.DataFrame) -> Any:
    number = frame["declared_by"].map(lambda items: len(items) if isinstance(items, list) else 0)
    kind = frame["ceasefire_type"]
    return (kind == "unilateral") & (number != 1)


def _tombstone(frame: pd.DataFrame) -> Any:
    merged = frame["record_status"] == "merged"
    active = frame["record_status"].isin(["active", "candidate"])
    has = frame["superseded_by"].notna()
    return (merged & ~has) | (active & has)


def _rules_for_status(name: str) -> RowRule:
    return RowRule(
        "E309",
        name,
        ("record_status", "superseded_by"),
        "superseded_by",
        _tombstone,
        lambda row: f"record_status {row['record_status']} does not go with superseded_by",
        "a merged row names the row that takes its place, an active one names none",
    )


RULES: tuple[RowRule, ...] = (
    RowRule(
        "E304",
        "events",
        ("event_date", "end_date"),
        "end_date",
        lambda frame: _days(frame) < 0,
        lambda row: f"end_date {row['end_date']:%Y-%m-%d} is before {row['event_date']:%Y-%m-%d}",
        "end_date is the last possible day",
    ),
    RowRule(
        "E303",
        "events",
        ("event_date", "end_date", "time_precision", "unit"),
        "time_precision",
        _span_disagrees,
        lambda row: (
            f"time_precision {row['time_precision']} does not go with "
            f"{(row['end_date'] - row['event_date']).days + 1} days"
        ),
        "1 is one day, 2 at most a week, 3 at most a month",
    ),
    RowRule(
        "E305",
        "events",
        ("latitude", "longitude"),
        "longitude",
        _half_point,
        lambda _: "only one of latitude and longitude is given",
        "give both or none",
    ),
    RowRule(
        "E306",
        "events",
        ("latitude", "longitude", "geo_precision"),
        "geo_precision",
        _precision_and_point,
        lambda row: (
            "geo_precision is empty though there are coordinates"
            if _null(row["geo_precision"])
            else "geo_precision is given without coordinates"
        ),
        "geo_precision is 1-3 with coordinates, empty without",
    ),
    RowRule(
        "E307",
        "events",
        ("latitude", "longitude", "uncertainty_m"),
        "uncertainty_m",
        _uncertainty,
        lambda _: "uncertainty_m is empty though there are coordinates",
        "give the radius in metres, such as the gazetteer's",
    ),
    RowRule(
        "E308",
        "events",
        ("unit", "reported_count"),
        "reported_count",
        lambda frame: frame["reported_count"].notna() & ~frame["unit"].isin(_AGGREGATES),
        lambda row: f"reported_count {row['reported_count']} stands on a single incident",
        "only aggregates count violations; change unit or empty the cell",
    ),
    RowRule(
        "E315",
        "events",
        ("initiator", "actor2"),
        "initiator",
        lambda frame: frame["actor2"].isna() & frame["initiator"].isin(["actor2", "disputed"]),
        lambda row: f"initiator is {row['initiator']} but there is no actor2",
        "name actor2 or change initiator",
    ),
    RowRule(
        "E317",
        "events",
        ("ceasefire_id", "ceasefire_violation", "sub_event_type"),
        "ceasefire_violation",
        lambda frame: (
            (frame["sub_event_type"] == "Agreement")
            & frame["ceasefire_violation"].astype("boolean").fillna(value=False)
        ),
        lambda _: "an agreement is marked as a violation",
        "an Agreement event never violates a ceasefire",
    ),
    RowRule(
        "E301",
        "casualties",
        ("count_low", "count", "count_high"),
        "count",
        _disordered,
        lambda row: (
            f"low {_shown(row['count_low'])}, best {_shown(row['count'])}, "
            f"high {_shown(row['count_high'])} are not in order"
        ),
        "low <= best <= high where they are given",
    ),
    RowRule(
        "E316",
        "casualties",
        ("count_rule", "count_low", "count", "count_high"),
        "count_rule",
        lambda frame: (
            (frame["count_rule"] == "explicit_zero")
            & ~((frame["count"] == 0) & (frame["count_high"] == 0)).fillna(value=False)
        ),
        lambda row: f"count_rule explicit_zero does not go with {_shown(row['count'])}",
        "explicit_zero means that the report says none: 0, 0, 0",
    ),
    RowRule(
        "E310",
        "ceasefires",
        ("ceasefire_type", "declared_by"),
        "declared_by",
        _declarers,
        lambda _: "a unilateral ceasefire has exactly one declarer",
        "name the one party that declared it, or change ceasefire_type",
    ),
    RowRule(
        "E320",
        "sources",
        ("published_date", "accessed_date"),
        "accessed_date",
        lambda frame: frame["accessed_date"] < frame["published_date"],
        lambda row: (
            f"accessed_date {row['accessed_date']:%Y-%m-%d} is before published_date "
            f"{row['published_date']:%Y-%m-%d}"
        ),
        "a source is read on the day it was published, or later",
    ),
    RowRule(
        "E319",
        "ceasefires",
        ("effective_at", "ended_at"),
        "ended_at",
        lambda frame: frame["ended_at"] < frame["effective_at"],
        lambda _: "ended_at is before effective_at",
        "a ceasefire ends after it takes effect",
    ),
    RowRule(
        "E314",
        "evidence",
        ("start", "end"),
        "end",
        lambda frame: frame["end"] <= frame["start"],
        lambda row: f"end {row['end']} is not after start {row['start']}",
        "end is one past the last character",
    ),
    _rules_for_status("events"),
    _rules_for_status("casualties"),
    _rules_for_status("ceasefires"),
)


def _shown(value: Any) -> str:
    return "NULL" if _null(value) else str(value)


def as_floats(column: pd.Series) -> Any:
    """Return a numeric column as floats with NaN for NULL."""
    return pd.to_numeric(column).to_numpy("float64", na_value=np.nan)
