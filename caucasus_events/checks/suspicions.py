"""What is not wrong but should be looked at: likely duplicates, names of victims, formulas."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.spatial import cKDTree

from caucasus_events.checks.sheet import Batch, Sheet

DUPLICATE_KM = 5.0
DUPLICATE_DAYS = 1
_KM_PER_DEGREE = 111.2
Numbers = npt.NDArray[np.int64]
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![0-9.])")
_VICTIM = re.compile(
    r"\b[A-Z][a-zə]+ [A-Z][a-zə]+(?:,? ?\((?:aged? )?[0-9]{2}\)|, (?:aged? )?[0-9]{2}\b|,? \(?born)"
)
_TEXTS = ("string", "list")
_PROSE = {"notes", "count_text", "effective_text"}
_ORDINARY = re.compile(r"[\n -~]*\Z")


def check_cells(sheet: Sheet) -> None:
    """Look at the text of every cell; texts that stand often are looked at once."""
    for column in sheet.table.columns:
        if column.name not in sheet.present or column.type not in _TEXTS:
            continue
        values = sheet.frame[column.name]
        if column.type == "list":
            values = values.map(lambda items: ";".join(items) if isinstance(items, list) else None)
        codes, distinct = pd.factorize(values)
        found = [_suspicion(column.name, str(text)) for text in distinct]
        marked = np.array([kind is not None for kind in found] + [False])
        for line, code in zip(
            sheet.rows(mask := marked[codes] & sheet.usable(column.name)), codes[mask], strict=True
        ):
            _report(sheet, line, column.name, str(distinct[code]), str(found[code]))


def _suspicion(column: str, text: str) -> str | None:
    if _FORMULA.match(text):
        return "W905"
    if column != "url" and not _ORDINARY.match(text):
        plain = text.replace("\r\n", "\n")
        if unicodedata.normalize("NFC", plain) != plain or any(map(_hidden, plain)):
            return "W906"
    return "W904" if column in _PROSE and _VICTIM.search(text) else None


def _hidden(char: str) -> bool:
    return char != "\n" and unicodedata.category(char) in {"Cc", "Cf"}


def _report(sheet: Sheet, line: int, column: str, text: str, code: str) -> None:
    message, hint = _SAID[code]
    value = None if code == "W904" else text[:80]
    sheet.report(code, line, column, f"{column} {message}", value=value, hint=hint)


_SAID = {
    "W904": (
        "looks as if it named a victim",
        "names, ages and birth dates of victims are never stored",
    ),
    "W905": ("begins like a spreadsheet formula", "begin the text with a letter"),
    "W906": (
        "holds characters that cannot be seen, or is not NFC",
        "run caucasus-events fmt, or retype the cell",
    ),
}


_SITE = ("place_id", "geo_precision")
_SAME = ("actor1", "actor2", "sub_event_type")


def check_duplicates(batches: list[Batch]) -> None:
    """Mark events that may be the same: same pair and type, at most a day and 5 km apart."""
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
    wanted = ("event_id", "event_date", "latitude", "longitude", *_SITE, *_SAME)
    columns = {name: frame.get(name) for name in wanted}
    result = pd.DataFrame(columns, index=frame.index)
    incident = frame["unit"].astype("str") == "incident"
    active = ~frame["record_status"].astype("str").isin(["merged", "retracted"])
    dated = result["event_date"].notna()
    sound = sheet.usable("event_id", "event_date", "latitude", "longitude")
    return result[incident & active & dated & sound]


def _labels(every: pd.DataFrame) -> Numbers:
    """Return a number for what two rows share: the pair of actors in any order, and the type."""
    codes = pd.factorize(pd.concat([every["actor1"], every["actor2"]]))[0] + 1
    first, second = codes[: len(every)], codes[len(every) :]
    kind = pd.factorize(every["sub_event_type"].astype("object"))[0] + 1
    low, high = np.minimum(first, second), np.maximum(first, second)
    labels: Numbers = (low * (codes.max() + 1) + high) * (kind.max() + 1) + kind
    return labels


def _two_sites(every: pd.DataFrame, left: Numbers, right: Numbers) -> npt.NDArray[np.bool_]:
    """Tell two named settlements or sites, however near: two villages hit are two events."""
    place = pd.factorize(every["place_id"])[0]
    exact = (every["geo_precision"] == 1).fillna(value=False).to_numpy(dtype=bool) & (place >= 0)
    apart: npt.NDArray[np.bool_] = exact[left] & exact[right] & (place[left] != place[right])
    return apart


def _pairs(every: pd.DataFrame) -> list[tuple[int, int]]:
    latitude = every["latitude"].to_numpy()
    day = every["event_date"].to_numpy().astype("datetime64[D]").astype("int64")
    x = every["longitude"].to_numpy() * np.cos(np.radians(latitude)) * _KM_PER_DEGREE
    y = latitude * _KM_PER_DEGREE
    reach = DUPLICATE_KM
    tree = cKDTree(np.column_stack([x, y, day * (reach / (DUPLICATE_DAYS + 0.01))]))
    left, right = tree.query_pairs(reach * 1.5, output_type="ndarray").reshape(-1, 2).T
    label = _labels(every)
    keep = (
        (label[left] == label[right])
        & (np.abs(day[left] - day[right]) <= DUPLICATE_DAYS)
        & (np.hypot(x[left] - x[right], y[left] - y[right]) <= reach)
        & ~_two_sites(every, left, right)
    )
    return sorted(zip(left[keep].tolist(), right[keep].tolist(), strict=True))
