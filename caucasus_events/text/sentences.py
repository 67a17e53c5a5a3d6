"""Sentences: sentencex, with what it cuts too much joined again.

Blank lines always end a sentence; single line breaks inside a hard-wrapped paragraph do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from caucasus_events.text.document import Span
from caucasus_events.text.plain import same_length

_BLANK = re.compile(r"\n[ \r]*(?:\n[ \r]*)+")
_LINE = re.compile(r"[^\n]+")
_PIECE = 4000
_DATE_LINE = re.compile(
    r"[0-3]?[0-9] [A-Z][a-z]{2,8} (?:19|20)[0-9]{2} ?(?:[\[(|\u2013-]|[0-9]{1,2}:)"
)
_WRAPPED = 50
_WIDEST = 130
_HIDDEN = {ord(mark): " " for mark in '"\n\r'}
_CLOSING = re.compile(r'"*(?=\s|\Z)|')
_LAST = re.compile(r"([^\s(\"']{1,12})\.[\s\"']*\Z")
_MONTHS_AND_RANKS = (
    "gen maj capt lt col mr mrs ms dr prof st mt jan feb mar apr jun jul aug sep sept oct nov dec "
    "no approx vs e.g i.e"
)
_NEVER_LAST = frozenset(_MONTHS_AND_RANKS.split())
_UNITS_AND_OTHERS = (
    "km m cm mm sq kg est nos sgt sr jr rep sen gov min dept fig mon tue tues wed thu thur thurs "
    "fri sat sun v d b ca cf p pp u.s u.n u.k a.m p.m"
)
_HALF_DAY = frozenset({"a.m", "p.m"})
_OF_AN_HOUR = re.compile(
    r"[A-Z][a-z]+ time\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!')|[A-Z][a-z]{2,8} [0-9]"
)
_ABBREVIATION = _NEVER_LAST | frozenset(_UNITS_AND_OTHERS.split())


def sentences(body: str) -> list[Span]:
    """Return the sentences of a text, in order, without the white space around them.

    Parameters
    ----------
    body : str
        Any text.

    Returns
    -------
    list of Span
        Spans that do not overlap; every visible character is inside one.

    Examples
    --------
    >>> text = "It fell 10 km. of Shusha. Two died on Sept. 27."
    >>> [span.of(text) for span in sentences(text)]
    ['It fell 10 km. of Shusha.', 'Two died on Sept. 27.']
    """
    plain = same_length(body)
    return [
        sentence
        for block in _blocks(plain)
        for piece in _pieces(plain, block)
        for sentence in _joined(plain, _cut(plain, piece))
    ]


def flowing(body: str, spans: Iterable[Span]) -> str:
    r"""Return a text made plain, with blanks for the line breaks inside its sentences.

    Parameters
    ----------
    body : str
        Any text.
    spans : iterable of Span
        Its sentences.

    Examples
    --------
    >>> text = "Fire was opened on the night of the third day of April\nat noon.\n\nBaku"
    >>> flowing(text, sentences(text))[50:]
    'pril at noon.\n\nBaku'
    """
    plain = same_length(body)
    parts, free = [], 0
    for span in spans:
        if "\n" in (told := plain[span.start : span.end]):
            parts += [plain[free : span.start], told.replace("\n", " ")]
            free = span.end
    return "".join([*parts, plain[free:]])


def paragraphs(body: str) -> list[Span]:
    """Return the paragraphs: blocks between blank lines, or lines where these are not wrapped."""
    return list(_blocks(same_length(body)))


def _blocks(plain: str) -> Iterator[Span]:
    start = 0
    for gap in [*_BLANK.finditer(plain), None]:
        end = gap.start() if gap else len(plain)
        yield from _lines(plain, Span(start, end))
        start = gap.end() if gap else end


def _lines(plain: str, block: Span) -> Iterator[Span]:
    """Give a hard-wrapped block as one, any other line by line."""
    lines = [Span(*line.span()) for line in _LINE.finditer(plain, block.start, block.end)]
    start: int | None = None
    for line, following in zip_longest(lines, lines[1:]):
        start = line.start if start is None else start
        if following is None or not _wraps(plain, line, following):
            if plain[start : line.end].strip():
                yield Span(start, line.end)
            start = None


def _wraps(plain: str, line: Span, following: Span) -> bool:
    """Tell whether a line runs on in the next one."""
    end = line.of(plain).rstrip()
    begin = following.of(plain).lstrip()
    if not end or not begin:
        return False
    if begin[0].islower():
        return True
    if _DATE_LINE.match(begin):
        return False
    long = _WRAPPED <= len(end) <= 2 * _WRAPPED and len(begin) <= _WIDEST
    return long and end[-1] not in ".!?:\"'" and (begin[0].isalnum() or begin[0] in "\"'(")


def _pieces(plain: str, block: Span) -> Iterator[Span]:
    """Cut a block that is longer than any paragraph at a sentence mark or a space."""
    start = block.start
    while block.end - start > _PIECE:
        near = start + _PIECE
        cut = max(plain.rfind(mark, start + _PIECE // 2, near) for mark in (". ", "! ", "? "))
        cut = cut + 2 if cut >= 0 else plain.rfind(" ", start + 1, near) + 1
        cut = cut if cut > start else near
        yield Span(start, cut)
        start = cut
    yield Span(start, block.end)


def _cut(plain: str, piece: Span) -> Iterator[Span]:
    """Cut a piece into sentences; the marks around them, quotation marks above all, stay with them.

    The marks are hidden from the cutter, which would keep a quotation of many sentences as one.
    """
    from sentencex import segment  # noqa: PLC0415 - loaded where it is used

    text = piece.of(plain).translate(_HIDDEN)
    position = 0
    for part in segment("en", text):
        found = text.find(part, position)
        end = (position if found < 0 else found) + len(part.rstrip())
        closing = _CLOSING.match(plain, piece.start + end, piece.end)
        end += len(closing.group()) if closing else 0
        yield Span(piece.start + position, piece.start + end)
        position = end
    if piece.of(plain)[position:].strip():
        yield Span(piece.start + position, piece.end)


def _joined(plain: str, parts: Iterator[Span]) -> Iterator[Span]:
    held: Span | None = None
    for part in parts:
        tight = _strip(plain, part)
        if tight is None:
            continue
        if held is not None and _runs_on(
            plain[max(held.start, held.end - 20) : held.end], tight.of(plain)
        ):
            held = Span(held.start, tight.end)
            continue
        if held is not None:
            yield held
        held = tight
    if held is not None:
        yield held


def _strip(plain: str, span: Span) -> Span | None:
    text = span.of(plain)
    left = len(text) - len(text.lstrip())
    tight = text.strip()
    return Span(span.start + left, span.start + left + len(tight)) if tight else None


def _runs_on(before: str, after: str) -> bool:
    last = _LAST.search(before[-16:])
    word = last[1].lower() if last else ""
    if word in _NEVER_LAST or (len(word) == 1 and word.isalpha() and last and last[1].isupper()):
        return True
    if word in _ABBREVIATION and (after[0].islower() or after[0].isdigit() or after[0] in "(,"):
        return True
    if word in _HALF_DAY and _OF_AN_HOUR.match(after):
        return True
    return after[0].islower() and before[-1:] in ".)\"'" and len(after) > 1
