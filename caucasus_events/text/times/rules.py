# ruff: noqa: E501 - a pattern stays on its line
"""The forms of time expressions, each a pattern with a name.

Every pattern is bounded: no repetition inside a repetition, so time is linear.
"""

from __future__ import annotations

import re

from caucasus_events.text.masks import DAY, MONTH, YEAR
from caucasus_events.text.times.clocks import CLOCK, ZONE

WEEKDAY = r"(?:(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?)"
_DASH = r"(?: ?[-\u2013\u2014/] ?| (?:to|through|until|till|and|into|or) )"
_N = (
    r"(?P<n>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|several|a few|a couple of|some)"
)
_UNIT = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade)s?"
_PART = (
    r"(?P<part>early|mid|middle of|late|beginning of|start of|end of|first half of|second half of"
    r"|first days of|last days of)(?: |-)(?:the )?"
)
_CUE = r"(?:(?P<cue>since|until|till|from|by|before|after|as of) )?"
_Y = rf"(?:,? (?:of )?(?:(?P<y>{YEAR})|(?P<ry>last|this) year))?"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_WHEN = r"(?: (?P<tod>morning|afternoon|evening|night|midnight|noon))?"

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", rf"{_CUE}(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3][0-9])(?![0-9])"),
    ("numeric", r"(?<![0-9./])(?P<d>[0-3]?[0-9])(?P<sep>[./])(?P<m>[0-3]?[0-9])(?P=sep)(?P<y>(?:1[89]|20)[0-9]{2}|[0-9]{2})(?![0-9.][0-9])"),
    ("night_range", rf"(?:overnight|(?:on |during |in )?(?:the )?night) (?:on |of |from |between |to )?(?:the )?(?P<d>{DAY})(?: (?P<mon0>{MONTH}))?{_DASH}(?:the )?(?P<d2>{DAY})(?: of)? (?P<mon>{MONTH}){_Y}"),
    ("night_range_us", rf"(?:overnight|(?:on |during |in )?(?:the )?night) (?:on |of |from |between |to )?(?P<mon>{MONTH}) (?P<d>{DAY}){_DASH}(?:(?P<mon2>{MONTH}) )?(?P<d2>{DAY}){_Y}"),
    ("night_of", rf"(?:overnight|(?:on |during |in )?(?:the )?(?:night|evening)) (?:on |of |to )?(?:(?P<d>{DAY})(?: of)? (?P<mon>{MONTH})|(?P<mon2>{MONTH}) (?P<d2>{DAY})){_Y}"),
    ("day_range", rf"{_CUE}(?:between )?(?:the )?(?P<d>{DAY})(?: (?P<mon0>{MONTH}))?{_DASH}(?P<d2>{DAY})(?: of)? (?P<mon>{MONTH}){_Y}"),
    ("day_range_us", rf"{_CUE}(?:between )?(?P<mon>{MONTH}) (?P<d>{DAY}){_DASH}(?:(?P<mon2>{MONTH}) )?(?P<d2>{DAY})(?! (?:people|soldiers|servicemen|civilians|killed|wounded)){_Y}"),
    ("day", rf"{_CUE}(?:(?P<wd>{WEEKDAY}),? (?:the )?)?(?P<d>{DAY})(?:(?: of)? |-)?(?P<mon>{MONTH}){_Y}{_WHEN}"),
    ("day_us", rf"{_CUE}(?:(?P<wd>{WEEKDAY}),? )?(?P<mon>{MONTH}) ?(?P<d>{DAY})(?:,? ?(?P<y>{YEAR})|,? (?:of )?(?P<ry>last|this) year)?{_WHEN}"),
    ("day_of_month", rf"(?:on|(?P<tod>night) of) the (?P<d>(?:3[01]|[12][0-9]|[1-9])(?:st|nd|rd|th))(?! ?(?:of )?{MONTH}|[a-z])(?! (?:anniversary|day|time|session|floor|meeting|hour|minute|century|army|brigade|division|regiment|corps))"),
    ("month_range", rf"{_CUE}(?:between )?(?:{_PART})?(?P<mon>{MONTH})(?:,? (?P<y0>{YEAR}))?{_DASH}(?:(?P<part2>early|mid|late)(?: |-))?(?P<mon2>{MONTH}){_Y}"),
    ("month_through", rf"(?:from )?(?P<part>early|mid|late)(?: |-)(?P<mon>{MONTH}) through (?P<part2>early|mid|late)(?: |-)(?P<mon2>{MONTH}){_Y}"),
    ("month_part", rf"{_CUE}(?:the )?{_PART}(?P<mon>{MONTH})(?! ?[0-9]{{1,2}}(?![0-9])){_Y}"),
    ("month", rf"{_CUE}(?:(?P<rel>earlier in|later in|in|during|throughout|last|this|of|until|over) )?(?P<mon>{MONTH})(?! ?[0-9]{{1,2}}(?![0-9])){_Y}"),
    ("part_of_this", rf"{_PART}(?P<rel>this|last) (?P<unit>week|month|year)"),
    ("earlier_this", r"(?P<rel>earlier|later) (?P<that>this|that|the same) (?P<unit>week|month|year|day|evening|night|morning|afternoon)"),
    ("season", rf"{_CUE}(?:the )?{_SEASON}(?: of)? (?P<y>{YEAR})"),
    ("year", rf"(?P<cue>in|since|during|throughout|of|until|by|from|late|early|mid)(?: |-)(?:the )?(?:year )?(?P<y>{YEAR})(?!-[0-9]|s\b)"),
    ("year_line", rf"(?<=\n)(?:[=#*\s]{{0,5}})(?P<y>{YEAR})(?=[ =:.]{{0,5}}\n)"),
    ("decade", r"(?:the )?(?:early |late |mid-)?(?:1[89]|20)[0-9]0s\b"),
    ("overnight_into", rf"overnight(?: on)?(?: from)? (?:(?P<wd0>{WEEKDAY})(?: night)? (?:in)?to |into |to )?(?P<wd>{WEEKDAY})"),
    ("weekday_night", rf"(?:on |during |in |over )?(?:the )?night (?:of |from |between )?(?:{WEEKDAY}{_DASH}(?:the )?)(?P<wd>{WEEKDAY})|{WEEKDAY} night (?:in)?to (?:the )?(?P<wd2>{WEEKDAY})"),
    ("weekday_range", rf"(?:between |from )?(?P<wd>{WEEKDAY}){_DASH}(?P<wd2>{WEEKDAY})"),
    ("weekday", rf"(?:(?P<cue>since|until|by|from) )?(?:(?P<rel>last|next|this|this past|the previous|the following) )?(?:(?P<part>late|early)(?: on)? )?(?P<wd>{WEEKDAY})(?!,? (?:the )?(?:{MONTH} ?[0-9]|{DAY} (?:of )?{MONTH}))(?: (?P<tod>morning|afternoon|evening|night))?"),
    ("day_before_yesterday", r"the day before yesterday"),
    ("lasting", rf"for (?:nearly |almost |more than )?{_N} (?:straight |consecutive )?days?(?! of)"),
    ("eve", r"on the eve(?! of)|the (?P<unit>day|night|evening) before(?=[,.;)]| (?:in|at|near|on|by|along|and|when|while|during|from|around|outside)\b)"),
    ("today", rf"(?:earlier |later |early |late )?(?P<word>today|yesterday|tomorrow|tonight)(?:'s)?{_WHEN}"),
    ("last_night", r"(?:last night|overnight|the past night|throughout the night|through the night|during the night|at night)"),
    ("this_part", r"(?:earlier )?this (?P<tod>morning|afternoon|evening)"),
    ("ago", rf"{_N} {_UNIT} ago"),
    ("just_this", r"(?:just |only |earlier |later )?(?P<rel>this|last|next|the past|the last|previous) (?P<unit>week|weekend|month|year)(?!s)"),
    ("weekend", r"(?:(?P<cue>since) )?(?:over |at |during )?the weekend"),
    ("past_n", rf"(?<!\bon )(?:(?:in|over|during|within|for|throughout) )?the (?:past|last|previous|passing|outgoing) (?:{_N} )?{_UNIT}(?! of (?:{MONTH}|{DAY}|{WEEKDAY}))"),
    ("part_of_day", r"(?:late |early )?in the (?P<tod>morning|afternoon|evening)(?! of|s\b)|in the (?:first|second) half of the day"),
    ("day_past", r"(?:during|throughout|in the course of) the day(?! of| before| after|[a-z])"),
    ("same_day", r"(?:(?:in|during|over) the same (?=period)|(?:on )?(?:the same|that same|that) )(?P<unit>period|day|date|night|evening|morning|afternoon)"),
    ("next_day", r"(?:on )?(?:the )?(?P<rel>next|following|previous|preceding) (?P<unit>day|night|evening|afternoon|morning|week|month|year)"),
    ("offset", rf"(?:only |just |barely |less than |more than |not even |about )?(?:half )?{_N} {_UNIT} (?P<dir>earlier|later|prior to|prior|before|after|previously|beforehand)"),
    ("vague_offset", r"(?P<unit>hours|days|weeks|months|minutes|shortly|soon|immediately) (?P<dir>earlier|later|before|after)"),
    ("clock_range", rf"(?:between |from )?{CLOCK.format('a')}(?: ?[-\u2013] ?| (?:to|and|until|till) ){CLOCK.format('b')}{ZONE}"),
    ("clock", rf"(?:(?:at|by|until|from|since|around|about) )?{CLOCK.format('a')}{ZONE}"),
)  # fmt: skip

