"""Days, weeks and months by name."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from caucasus_events.text.masks import MONTHS

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "a couple of": 2,
}  # fmt: skip
_UNITS = {
    "day": 1,
    "night": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3650,
}
_SEASONS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "fall": (9, 11),
    "winter": (12, 2),
}

Days = tuple[date, date]


def month_number(name: str) -> int:
    """Return the number of a month."""
    return MONTHS[name.lower().strip(". ")]


def weekday_number(name: str) -> int:
    """Return the number of a weekday, Monday 0."""
    return _DAYS.index(name.lower()[:3])


def day_number(text: str) -> int:
    """Return the day in "27", "27th"."""
    return int("".join(letter for letter in text if letter.isdigit()))


def safe(year: int, month: int, day: int) -> date | None:
    """Return a date, or None where there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_span(year: int, month: int) -> Days:
    """Return first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def part_of(span: Days, part: str) -> Days:
    """Return the early, middle or late third (or a half) of a month, or part of a longer span."""
    first, last = span
    part = part.lower()
    size = (last - first).days + 1
    if "first half" in part:
        return first, first + timedelta(days=size // 2 - 1)
    if "second half" in part:
        return first + timedelta(days=size // 2), last
    third = max(size // 3, 1)
    if part.startswith(("early", "beginning", "start", "first")):
        return first, first + timedelta(days=third - 1)
    if part.startswith("mid"):
        return first + timedelta(days=third), first + timedelta(days=2 * third - 1)
    return first + timedelta(days=2 * third), last


def week_of(day: date) -> Days:
    """Return Monday and Sunday of a day's week."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def count_days(number: str | None, unit: str) -> tuple[int | None, int]:
    """Return how many days "two weeks" are (None if vague), and the length of one unit."""
    size = _UNITS.get(unit.lower(), 0)
    if number is None:
        return size, size
    value = _WORDS.get(number.lower(), int(number) if number.isdigit() else None)
    return (None if value is None else value * size), size


def season(name: str, year: int) -> Days:
    """Return first and last day of a season."""
    first, last = _SEASONS[name.lower()]
    return date(year, first, 1), month_span(year + (last < first), last)[1]
