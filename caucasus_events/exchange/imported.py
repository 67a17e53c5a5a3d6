"""What an import returns: our tables, filled as far as the other dataset knows, and its losses."""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from caucasus_events.errors import CaucasusEventsError
from caucasus_events.vocabulary.actors import actors
from caucasus_events.vocabulary.codes import countries

_YEARS = re.compile(r" \([0-9]{4}-([0-9]{4})?\)\Z")


@dataclass(slots=True)
class Imported:
    """Another dataset's rows as our events.

    `events` is typed as our table; ids are those of the other dataset, so nothing of it can
    be mistaken for ours. `losses` counts, by what was lost, the rows it concerns.
    """

    dataset: str
    events: pd.DataFrame
    losses: Counter[str] = field(default_factory=Counter)

    def loss_table(self) -> pd.DataFrame:
        """Return the losses as a frame, the most frequent first."""
        return pd.DataFrame(self.losses.most_common(), columns=["loss", "rows"])


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


def our_names() -> dict[str, str]:
    """Return our names of actors by every name under which they go, in small letters."""
    names: dict[str, str] = {}
    for name, actor in actors().items():
        for other in (name, actor.acled_name, *actor.aliases):
            if other:
                names.setdefault(other.casefold(), name)
    return names


def our_actor(text: str, names: dict[str, str]) -> str | None:
    """Return our name of an actor, or the given one without its years in brackets."""
    if not text:
        return None
    plain = _YEARS.sub("", text)
    return names.get(text.casefold()) or names.get(plain.casefold()) or plain


def known_countries(values: pd.Series) -> pd.Series:
    """Return countries as we write them, NULL where we do not know one."""
    return values.where(values.isin(list(countries())), None)


def source_id(publisher: str) -> str:
    """Return an identifier for a publisher of another dataset; it has no text of ours."""
    return f"theirs-{hashlib.sha256(publisher.encode()).hexdigest()[:8]}"
