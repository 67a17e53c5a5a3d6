"""``caucasus-events geocode``."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

from caucasus_events.errors import CaucasusEventsError


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
) -> None:
    """Find a place by name, or what lies at a point. Exits 1 when nothing is found."""
    if sum(item is not None for item in (name, point, file)) != 1:
        raise CaucasusEventsError(
            "one of a name, --point or --file is needed",
            hint="for example: caucasus-events geocode Sotk",
        )
    if name is not None:
        _name(name, date, admin1, form, fuzzy=fuzzy)
    elif point is not None:
        _point(point, date, form)
    elif file is not None:
        _file(file, fuzzy=fuzzy)


def _name(name: str, date: str | None, admin1: str | None, form: Format, *, fuzzy: bool) -> None:
    from caucasus_events.geo import geocode as find

    result = find(name, date=_day(date), admin1=admin1, fuzzy=fuzzy)
    if form is Format.JSON:
        typer.echo(json.dumps(result.to_dict(), ensure_ascii=False))
    elif result.matches:
        for match in result.matches:
            typer.echo(
                f"{match.score:.2f}  {match.name}, {match.admin1 or '-'}, {match.country or '-'}  "
                f"{match.latitude:.4f},{match.longitude:.4f}  precision {match.geo_precision}, "
                f"±{match.uncertainty_m / 1000:g} km, {match.border_distance_km:g} km to the line"
                + (f", held by {match.control}" if match.control else "")
                + f"  [{match.place_id}]"
            )
        if result.best is None:
            typer.echo("ambiguous: the first places fit equally well", err=True)
    else:
        typer.echo(f"no place is known as {name!r}; try --fuzzy", err=True)
    if not result.matches:
        raise typer.Exit(1)


def _day(text: str | None) -> Any:
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CaucasusEventsError(f"{text!r} is no day", hint="use YYYY-MM-DD") from None


def _point(text: str, date: str | None, form: Format) -> None:
    from caucasus_events.geo import locate

    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        raise CaucasusEventsError(
            f"{text!r} is no point", hint="use --point 39.84,45.67, latitude first"
        ) from None
    found = asdict(locate(lat, lon, date=_day(date)))
    if form is Format.JSON:
        typer.echo(json.dumps(found, ensure_ascii=False))
    else:
        typer.echo(
            "\n".join(f"{key:20} {'-' if value is None else value}" for key, value in found.items())
        )
    if found["country"] is None:
        raise typer.Exit(1)


def _file(path: Path, *, fuzzy: bool) -> None:
    import pandas as pd

    from caucasus_events.geo import geocode_frame

    if not path.is_file():
        raise CaucasusEventsError(f"there is no file {path}", hint="name a CSV file")
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    result = geocode_frame(frame, fuzzy=fuzzy)
    result.insert(0, "query", frame["name"])
    typer.echo(result.to_csv(index=False), nl=False)
    if result["place_id"].isna().any():
        raise typer.Exit(1)
