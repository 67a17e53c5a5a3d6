"""A user's own download as text, and its columns as values."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd

from caucasus_events.errors import CaucasusEventsError


def read_download(path: Path, needed: tuple[str, ...]) -> pd.DataFrame:
    """Read a download as text, with column names in small letters.

    Parameters
    ----------
    path : Path
        CSV, with commas, semicolons or tabs, in UTF-8.
    needed : tuple of str
        Columns without which it is not the layout that was expected.

    Raises
    ------
    CaucasusEventsError
        If the file cannot be read or has another layout.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CaucasusEventsError(
            f"cannot read {path}: {error}", hint="name a CSV file in UTF-8"
        ) from error
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    try:
        frame = pd.read_csv(
            io.StringIO(text), sep=separator, dtype=str, keep_default_na=False, index_col=False
        )
    except ValueError as error:
        raise CaucasusEventsError(f"{path} is no CSV: {error}") from error
    frame.columns = [str(name).strip().lower() for name in frame.columns]
    missing = [name for name in needed if name not in frame]
    if missing:
        raise CaucasusEventsError(
            f"{path} has no column {', '.join(missing)}", hint="download it with all columns"
        )
    return frame.map(str.strip)


def column(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return a column of text, empty where the download lacks it."""
    return frame[name] if name in frame else pd.Series("", index=frame.index, dtype="str")


def dates(values: pd.Series) -> pd.Series:
    """Return days; the first ten characters count, other forms are tried as they are."""
    days = pd.to_datetime(values.str[:10], format="%Y-%m-%d", errors="coerce")
    rest = days.isna() & (values != "")
    if rest.any():
        days = days.mask(rest, pd.to_datetime(values, format="%d %B %Y", errors="coerce"))
    return days


def numbers(values: pd.Series) -> pd.Series:
    """Return numbers, NULL where the text is none."""
    return pd.to_numeric(values.where(values != ""), errors="coerce").astype("float64")


def whole(values: pd.Series) -> pd.Series:
    """Return whole numbers, NULL where the text is none."""
    found = numbers(values)
    return found.where(found == found.round()).astype("Int64")


def text(values: pd.Series) -> pd.Series:
    """Return texts, NULL where there is none."""
    return values.where(values != "", None)


def items(value: str) -> list[str] | None:
    """Return the items of a cell that joins them by semicolons, None where there is none."""
    return [item.strip() for item in value.split(";") if item.strip()] or None
