"""Counts with what qualifies them: "at least", "up to", ranges, vague words, none at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from caucasus_events.text.masks import dates
from caucasus_events.text.numbers.words import Cardinal, Word, cardinal, lexicon, low, words
from caucasus_events.text.plain import same_length

_YEARS = range(1800, 2101)
_PHRASE = 4
_REACH = 4
_ORDINAL = 2
_JOINTS = ("to", "-", "\u2013", "\u2014", "or")
_STRENGTH = ("about", "exact", "up_to", "below", "at_least", "more_than")


@dataclass(frozen=True, slots=True)
class Count:
    """A count as the text gives it; NULL is None.

    Attributes
    ----------
    start, end : int
        Where the words stand, with what qualifies them.
    low, best, high : int or None
        The count by the table of the coding rules.
    rule : str
        A value of ``count_rule``.
    text : str
        The words.
    """

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    rule: str
    text: str


def find(body: str, start: int = 0, end: int | None = None) -> list[Count]:
    """Return the counts in a text, or in a part of it, in order.

    Parameters
    ----------
    body : str
        A text.
    start, end : int
        The part to read; offsets are those of `body` all the same.

    Examples
    --------
    >>> [(c.low, c.best, c.high, c.rule) for c in find("over 280 dead, three to five hurt")]
    [(281, 281, None, 'more_than'), (3, 3, 5, 'range')]
    >>> find("On 27 September 2020 at 09:00 the 31-year-old drove 10 km")
    []
    """
    part = same_length(body[start:end])
    items = words(part)
    taken = dates(part)
    result: list[Count] = []
    position, free, mask = 0, 0, 0
    while position < len(items):
        while mask < len(taken) and taken[mask][1] <= items[position].start:
            mask += 1
        if mask < len(taken) and taken[mask][0] <= items[position].start:
            position += 1
            continue
        found = _at(items, part, position, free)
        if found is None:
            position += 1
            continue
        first, last, numbers, rule = found
        left, right = items[first].start, items[last - 1].end
        words_ = body[start + left : start + right]
        result.append(Count(start + left, start + right, *numbers, rule, words_))
        position = free = last
    return result


_Found = tuple[int, int, tuple[int | None, int | None, int | None], str]


def _at(items: list[Word], part: str, position: int, free: int) -> _Found | None:
    phrase = _phrase(items, position)
    if phrase:
        last, (least, best, most, rule) = phrase
        first, qualifier = _before(items, position, free)
        if qualifier in {"at_least", "more_than"} and rule == "vague_term":
            return first, last, (least, best, None), "at_least"
        if rule == "exact" and qualifier not in {None, "exact"}:
            return first, last, *_counted(best, qualifier)
        return position, last, (least, best, most), rule
    zero = _zero(items, position)
    if zero:
        return zero
    number = cardinal(items, position)
    if number is None or not _counts(items, part, number):
        return None
    return _qualified(items, part, number, free)


def _qualified(items: list[Word], part: str, number: Cardinal, free: int) -> _Found | None:
    ranged = _range(items, part, number)
    if ranged:
        last, value = ranged
        first, _ = _before(items, number.first, free)
        if low(items, number.first - 1) in {"between", "from"} and number.first > free:
            first = number.first - 1
        return first, last, (number.value, number.value, value), "range"
    first, qualifier = _before(items, number.first, free)
    if number.digits and number.value in _YEARS and not _year_counts(items, number, qualifier):
        return None
    if _measure(items, number.last):
        return None
    last = number.last
    if qualifier is None:
        for size in (2, 1):
            rule = lexicon()["after"].get(_text(items, number.last, size))
            if rule:
                qualifier, last = rule, number.last + size
                break
    return first, last, *_counted(number.value, qualifier)


def _counted(
    value: int, qualifier: str | None
) -> tuple[tuple[int | None, int | None, int | None], str]:
    if qualifier == "at_least":
        return (value, value, None), "at_least"
    if qualifier == "more_than":
        return (value + 1, value + 1, None), "more_than"
    if qualifier == "up_to":
        return (0, None, value), "up_to"
    if qualifier == "below":
        return (0, None, max(value - 1, 0)), "up_to"
    if qualifier == "about":
        return (value * 9 // 10, value, -(-value * 11 // 10)), "about"
    return (value, value, value), "explicit_zero" if value == 0 else "exact"


def _range(items: list[Word], part: str, number: Cardinal) -> tuple[int, int] | None:
    joint = low(items, number.last)
    between = low(items, number.first - 1) == "between"
    if joint not in _JOINTS and not (between and joint == "and"):
        return None
    upper = cardinal(items, number.last + 1)
    if upper is None or upper.value <= number.value or _measure(items, upper.last):
        return None
    if not _counts(items, part, upper, within=True):
        return None
    return upper.last, upper.value


@cache
def _befores() -> dict[str, str]:
    return dict(lexicon()["before"])


def _before(items: list[Word], first: int, free: int) -> tuple[int, str | None]:
    """Return where the qualifiers before a number begin, and the strongest of them."""
    strongest: str | None = None
    moved = True
    while moved:
        moved = False
        for size in range(_PHRASE, 0, -1):
            begin = first - size
            rule = _befores().get(_text(items, begin, size)) if begin >= free else None
            if rule:
                if strongest is None or _STRENGTH.index(rule) > _STRENGTH.index(strongest):
                    strongest = rule
                first, moved = begin, True
                break
    return first, strongest


def _text(items: list[Word], begin: int, size: int) -> str:
    if begin < 0 or begin + size > len(items):
        return ""
    return " ".join(item.low for item in items[begin : begin + size])


@cache
def _phrase_openings() -> frozenset[str]:
    return frozenset(words(phrase)[0].low for phrase in lexicon()["phrases"])


def _phrase(items: list[Word], position: int) -> tuple[int, tuple[int, int, int, str]] | None:
    if items[position].low not in _phrase_openings():
        return None
    data = lexicon()
    for size in range(_PHRASE, 0, -1):
        text = _text(items, position, size)
        found = data["phrases"].get(text)
        if found is None:
            continue
        if size == 1 and low(items, position - 1) in data["not"]["after"]:
            return None
        if text == "scores" and low(items, position + 1) not in data["not"]["scores"]:
            return None
        if _measure(items, position + size):
            return None
        return position + size, tuple(found)
    return None


def _zero(items: list[Word], position: int) -> _Found | None:
    data = lexicon()
    if low(items, position) not in data["zero"]["words"]:
        return None
    if low(items, position + 1) in data["not"]["zero_not"]:
        return None
    for step in range(1, _REACH):
        word = low(items, position + step)
        if word in data["zero"]["of"]:
            return position, position + 1, (0, 0, 0), "explicit_zero"
        if not word.isalpha():
            break
    return None


def _counts(items: list[Word], part: str, number: Cardinal, *, within: bool = False) -> bool:
    """Tell whether a cardinal counts things, and is no part of a name, type or measure."""
    data = lexicon()["not"]
    before, after = low(items, number.first - 1), low(items, number.last)
    word = items[number.first]
    if number.first and not within:
        previous = items[number.first - 1]
        joined = previous.end == word.start and previous.low not in {"(", "~", '"', "'"}
        if joined and previous.low not in {",", ":", ";", ".", "\u2014"}:
            return False
    if before in data["before"] or (before == "." and low(items, number.first - 2) == "no"):
        return False
    following = items[number.last] if number.last < len(items) else None
    end = items[number.last - 1].end
    if following is not None and following.start == end:
        if following.low == "-" and not _cardinal_after(items, number.last + 1):
            return False
        if number.digits and following.low[:1].isalpha() and not part[end : end + 1].isspace():
            return (
                following.low not in data["units"]
                and number.value > 1
                and len(following.low) > _ORDINAL
            )
    return not (number.value == 1 and not number.digits and after in data["one"])


def _cardinal_after(items: list[Word], position: int) -> bool:
    return cardinal(items, position) is not None


def _measure(items: list[Word], position: int) -> bool:
    data = lexicon()["not"]["units"]
    after = low(items, position)
    if after == "-":
        after = low(items, position + 1)
    return after in data


def _year_counts(items: list[Word], number: Cardinal, qualifier: str | None) -> bool:
    if qualifier not in {None, "exact"}:
        return True
    return "," in items[number.first].low or low(items, number.last) in lexicon()["not"]["year_of"]
