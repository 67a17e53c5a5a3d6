"""``start``, ``end`` and ``bbox`` as Parquet predicates."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from caucasus_events.errors import CaucasusEventsError

BBox = tuple[float, float, float, float]

DATES = {"events": "event_date", "ceasefires": "effective_at", "sources": "published_date"}
"""The column that ``start`` and ``end`` filter, by table."""

_ISO = "write it as YYYY-MM-DD, such as 2022-09-13"
_MAX_LONGITUDE, _MAX_LATITUDE = 180, 90


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days and a box, both sides inclusive; None is no limit."""

    start: date | None = None
    end: date | None = None
    bbox: BBox | None = None

    def __bool__(self) -> bool:
        return (self.start, self.end, self.bbox) != (None, None, None)

    @classmethod
    def of(cls, start: object, end: object, bbox: object) -> Window:
        """Read what a user gives.

        Raises
        ------
        CaucasusEventsError
            If a date or the box cannot be read, or is empty.
        """
        first, last = _day("start", start), _day("end", end)
        if first and last and first > last:
            raise CaucasusEventsError(f"start {first} is after end {last}")
        return cls(first, last, _box(bbox))

    def expression(self, table: str) -> Any:
        """Return the predicate for a table, None when there is nothing to filter."""
        parts = []
        if self.start or self.end:
            parts += _date_parts(DATES[table], self.start, self.end, table == "ceasefires")
        if self.bbox:
            west, south, east, north = self.bbox
            longitude, latitude = pc.field("longitude"), pc.field("latitude")
            parts += [longitude >= west, longitude <= east, latitude >= south, latitude <= north]
        result = None
        for part in parts:
            result = part if result is None else result & part
        return result


def _date_parts(column: str, start: date | None, end: date | None, timed: bool) -> list[Any]:  # noqa: FBT001
    field = pc.field(column)
    if not timed:
        low = [field >= pa.scalar(start)] if start else []
        return low + ([field <= pa.scalar(end)] if end else [])
    low = [field >= _midnight(start)] if start else []
    return low + ([field < _midnight(end + timedelta(days=1))] if end else [])


def _midnight(day: date) -> pa.Scalar:
    moment = datetime.combine(day, time(), tzinfo=UTC)
    return pa.scalar(moment, pa.timestamp("us", tz="UTC"))


def _day(name: str, value: object) -> date | None:
    """Read a day; a text must be ISO: 03.09. and 9/3 are not the same day to everybody."""
    if value is None:
        return None
    if isinstance(value, int | float):
        raise CaucasusEventsError(f"{name} {value!r} is no date", hint=_ISO)
    try:
        moment = pd.Timestamp(
            datetime.fromisoformat(value) if isinstance(value, str) else value  # type: ignore[arg-type]
        )
    except (TypeError, ValueError) as error:
        raise CaucasusEventsError(f"{name} {value!r} is no date", hint=_ISO) from error
    if pd.isna(moment):
        raise CaucasusEventsError(f"{name} {value!r} is no date", hint=_ISO)
    return moment.date()


def _box(value: object) -> BBox | None:
    if value is None:
        return None
    hint = "bbox is (west, south, east, north) in degrees, such as (46, 39, 47, 40)"
    try:
        west, south, east, north = (float(number) for number in value)  # type: ignore[attr-defined]
    except (TypeError, ValueError) as error:
        raise CaucasusEventsError(f"bbox {value!r} is not four numbers", hint=hint) from error
    if not all(math.isfinite(number) for number in (west, south, east, north)):
        raise CaucasusEventsError(f"bbox {value!r} is not four numbers", hint=hint)
    if west > east or south > north:
        raise CaucasusEventsError(f"bbox {value!r} is turned round", hint=hint)
    if max(abs(south), abs(north)) > _MAX_LATITUDE or max(abs(west), abs(east)) > _MAX_LONGITUDE:
        raise CaucasusEventsError(f"bbox {value!r} leaves the globe", hint=hint)
    return west, south, east, north
