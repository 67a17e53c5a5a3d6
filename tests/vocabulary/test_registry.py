"""The registry says everything once and nothing wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary import ids
from caucasus_events.vocabulary.actors import actors
from caucasus_events.vocabulary.codes import event_types, values
from caucasus_events.vocabulary.registry import TABLE_NAMES, table

ACLED_TYPES = {
    "Battles": 3,
    "Protests": 3,
    "Riots": 2,
    "Explosions/Remote violence": 6,
    "Violence against civilians": 3,
    "Strategic developments": 8,
}


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_every_table_reads_and_is_consistent(name: str) -> None:
    item = table(name)
    assert item.name == name
    assert len(set(item.column_names)) == len(item.columns)
    for column in item.columns:
        assert column.description.endswith(".")
        assert column.allowed is None or len(column.allowed) > 1
        assert column.references is None or column.references in TABLE_NAMES
        assert column.type != "code" or column.values_name


def test_the_25_sub_event_types_determine_the_six_types() -> None:
    counts: dict[str, int] = {}
    for item in event_types().values():
        counts[item.event_type] = counts.get(item.event_type, 0) + 1
    assert counts == ACLED_TYPES


def test_unknown_names_list_the_valid_ones() -> None:
    with pytest.raises(CaucasusEventsError, match="casualties"):
        table("casualty")
    with pytest.raises(CaucasusEventsError, match="event_date"):
        table("events").column("date")
    with pytest.raises(CaucasusEventsError, match="outcome"):
        values("outcomes")


def test_contract_columns_of_events() -> None:
    derived = set(table("events").derived)
    for stem in ("", "_armenia", "_azerbaijan", "_nagorno_karabakh", "_civilians"):
        for bound in ("_low", "", "_high"):
            assert f"fatalities{stem}{bound}" in derived
    assert {"year", "iso", "inter1", "corroboration", "control"} <= derived
    assert not {"event_date", "ceasefire_id", "country"} & derived


def test_actors_refer_to_known_values() -> None:
    for actor in actors().values():
        assert actor.side in values("side")
        assert actor.inter in values("inter")
    karabakh = actors()["Military Forces of Nagorno-Karabakh"]
    assert karabakh.valid_on(date(2023, 9, 20))
    assert not karabakh.valid_on(date(2023, 9, 21))


@given(st.integers(0, 2**40 - 1))
def test_ids_are_well_formed(number: int) -> None:
    assert ids.is_id("CE-" + ids.encode(number), "CE-")


@pytest.mark.parametrize("text", ["CE-0123ABC", "CE-0123ABCDE", "CE-0123ABCU", "CE-0123ABCD\n", ""])
def test_malformed_ids(text: str) -> None:
    assert not ids.is_id(text)
