"""The pandera models hold the registry's rules of single columns."""

from __future__ import annotations

import pandera.pandas as pa
import pytest
from pandera.typing import DataFrame

import caucasus_events as ce
from caucasus_events.schema.frames import typed
from caucasus_events.schema.models import EventsSchema, frame_schema
from caucasus_events.vocabulary.registry import table
from tests.rows import EVENT


def test_public_models_have_every_column() -> None:
    for name in ("events", "casualties", "ceasefires", "sources"):
        model = getattr(ce, f"{name.title()}Schema")
        assert tuple(model.to_schema().columns) == table(name).column_names


def test_a_typed_row_is_valid() -> None:
    EventsSchema.validate(typed("events", [EVENT]))


@pytest.mark.parametrize(
    "change",
    [
        {"latitude": 140.5},
        {"time_precision": 9},
        {"event_id": "CE-00000001\n"},
        {"event_id": "CA-00000001"},
        {"unit": None},
        {"event_date": "2999-01-01"},
        {"source_ids": ["SRC-00000001", "SRC-00000001"]},
        {"time_utc": "0001-01-01T00:00:00Z"},
    ],
)
def test_a_wrong_cell_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(pa.errors.SchemaError):
        frame_schema("events").validate(typed("events", [EVENT | change]))


def test_check_types_in_a_pipeline() -> None:
    @pa.check_types
    def step(frame: DataFrame[EventsSchema]) -> DataFrame[EventsSchema]:
        return frame

    step(typed("events", [EVENT]))
    with pytest.raises(pa.errors.SchemaError):
        step(typed("events", [EVENT | {"latitude": 140.5}]))
