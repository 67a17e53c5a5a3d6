# ruff: noqa: E501 - a pattern stays on its line
"""Clock times and their zones."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

_NOON = 12

CLOCK = (
    r"(?:(?P<{0}h>[01]?[0-9]|2[0-4])(?:[:.](?P<{0}m>[0-5][0-9]))(?::[0-5][0-9])?(?: ?(?P<{0}ap>[ap])\.?m\b\.?)?(?![0-9/]|\.[0-9])"
    r"|(?P<{0}h2>1[0-2]|0?[1-9]) ?(?P<{0}ap2>[ap])\.?m\b\.?"
    r"|(?P<{0}h3>[01][0-9]|2[0-3])(?P<{0}m3>[0-5][0-9])(?= (?:GMT|UTC|hours|hrs))"
    r"|(?P<{0}word>noon|midday|midnight)\b)"
)
ZONE = (
    r"(?: ?(?:hours|hrs|o'clock))?(?: ?\(?(?!(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)(?P<zone>[A-Za-z]{1,12})(?:'s)?"
    r"(?: (?:standard )?time| GMT)?(?![A-Za-z]))?"
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time; `zone` is an IANA name, ``local``, or None if nothing is said."""

    hour: int
    minute: int
    zone: str | None = None


@cache
def zones() -> dict[str, str]:
    """Return the zones by the words that mean them."""
    return tomllib.loads((files("caucasus_events.text") / "data/zones.toml").read_text("utf-8"))


def read(match: re.Match[str], prefix: str, zone: str | None) -> Clock | None:
    """Return the clock time in a match of `CLOCK`."""
    group = match.groupdict().get
    if group(f"{prefix}word"):
        return Clock(0 if group(f"{prefix}word").lower() == "midnight" else _NOON, 0, zone)  # type: ignore[union-attr]
    hour = group(f"{prefix}h") or group(f"{prefix}h2") or group(f"{prefix}h3")
    if hour is None:
        return None
    minute = group(f"{prefix}m") or group(f"{prefix}m3") or "0"
    half = (group(f"{prefix}ap") or group(f"{prefix}ap2") or "").lower()
    value = int(hour) % 24
    if half:
        value = value % _NOON + (_NOON if half == "p" else 0)
    return Clock(value, int(minute), zone)


def to_utc(day: date, clock: Clock, default: str | None = None) -> datetime | None:
    """Return the instant of a clock time on a day, or None if its zone is not known.

    Parameters
    ----------
    day : date
        The day there.
    clock : Clock
        The clock time.
    default : str, optional
        IANA zone for a clock time without one, or with "local time".

    Examples
    --------
    >>> to_utc(date(2020, 11, 10), Clock(0, 0, "Europe/Moscow")).isoformat()
    '2020-11-09T21:00:00+00:00'
    """
    zone = clock.zone if clock.zone not in {None, "local"} else default
    if zone is None:
        return None
    return datetime.combine(day, time(clock.hour, clock.minute), ZoneInfo(zone)).astimezone(UTC)
