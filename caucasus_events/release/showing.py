"""A difference of two releases as text for a terminal: counts first, then what matters most.

Order within a table: what was corrected, what is gone, what is new. A row is named by what a
person knows it by, its reason is given once, cells stand below it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from caucasus_events.data.loading import load
from caucasus_events.data.writing import as_text
from caucasus_events.release.diff import Difference
from caucasus_events.vocabulary.registry import table

_KNOWN_BY = {
    "events": ("event_date", "location", "sub_event_type"),
    "casualties": ("event_id", "side", "category", "outcome", "count"),
    "ceasefires": ("name",),
    "sources": ("publisher", "published_date"),
    "actors": ("side",),
    "places": ("name", "place_type"),
    "boundaries": ("name", "level"),
}
_FIRST = ("events", "casualties", "ceasefires")
_COUNTED = ("evidence",)
"""Tables of which only the numbers are shown unless everything is asked for."""

_WIDTH = 60
_KINDS = ("added", "changed", "merged", "retracted", "gone")
_MARKS = {"changed": "~", "merged": "-", "retracted": "-", "gone": "-", "added": "+"}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of one table that changed, whole or in some cells."""

    row_id: str
    kind: str
    reason: str | None
    successor: str | None
    cells: Sequence[Mapping[Any, Any]]


def show(found: Difference, limit: int | None = 20) -> str:
    """Return a difference as text.

    Parameters
    ----------
    found : Difference
        As `caucasus_events.release.diff` returns it.
    limit : int, optional
        How many rows of each table and kind are shown; None shows all.
    """
    changes = found.changes
    names = sorted(map(str, changes["table"].unique()), key=_rank)
    rows = {name: list(_rows(changes[changes["table"] == name], found)) for name in names}
    lines = [f"{found.old} -> {found.new}", ""]
    lines += [_schema(change) for change in found.schema]
    lines += [""] if found.schema else []
    if not rows:
        return "\n".join([*lines, *([] if found.schema else ["nothing changed"])]).rstrip()
    lines += [*_counts(rows), ""]
    for name, changed in rows.items():
        lines += [*_table(name, changed, found, limit), ""]
    return "\n".join(lines).rstrip()


def _schema(change: Mapping[str, str | None]) -> str:
    what = f"table {change['table']}"
    if change["column"]:
        what = f"{change['table']}.{change['column']}"
    if change["op"] == "MOD":
        return f"schema: {what} is {change['new']}, was {change['old']}"
    return f"schema: {what} is " + ("new" if change["op"] == "ADD" else "gone")


def _rank(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _rows(group: pd.DataFrame, found: Difference) -> Iterator[_Row]:
    keyed = bool(table(str(group["table"].iloc[0])).key)
    cells: dict[str, list[Mapping[Any, Any]]] = {}
    for number, row in enumerate(group.astype("object").to_dict("records")):
        cells.setdefault(row["row_id"] if keyed else str(number), []).append(row)
    for own in cells.values():
        first = own[0]
        status, successor = found.fates.get(first["row_id"], ("gone", None))
        gone = status if status in _KINDS else "gone"
        kind = {"ADD": "added", "MOD": "changed"}.get(first["op"], gone)
        name = first["row_id"] if keyed else str(_text(first["new"]) or _text(first["old"]))
        yield _Row(name, kind, _text(first["reason"]), successor, own)


def _counts(rows: Mapping[str, Sequence[_Row]]) -> Iterator[str]:
    counts = {name: Counter(row.kind for row in changed) for name, changed in rows.items()}
    kinds = [kind for kind in _KINDS if any(count[kind] for count in counts.values())]
    width = max(len(name) for name in rows)
    yield " " * width + "".join(f"{kind:>11}" for kind in kinds)
    for name, count in counts.items():
        yield f"{name:<{width}}" + "".join(f"{count[kind] or '-':>11}" for kind in kinds)


def _table(name: str, rows: Sequence[_Row], found: Difference, limit: int | None) -> Iterator[str]:
    yield name
    for kinds in (("changed",), ("merged", "retracted", "gone"), ("added",)):
        of_kind = [row for row in rows if row.kind in kinds]
        if not of_kind:
            continue
        version = found.new if kinds != ("merged", "retracted", "gone") else found.old
        labels: Mapping[str, str] = _labels(name, version, [row.row_id for row in of_kind])
        if name == "events" and kinds == ("added",):
            yield from _by_year(labels.values())
        of_kind.sort(key=lambda row: (labels.get(row.row_id, ""), row.row_id))
        most = 0 if name in _COUNTED and limit is not None else limit
        for row in of_kind[:most]:
            yield from _shown(name, row, labels)
        if most is not None and len(of_kind) > most:
            words = "gone" if len(kinds) > 1 else kinds[0]
            more = f"and {len(of_kind) - most} more" if most else f"{len(of_kind)}"
            yield f"  ... {more} {words}; --all shows them"


def _shown(name: str, row: _Row, labels: Mapping[str, str]) -> Iterator[str]:
    label = labels.get(row.row_id)
    fate = row.kind if row.kind in {"merged", "retracted"} else ""
    fate += f" into {row.successor}" if row.successor else ""
    words = [row.row_id, label, fate, row.reason and f"({row.reason})"]
    yield f"  {_MARKS[row.kind]} " + "  ".join(word for word in words if word)
    if row.kind == "changed":
        told = ("events", "change_reason")
        cells = [cell for cell in row.cells if (name, cell["column"]) != told]
        for cell in cells:
            yield f"      {cell['column']}: {_cell(cell['old'])} -> {_cell(cell['new'])}"
        if not cells:
            yield "      no cell but the reason; see the claims on it"


def _by_year(labels: Iterable[str]) -> Iterator[str]:
    years = sorted(Counter(label[:4] for label in labels).items())
    line = "  new by year:"
    for year, count in years:
        if len(line) > _WIDTH + _WIDTH // 2:
            yield line
            line = " " * 14
        line += f" {year}: {count}"
    yield line


def _labels(name: str, version: str, ids: Sequence[str]) -> dict[str, str]:
    """Return what a person knows each row by; nothing for a table without a key."""
    key = table(name).key
    if not key:
        return {}
    data = load(name, version, engine="arrow")
    wanted = [column for column in _KNOWN_BY.get(name, ()) if column in data.column_names]
    data = data.select([key, *wanted]).filter(
        pc.is_in(data[key], value_set=pa.array(ids, pa.string()))
    )
    texts: list[list[Any]] = [as_text(data[column]).to_pylist() for column in wanted]
    return {
        row_id: ", ".join(text for text in parts if text)
        for row_id, *parts in zip(data[key].to_pylist(), *texts, strict=True)
    }


def _cell(value: object) -> str:
    text = _text(value)
    if text is None:
        return "NULL"
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDTH else flat[: _WIDTH - 3] + "..."


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