# Without one of these pieces (lower case) a text cannot hold the form: it need not be looked for.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BESIDE = ("earlier", "later", "prior", "before", "after", "previously")
_PIECES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("day", "day_us", "day_range", "day_range_us", "month_range"), _MONTHS),
    **dict.fromkeys(("month", "month_part", "month_through"), _MONTHS),
    **dict.fromkeys(("weekday", "weekday_range"), _WEEKDAYS),
    **dict.fromkeys(("night_range", "night_range_us", "last_night", "weekday_night"), ("night",)),
    **dict.fromkeys(("offset", "vague_offset"), _BESIDE),
    "night_of": ("night", "evening"),
    "season": ("spring", "summer", "autumn", "fall", "winter"),
    "decade": ("0s",),
    "overnight_into": ("overnight",),
    "day_before_yesterday": ("before yesterday",),
    "today": ("today", "yesterday", "tomorrow", "tonight"),
    "weekend": ("weekend",),
    "past_n": ("the past", "the last", "the previous", "the passing", "the outgoing"),
    "same_day": ("same", "that"),
    "day_of_month": ("on the ", "night of the "),
    "day_past": ("the day",),
    "eve": ("on the eve", "day before", "night before", "evening before"),
    "lasting": (" day",),
    "ago": (" ago",),
}

