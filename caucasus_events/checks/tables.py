"""Rules across tables: references, ids in several batches, claims, ceasefires, replacements."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from caucasus_events.checks.evidence import check_evidence
from caucasus_events.checks.known import Known, known_rows
from caucasus_events.checks.participants import check_actors, check_source_dates
from caucasus_events.checks.references import check_references
from caucasus_events.checks.sheet import Batch, Sheet
from caucasus_events.vocabulary.ids import is_draft


def check_tables(batches: list[Batch], earlier: dict[str, pd.DataFrame]) -> None:
    """Run every rule across tables on all batches together."""
    known = known_rows(_sheets(batches), earlier)
    _ids_across(batches)
    for batch in batches:
        check_references(batch, known)
    for sheet in _sheets(batches):
        if sheet.name == "events":
            check_actors(sheet)
            check_source_dates(sheet, known)
            _violations(sheet, known)
        if sheet.name == "casualties":
            _supersedes(sheet, known)
        if sheet.name == "evidence":
            check_evidence(sheet)
        _replacements(sheet, known)


def _sheets(batches: list[Batch]) -> Iterator[Sheet]:
    for batch in batches:
        yield from batch.sheets.values()


def _ids_across(batches: list[Batch]) -> None:
    """Find ids of one table in two files; inside one file it is a repeated key."""
    by_table: dict[str, list[Sheet]] = {}
    for sheet in _sheets(batches):
        if sheet.table.key in sheet.present:
            by_table.setdefault(sheet.name, []).append(sheet)
    for sheets in by_table.values():
        if len(sheets) > 1:
            _ids_of_one_table(sheets, str(sheets[0].table.key))


def _ids_of_one_table(sheets: list[Sheet], key: str) -> None:
    parts = []
    for number, sheet in enumerate(sheets):
        ids = sheet.frame[key][sheet.usable(key)].dropna()
        parts.append(pd.DataFrame({"id": ids, "part": number, "line": ids.index}))
    every = pd.concat(parts, ignore_index=True)
    every["first"] = every.groupby("id")["part"].transform("first")
    for row in every[every["part"] != every["first"]].itertuples(index=False):
        if is_draft(str(row.id)):
            continue
        other = sheets[int(str(row.first))].path
        sheets[int(str(row.part))].report(
            "E414",
            int(str(row.line)),
            key,
            f"{key} {row.id!r} stands already in {other}",
            value=row.id,
            hint="an id names one row; give one of them a new id",
        )


def _violations(sheet: Sheet, known: Known) -> None:
    wanted = ("ceasefire_id", "ceasefire_violation", "event_date", "end_date")
    alleged = sheet.usable(*wanted)
    if not alleged.any():
        return
    frame = sheet.frame
    alleged &= frame["ceasefire_violation"].fillna(value=False).to_numpy(dtype=bool)
    alleged &= frame[list(wanted)].notna().all(axis=1).to_numpy()
    rows = frame[alleged]
    begins, ends = (
        pd.to_datetime(known.column("ceasefires", name, rows["ceasefire_id"]), utc=True)
        for name in ("effective_at", "ended_at")
    )
    last = rows["end_date"].dt.tz_localize("UTC") + pd.Timedelta(days=1)
    first = rows["event_date"].dt.tz_localize("UTC") - pd.Timedelta(hours=4)
    early, late = last <= begins, first > ends
    for line in rows.index[early | late]:
        ceasefire = rows.loc[line, "ceasefire_id"]
        sheet.report(
            "E407",
            int(line),
            "ceasefire_id",
            f"the event is {'before' if early[line] else 'after'} ceasefire {ceasefire}",
            value=ceasefire,
            hint="name the ceasefire in force that day",
        )


def _supersedes(sheet: Sheet, known: Known) -> None:
    usable = sheet.usable("supersedes", "side")
    if not usable.any():
        return
    rows = sheet.frame[usable & sheet.frame["supersedes"].notna().to_numpy()]
    before = known.column("casualties", "side", rows["supersedes"]).astype("object")
    other = before.notna() & (before != rows["side"].astype("object"))
    for line in rows.index[other]:
        sheet.report(
            "E408",
            int(line),
            "supersedes",
            f"{rows.loc[line, 'supersedes']} is a claim about another side",
            value=rows.loc[line, "supersedes"],
            hint="a claim supersedes an earlier one about the same people",
        )


def _replacements(sheet: Sheet, known: Known) -> None:
    key = str(sheet.table.key)
    usable = sheet.usable("superseded_by", key)
    if not usable.any():
        return
    for line in sheet.rows(usable & sheet.frame["superseded_by"].notna().to_numpy()):
        start = str(sheet.frame.loc[line, "superseded_by"])
        fault = _chain_fault(sheet.name, str(sheet.frame.loc[line, key]), start, known)
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
    """Say what is wrong with a row's replacement: of a circle on its least id, of a dead end last.

    So a chain has one problem, however many rows it runs through.
    """
    rows = known.rows.get(name)
    if rows is None or start not in rows.index:
        return None
    chain = [row_id]
    current: object = start
    while isinstance(current, str) and current in rows.index and current not in chain:
        chain.append(current)
        current = rows.loc[current, "superseded_by"]
    if current == row_id == min(chain):
        return "leads back to itself"
    state, successor = rows.loc[start, "record_status"], rows.loc[start, "superseded_by"]
    dead = state == "retracted" and not isinstance(successor, str)
    return "is a row that was retracted" if dead else None
