"""``caucasus-events geocode``."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

from caucasus_events.errors import CaucasusEventsError

SHOWN = 60
_POINT = re.compile(r"\s*-?[0-9.]{1,12}\s*[,;\s]\s*-?[0-9.]{1,12}\s*")


class Format(StrEnum):
    """Forms of the answer."""

    TEXT = "text"
    JSON = "json"


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command("geocode")(geocode)


def geocode(
    name: str | None = typer.Argument(None, help="Place name, in any spelling or script."),
    point: str | None = typer.Option(None, "--point", help="LAT,LON instead of a name."),
    file: Path | None = typer.Option(None, "--file", help="CSV with a column name."),
    date: str | None = typer.Option(None, "--date", help="Day for which control is asked."),
    admin1: str | None = typer.Option(None, "--admin1", help="Province or district."),
    fuzzy: bool = typer.Option(False, "--fuzzy", help="Also look for misspellings."),
    form: Format = typer.Option(Format.TEXT, "--format", help="Text or JSON."),
    map_to: Path | None = typer.Option(None, "--map", help="Also draw a map to this PNG."),
) -> None:
    """Find a place by name, or what lies at a point. Exits 1 when nothing is found."""
    if sum(item is not None for item in (name, point, file)) != 1:
        raise CaucasusEventsError(
            "one of a name, --point or --file is needed",
            hint="for example: caucasus-events geocode Sotk",
        )
    if name is not None:
        found = _name(name, date, admin1, form, fuzzy=fuzzy)
    elif point is not None:
        found = _point(point, date, form)
    elif file is not None:
        found = _file(file, fuzzy=fuzzy)
    if map_to is not None:
        _draw(found.rows, map_to)
    if not found.complete:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows with latitude and longitude, and whether everything asked for was found."""

    rows: list[dict[str, Any]]
    complete: bool


def _draw(rows: list[dict[str, Any]], target: Path) -> None:
    import pandas as pd

    from caucasus_events import plot

    frame = pd.DataFrame(rows, columns=["name", "latitude", "longitude", "geo_precision"])
    plot.map(frame, target, colour="geo_precision", labels="name")
    typer.echo(f"map written to {target}", err=True)


def _name(name: str, date: str | None, admin1: str | None, form: Format, *, fuzzy: bool) -> _Found:
    from caucasus_events.geo import geocode as find

    result = find(name, date=_day(date), admin1=admin1, fuzzy=fuzzy)
    if form is Format.JSON:
        typer.echo(json.dumps(result.to_dict(), ensure_ascii=False))
    for match in [] if form is Format.JSON else result.matches:
        typer.echo(
            f"{match.score:.2f}  {match.name}, {match.admin1 or '-'}, {match.country or '-'}  "
            f"{match.latitude:.4f},{match.longitude:.4f}  precision {match.geo_precision}, "
            f"±{match.uncertainty_m / 1000:g} km, {match.border_distance_km:g} km to the line"
            + (f", held by {match.control}" if match.control else "")
            + f"  [{match.place_id}]"
        )
    if not result.matches:
        if _POINT.fullmatch(name):
            advice = "; for a point use --point LAT,LON"
        else:
            advice = "" if fuzzy else "; try --fuzzy"
        typer.echo(f"no place is known as {_shown(name)}{advice}", err=True)
    elif result.best is None:
        typer.echo("ambiguous: the first places fit equally well", err=True)
    return _Found(result.to_dict()["matches"], bool(result.matches))


def _shown(name: str) -> str:
    return repr(name if len(name) <= SHOWN else name[:SHOWN] + "...")


def _day(text: str | None) -> Any:
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CaucasusEventsError(f"{_shown(text)} is no day", hint="use YYYY-MM-DD") from None


def _point(text: str, date: str | None, form: Format) -> _Found:
    from caucasus_events.geo import locate

    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        raise CaucasusEventsError(
            f"{_shown(text)} is no point", hint="use --point 39.84,45.67, latitude first"
        ) from None
    found = asdict(locate(lat, lon, date=_day(date)))
    if form is Format.JSON:
        typer.echo(json.dumps(found, ensure_ascii=False))
    else:
        typer.echo(
            "\n".join(f"{key:20} {'-' if value is None else value}" for key, value in found.items())
        )
    row = {"name": text, "latitude": lat, "longitude": lon, "geo_precision": 1}
    return _Found([row], found["country"] is not None)


def _file(path: Path, *, fuzzy: bool) -> _Found:
    """Answer every row of a CSV of names, or of points where there is no column name."""
    import pandas as pd

    from caucasus_events.geo import geocode_frame, locate_frame

    frame = _read(path)
    if "name" in frame or "latitude" not in frame:
        result = geocode_frame(frame, fuzzy=fuzzy)
        result.insert(0, "query", frame["name"])
    else:
        result = pd.concat([frame, locate_frame(frame.where(frame != ""))], axis=1)
    typer.echo(result.to_csv(index=False), nl=False)
    rows: Any = result.to_dict("records")
    return _Found(rows, not result["problem"].notna().any())


def _read(path: Path) -> Any:
    import pandas as pd

    if not path.is_file():
        raise CaucasusEventsError(f"there is no file {path}", hint="name a CSV file")
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (ValueError, UnicodeDecodeError) as error:
        raise CaucasusEventsError(
            f"{path} cannot be read as CSV: {error}", hint="use UTF-8, commas and a header line"
        ) from None