FORMS = tuple(
    (
        name,
        _PIECES.get(name, ()),
        re.compile(
            rf"(?:{pattern})" if pattern.startswith("(?<=") else rf"\b(?:{pattern})", re.IGNORECASE
        ),
    )
    for name, pattern in _FORMS
)

_WORDS_TOO = {"Sun", "Sat", "Mon", "Wed"}


def matches(plain: str) -> list[tuple[str, re.Match[str]]]:
    """Return the expressions of a text: leftmost first, then longest, none overlapping."""
    low = plain.lower()
    found = [
        (match.start(), -match.end(), order, name, match)
        for order, (name, pieces, pattern) in enumerate(FORMS)
        if not pieces or any(piece in low for piece in pieces)
        for match in pattern.finditer(plain)
        if _is_name(match)
    ]
    found.sort(key=lambda item: item[:3])
    result: list[tuple[str, re.Match[str]]] = []
    free = 0
    for start, _, _, name, match in found:
        if start >= free:
            result.append((name, match))
            free = match.end()
    return result


def _is_name(match: re.Match[str]) -> bool:
    """Tell whether month and weekday are written as names, not as "may", "sat" or "march"."""
    groups = match.groupdict()
    names = [groups.get(key) for key in ("mon", "mon0", "mon2", "wd", "wd0", "wd2")]
    if groups.get("wd") in _WORDS_TOO and not match.string.startswith((",", "."), match.end("wd")):
        return False
    return all(name is None or name[0].isupper() for name in names)
