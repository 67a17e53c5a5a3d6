"""What the files may hold, so that R's arrow, DuckDB and old readers need no exception."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from caucasus_events.data.writing import ROW_GROUP
from caucasus_events.vocabulary.registry import TABLE_NAMES

VERSION = "2026.11.0"
PLAIN = [
    pa.string(),
    pa.int64(),
    pa.float64(),
    pa.bool_(),
    pa.date32(),
    pa.timestamp("us", tz="UTC"),
    pa.list_(pa.string()),
]
"""R: character, integer64 or integer, double, logical, Date, POSIXct, list of character."""

SHAPES = {
    "geometry": pa.binary(),
    "bbox": pa.struct([(side, pa.float64()) for side in ("xmin", "ymin", "xmax", "ymax")]),
}
LOGICAL = {"NONE", "STRING", "DATE", "TIMESTAMP", "LIST", "INT"}
PHYSICAL = {"BYTE_ARRAY", "INT32", "INT64", "DOUBLE", "BOOLEAN"}
ENCODINGS = {"PLAIN", "RLE", "RLE_DICTIONARY"}


@pytest.fixture(params=TABLE_NAMES)
def path(root: Path, request: pytest.FixtureRequest) -> Path:
    return root / VERSION / f"{request.param}.parquet"


def test_arrow_types(path: Path) -> None:
    """No dictionary, no large or view type, no zone but UTC: also in the stored Arrow schema."""
    for field in pq.read_schema(path):
        assert field.type == SHAPES.get(field.name) or field.type in PLAIN, field


def test_parquet_types_and_encodings(path: Path) -> None:
    file = pq.ParquetFile(path)
    for at in range(len(file.schema.names)):
        column = file.schema.column(at)
        assert column.physical_type in PHYSICAL, column
        assert column.logical_type.type in LOGICAL, column
    for group in range(file.metadata.num_row_groups):
        row_group = file.metadata.row_group(group)
        assert row_group.num_rows <= ROW_GROUP
        for at in range(row_group.num_columns):
            assert set(row_group.column(at).encodings) <= ENCODINGS
            assert row_group.column(at).compression == "ZSTD"


def test_every_column_is_described(path: Path) -> None:
    for field in pq.read_schema(path):
        assert (field.metadata or {}).get(b"description"), field.name


def test_counts_fit_the_integers_of_r(root: Path) -> None:
    """R's arrow gives a plain integer where every value of a 64-bit column fits 32 bits."""
    for name in TABLE_NAMES:
        data = pq.read_table(root / VERSION / f"{name}.parquet")
        for field in data.schema:
            if pa.types.is_integer(field.type):
                values = data[field.name].drop_null()
                assert values.cast(pa.int32()).cast(pa.int64()).equals(values)


def test_the_example_for_r_in_other_words(root: Path) -> None:
    """Each step of the documented R example, on the same Arrow C++ library that R's arrow wraps."""
    dataset = ds.dataset(root / VERSION / "events.parquet")
    later = pc.field("event_date") >= pa.scalar("2022-09-15").cast(pa.date32())
    events = dataset.to_table(filter=later)
    assert events["event_date"].type == pa.date32()
    assert events.num_rows == 2
    known = events.filter(events["longitude"].is_valid())
    assert known.num_rows == 1
