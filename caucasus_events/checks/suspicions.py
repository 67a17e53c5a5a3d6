"""What is not wrong but should be looked at: likely duplicates, names of victims, formulas."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from caucasus_events.checks.sheet import Batch, Sheet

DUPLICATE_KM = 5.0
DUPLICATE_DAYS = 1
_KM_PER_DEGREE = 111.2
_FORMULA = re.compile(r"[=@]|[+-](?![0-9.])")
_VICTIM = re.compile(
    r"\b[A-Z][a-zə]+ [A-Z][a-zə]+(?:,? ?\((?:aged? )?[0-9]{2}\)|, (?:aged? )?[0-9]{2}\b|,? \(?born)"
)
_HIDDEN = {"\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad"}


def check_cells(sheet: Sheet) -> None:
    """Look at the text of every cell."""
    for column in sheet.table.columns:
        if column.name not in sheet.present or column.type != "string":
            continue
        for line, value in sheet.frame[column.name][sheet.usable(column.name)].items():
            if isinstance(value, str) and value:
                _cell(sheet, int(str(line)), column.name, value)


def _cell(sheet: Sheet, line: int, column: str, value: str) -> None:
    if _FORMULA.match(value):
        sheet.report(
            "W905",
            line,
            column,
            f"{column} begins like a spreadsheet formula",
            value=value[:80],
            hint="begin the text with a letter",
        )
    elif column != "url" and (
        any(
            char in _HIDDEN or unicodedata.category(char) == "Cc"
            for char in value.replace("\n", " ")
        )
        or unicodedata.normalize("NFC", value) != value
    ):
        sheet.report(
            "W906",
            line,
            column,
            f"{column} holds characters that cannot be seen, or is not NFC",
            value=value[:80],
            hint="run caucasus-events fmt, or retype the cell",
        )
    elif column in {"notes", "count_text", "effective_text"} and _VICTIM.search(value):
        sheet.report(
            "W904",
            line,
            column,
            f"{column} looks as if it named a victim",
            hint="names, ages and birth dates of victims are never stored",
        )


def _hidden(char: str) -> bool:
    return char in _HIDDEN or (char != "\n" and unicodedata.category(char) == "Cc")


def check_duplicates(batches: list[Batch]) -> None:
    """Mark events that may be the same: same pair, a day and 5 km or their uncertainty apart."""
    parts = [
        (sheet, _comparable(sheet)) for batch in batches if (sheet := batch.sheets.get("events"))
    ]
    if not parts:
        return
    frames = [frame.assign(part=number) for number, (_, frame) in enumerate(parts)]
    every = pd.concat(frames)
    every = every[every["latitude"].notna() & every["longitude"].notna()].reset_index(names="line")
    if len(every) < 2:  # noqa: PLR2004 - a pair needs two
        return
    for left, right in _pairs(every):
        first, second = every.iloc[left], every.iloc[right]
        if first["pair"] != second["pair"]:
            continue
        sheet = parts[second["part"]][0]
        sheet.report(
            "W903",
            int(second["line"]),
            "event_id",
            f"may be the same event as {first['event_id']}",
            value=second["event_id"],
            hint="merge them (record_status merged, superseded_by), or leave both",
        )


def _comparable(sheet: Sheet) -> pd.DataFrame:
    frame = sheet.frame
    wanted = ("event_id", "event_date", "latitude", "longitude", "actor1", "actor2")
    columns = {name: frame.get(name) for name in wanted}
    result = pd.DataFrame(columns, index=frame.index)
    kind = frame["sub_event_type"].astype("str") if "sub_event_type" in frame else ""
    actors = result[["actor1", "actor2"]].fillna("").astype("str").to_numpy()
    kinds = kind if isinstance(kind, pd.Series) else [kind] * len(frame)
    labels = ["|".join([*sorted(row), str(name)]) for row, name in zip(actors, kinds, strict=True)]
    result["pair"] = pd.Series(labels, index=frame.index, dtype="str")
    incident = frame["unit"].astype("str") == "incident"
    active = ~frame["record_status"].astype("str").isin(["merged", "retracted"])
    dated = result["event_date"].notna()
    sound = sheet.usable("event_date", "latitude", "longitude")
    return result[incident & active & dated & sound]


def _pairs(every: pd.DataFrame) -> list[tuple[int, int]]:
    latitude = every["latitude"].to_numpy()
    day = every["event_date"].to_numpy().astype("datetime64[D]").astype("int64")
    x = every["longitude"].to_numpy() * np.cos(np.radians(latitude)) * _KM_PER_DEGREE
    y = latitude * _KM_PER_DEGREE
    reach = DUPLICATE_KM
    tree = cKDTree(np.column_stack([x, y, day * (reach / (DUPLICATE_DAYS + 0.01))]))
    pairs = tree.query_pairs(reach * 1.5)
    return [
        (left, right)
        for left, right in sorted(pairs)
        if abs(day[left] - day[right]) <= DUPLICATE_DAYS
        and np.hypot(x[left] - x[right], y[left] - y[right]) <= reach
    ]
