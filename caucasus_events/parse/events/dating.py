"""Which day of a sentence dates an event, and which are days of something else."""

from __future__ import annotations

from datetime import date, timedelta

from caucasus_events.parse.sentences.model import When
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import Segment, Timed

_PARTS_OF_DAYS = {"last_night", "part_of_day"}
_PAPERS = {"ceasefire", "agreement", "release", "transfer"}
_BESIDE = 2
_NAMED = 4
_POSTED = 8
_SINCE = 7
_HALF_YEAR = 183
_MAX_PRECISION = 3
_JOINT = 3
_UNTIL = 6


def choose_time(segment: Segment, target: Chunk) -> When | None:
    """Return the time that dates a phrase: the nearest usable one of its segment."""
    night = _nights_of_days(segment)
    usable = [
        item
        for item in segment.times
        if item.first not in night
        and _usable(segment.sentence, item)
        and not _since_then(segment.sentence, item, target)
    ]
    if target.key not in _PAPERS:
        usable = [item for item in usable if not _of_a_paper(segment.sentence, item)]
    usable = [
        item for item in usable if not _of_a_participle(segment.sentence, item, target)
    ] or usable
    usable = [
        item for item in usable if not _of_the_effect(segment.sentence, item, target)
    ] or usable
    if not usable:
        return None

    def cost(item: Timed) -> tuple[int, int, int, int]:
        same = segment.sentence.same_clause(item.first, target.first)
        other_clause = int(not same) + int(_next_told(segment.sentence, target, item))
        vague = int(item.expression.precision > _MAX_PRECISION)
        distance = min(abs(item.first - target.last), abs(target.first - item.last))
        return int(item.reporting), vague, other_clause, distance

    if target.key == "ceasefire":
        usable = [item for item in usable if not _from(item)] or usable
    best = _where_it_began(segment, min(usable, key=cost), usable)
    expression = best.expression
    return When(
        expression.first, expression.last, expression.precision, expression.rule,
        expression.start, expression.end, not best.reporting, expression, best.reporting,
    )  # fmt: skip


def _next_told(sentence: Sentence, target: Chunk, item: Timed) -> bool:
    """Tell the day of what is told next ("on Monday two were shot; they died on Tuesday")."""
    between = set(sentence.words(target.last, item.first))
    return ";" in between or ("," in between and bool(between & word_set("clauses", "which")))


def _nights_of_days(segment: Segment) -> set[int]:
    """Return where nights and evenings stand that a day dates ("an overnight raid on Tuesday")."""
    return {
        item.first
        for item in segment.times
        if item.expression.rule in _PARTS_OF_DAYS
        and any(
            other is not item
            and not other.reporting
            and other.expression.precision == 1
            and 0 < other.first - item.last <= _JOINT
            and segment.sentence.same_clause(other.first, item.first)
            for other in segment.times
        )
    }


def _from(item: Timed) -> bool:
    """Tell "a truce from 1 March", which says when it begins, not when it was made."""
    return str(item.expression.text).lower().startswith("from ")


def _where_it_began(segment: Segment, best: Timed, usable: list[Timed]) -> Timed:
    """Return the first day of "from 22:45 on 1 April to 00:30 on 2 April"."""
    before = set(segment.sentence.words(best.first - _UNTIL, best.first))
    if not before & word_set("clauses", "until"):
        return best
    day_before = best.expression.first - timedelta(days=1)
    return next((item for item in usable if item.expression.last == day_before), best)


def _of_a_paper(sentence: Sentence, item: Timed) -> bool:
    """Tell the day that names a paper ("in breach of the 9 November 2020 statement")."""
    papers = word_set("strategic", "dated_papers")
    after = sentence.words(item.last, item.last + _NAMED)
    named = next((i for i, word in enumerate(after) if word in papers), None)
    between = set(after[:named]) if named is not None else set()
    if named is not None and between <= word_set("strategic", "before_papers"):
        return True
    before = sentence.words(max(item.first - _NAMED, 0), item.first)
    made = word_set("strategic", "after_papers")
    linked = False
    while before and before[-1] in made | {"on"}:
        linked = linked or before[-1] in made
        before = before[:-1]
    return linked and bool(before) and before[-1] in papers


def _published(sentence: Sentence, item: Timed) -> bool:
    """Tell the day on which a video of a deed was published ("a video posted on 2 October")."""
    before = sentence.words(max(item.first - _POSTED, 0), item.first)
    verbs = word_set("judging", "publishes")
    verb = next((i for i in reversed(range(len(before))) if before[i] in verbs), None)
    return verb is not None and not set(before[verb:]) & {",", ";", "and", "that"}


def _since_then(sentence: Sentence, item: Timed, target: Chunk) -> bool:
    """Tell the day since which another thing goes on ("since fighting erupted on Friday")."""
    if sentence.same_clause(item.first, target.first):
        return False
    before = sentence.words(max(item.first - _SINCE, 0), item.first)
    since = word_set("happening", "counted_since")
    begun = any(word in word_set("happening", "begun") for word in before)
    at = next((i for i, word in enumerate(before) if word in since), None)
    return begun and at is not None and "," not in before[at:]


def _usable(sentence: Sentence, item: Timed) -> bool:
    """Tell whether a time dates an event at all ("since clashes erupted on 27 September" no)."""
    expression = item.expression
    if _published(sentence, item):
        return False
    hour = expression.kind == "since" and expression.clock is not None
    return expression.first is not None and (hour or expression.kind not in {"since", "until"})


def _of_a_participle(sentence: Sentence, item: Timed, target: Chunk) -> bool:
    """Tell the day of "soldiers captured on 16 November" from that of their return."""
    if target.key == "release" and word_set("strategic", "taken_then") & set(
        sentence.words(max(item.first - _BESIDE, 0), item.first)
    ):
        return True
    return target.key == "release" and any(
        chunk is not target
        and 0 <= item.first - chunk.last <= _BESIDE
        and any(people.last == chunk.first for people in sentence.chunks("victim"))
        for chunk in sentence.chunks("outcome_participle")
    )


def _of_the_effect(sentence: Sentence, item: Timed, target: Chunk) -> bool:
    """Tell the day from which a truce holds ("as of 1 September") from that of its making."""
    opens = {sentence.low(item.first)}
    step = item.first - 1
    while sentence.low(step) in word_set("strategic", "hours"):
        opens.add(sentence.low(step))
        step -= 1
    opens.add(sentence.low(step))
    return (
        target.key in {"ceasefire", "agreement"}
        and item.expression.clock is None
        and bool(opens & word_set("strategic", "holds_from"))
    )


def day_of_effect(segment: Segment, target: Chunk, made: date) -> date | None:
    """Return the day from which a truce holds, where the sentence names it.

    A day without a year that would lie far before the truce is that of the year to come.
    """
    for item in segment.times:
        found = item.expression
        if found.precision == 1 and _of_the_effect(segment.sentence, item, target):
            first: date = found.first
            if (made - first).days > _HALF_YEAR:
                first = first.replace(year=first.year + 1)
            return first
    return None
