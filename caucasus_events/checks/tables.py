"""Rules across tables: references, dates of sources and actors, claims, ceasefires, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from caucasus_events.checks.sheet import Batch, Sheet
from caucasus_events.checks.typing import closest
from caucasus_events.vocabulary.actors import actors
from caucasus_events.vocabulary.ids import is_draft
from caucasus_events.vocabulary.registry import BATCH_TABLES, table

_ACTOR_COLUMNS = ("actor1", "actor2", "assoc_actor_1", "assoc_actor_2")


@dataclass(slots=True)
class Known:
    """Rows that references may point to: of the batch, its siblings, an earlier release."""

    rows: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)

    def add(self, name: str, frame: pd.DataFrame) -> None:
        """Add the rows of a table by their key."""
        key = table(name).key
        if key and key in frame:
            target = self.rows.setdefault(name, {})
            records: list[Any] = frame.to_dict("records")
            for row in records:
                if isinstance(row[key], str):
                    target.setdefault(row[key], row)

    def get(self, name: str, row_id: object) -> dict[str, Any] | None:
        """Return a row, or None."""
        return self.rows.get(name, {}).get(row_id) if isinstance(row_id, str) else None


def check_tables(batches: list[Batch], earlier: dict[str, pd.DataFrame]) -> None:
    """Run every rule across tables on all batches together."""
    known = Known()
    for sheet in _sheets(batches):
        known.add(sheet.name, sheet.frame)
        if sheet.unreadable or (sheet.table.key and sheet.table.key not in sheet.present):
            known.incomplete.add(sheet.name)
    for name, frame in earlier.items():
        known.add(name, frame)
    _ids_across(batches)
    for sheet in _sheets(batches):
        _references(sheet, known)
        if sheet.name == "events":
            _actors(sheet)
            _source_dates(sheet, known)
            _violations(sheet, known)
        if sheet.name == "casualties":
            _supersedes(sheet, known)
        if sheet.name == "evidence":
            _evidence(sheet, known)
        _replacements(sheet, known)


def _sheets(batches: list[Batch]) -> Iterator[Sheet]:
    for batch in batches:
        yield from batch.sheets.values()


def _ids_across(batches: list[Batch]) -> None:
    first: dict[tuple[str, str], Sheet] = {}
    for sheet in _sheets(batches):
        key = sheet.table.key
        if key is None or key not in sheet.present:
            continue
        for line, value in sheet.frame[key][sheet.usable(key)].items():
            if not isinstance(value, str) or is_draft(value):
                continue
            other = first.setdefault((sheet.name, value), sheet)
            if other is not sheet:
                sheet.report(
                    "E414",
                    int(str(line)),
                    key,
                    f"{key} {value!r} stands already in {other.path}",
                    value=value,
                    hint="an id names one row; give one of them a new id",
                )


def _references(sheet: Sheet, known: Known) -> None:
    for column in sheet.table.columns:
        target = column.references
        if target not in BATCH_TABLES or column.name not in sheet.present:
            continue
        if target in known.incomplete:
            continue
        for line, value in sheet.frame[column.name][sheet.usable(column.name)].items():
            items = value if isinstance(value, list) else [value]
            for item in items:
                if isinstance(item, str) and known.get(target, item) is None:
                    sheet.report(
                        "E402",
                        int(str(line)),
                        column.name,
                        f"{column.name} {item!r} is in no {target} table",
                        value=item,
                        hint=f"add the row to {target}.csv or correct the id",
                    )
                    break


def _actors(sheet: Sheet) -> None:
    names = tuple(actors())
    for column in _ACTOR_COLUMNS:
        if column not in sheet.present:
            continue
        days_usable = sheet.usable("event_date", column)
        for at, (line, value) in enumerate(sheet.frame[column].items()):
            if not sheet.usable(column)[at]:
                continue
            for item in value if isinstance(value, list) else [value]:
                if not isinstance(item, str):
                    continue
                actor = actors().get(item)
                if actor is None:
                    sheet.report(
                        "E403",
                        int(str(line)),
                        column,
                        f"{column} {item!r} is not an actor",
                        value=item,
                        hint=closest(item, names),
                    )
                    break
                day = sheet.frame["event_date"].iloc[at] if days_usable[at] else pd.NaT
                if pd.notna(day) and not actor.valid_on(day.date()):
                    sheet.report(
                        "E404",
                        int(str(line)),
                        column,
                        f"{item} is not valid on {day:%Y-%m-%d}",
                        value=item,
                        hint=f"valid from {actor.valid_from or '...'} to {actor.valid_to or '...'}",
                    )
                    break


def _source_dates(sheet: Sheet, known: Known) -> None:
    if not {"event_date", "source_ids"} <= sheet.present:
        return
    usable = sheet.usable("event_date", "source_ids")
    for at, line in enumerate(sheet.frame.index):
        day, ids = sheet.frame["event_date"].iloc[at], sheet.frame["source_ids"].iloc[at]
        if not usable[at] or pd.isna(day):
            continue
        for source_id in ids or []:
            source = known.get("sources", source_id)
            if source is None:
                continue
            read, published = source.get("accessed_date"), source.get("published_date")
            if _known(read) and day > read:
                message = f"the event is after {source_id} was read ({read:%Y-%m-%d})"
                sheet.report("E405", int(line), "event_date", message, value=f"{day:%Y-%m-%d}")
                break
            if _known(published) and published < day:
                sheet.report(
                    "E406",
                    int(line),
                    "source_ids",
                    f"{source_id} was published on {published:%Y-%m-%d}, before the event",
                    value=source_id,
                    hint="correct the date or cite another source",
                )
                break


def _known(value: Any) -> bool:
    return value is not None and bool(pd.notna(value))


def _violations(sheet: Sheet, known: Known) -> None:
    wanted = ("ceasefire_id", "ceasefire_violation", "event_date", "end_date")
    if not set(wanted) <= sheet.present:
        return
    for line in sheet.rows(sheet.usable(*wanted)):
        row = sheet.frame.loc[line]
        ceasefire = known.get("ceasefires", row["ceasefire_id"])
        alleged = row["ceasefire_violation"]
        if ceasefire is None or pd.isna(alleged) or not alleged or pd.isna(row["end_date"]):
            continue
        begins, ends = ceasefire.get("effective_at"), ceasefire.get("ended_at")
        last = pd.Timestamp(row["end_date"]).tz_localize("UTC") + pd.Timedelta(days=1)
        first = pd.Timestamp(row["event_date"]).tz_localize("UTC") - pd.Timedelta(hours=4)
        early = _known(begins) and last <= begins
        late = _known(ends) and first > pd.Timestamp(ends)
        if early or late:
            sheet.report(
                "E407",
                line,
                "ceasefire_id",
                f"the event is {'before' if early else 'after'} ceasefire {row['ceasefire_id']}",
                value=row["ceasefire_id"],
                hint="name the ceasefire in force that day",
            )


def _supersedes(sheet: Sheet, known: Known) -> None:
    wanted = ("supersedes", "side")
    if not set(wanted) <= sheet.present:
        return
    for line in sheet.rows(sheet.usable(*wanted) & sheet.frame["supersedes"].notna().to_numpy()):
        row = sheet.frame.loc[line]
        before = known.get("casualties", row["supersedes"])
        if before is None:
            continue
        if before.get("side") != row["side"]:
            sheet.report(
                "E408",
                line,
                "supersedes",
                f"{row['supersedes']} is a claim about another side",
                value=row["supersedes"],
                hint="a claim supersedes an earlier one about the same people",
            )


def _evidence(sheet: Sheet, known: Known) -> None:
    wanted = ("table", "row_id", "field")
    if not set(wanted) <= sheet.present:
        return
    for line in sheet.rows(sheet.usable(*wanted)):
        row = sheet.frame.loc[line]
        name, row_id, column = row["table"], row["row_id"], row["field"]
        if not isinstance(name, str) or not isinstance(row_id, str):
            continue
        if name not in known.incomplete and known.get(name, row_id) is None:
            sheet.report(
                "E413",
                line,
                "row_id",
                f"row_id {row_id!r} is in no {name} table",
                value=row_id,
                hint=f"correct the id, or the table (now {name})",
            )
        fields = (*table(name).column_names, name[:-1] if name != "casualties" else "casualty")
        if isinstance(column, str) and column not in fields:
            sheet.report(
                "E415",
                line,
                "field",
                f"table {name} has no column {column!r}",
                value=column,
                hint=closest(column, fields),
            )


def _replacements(sheet: Sheet, known: Known) -> None:
    if not {"superseded_by", sheet.table.key} <= sheet.present:
        return
    for line in sheet.rows(sheet.usable("superseded_by", str(sheet.table.key))):
        start = sheet.frame.loc[line, "superseded_by"]
        if isinstance(start, str) and known.get(sheet.name, start) is not None:
            fault = _chain_fault(
                sheet.name, str(sheet.frame[sheet.table.key].loc[line]), start, known
            )
            if fault:
                sheet.report(
                    "E409",
                    line,
                    "superseded_by",
                    f"superseded_by {start!r} {fault}",
                    value=start,
                    hint="it must lead to an active row",
                )


def _chain_fault(name: str, row_id: str, start: str, known: Known) -> str | None:
    seen = {row_id}
    current: str | None = start
    while isinstance(current, str):
        if current in seen:
            return "leads back to itself"
        seen.add(current)
        row = known.get(name, current)
        if row is None:
            return None
        if row.get("record_status") in {"active", "candidate"}:
            return None
        current = row.get("superseded_by")
    return "ends at a row that is not active"


def ids_of(frames: Iterable[pd.DataFrame], key: str) -> set[str]:
    """Return all identifiers in some frames."""
    return {value for frame in frames for value in frame[key] if isinstance(value, str)}
