"""From mentions to events: what belongs together becomes one, what is old is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from caucasus_events.parse.events.drafting import draft_of, foreign_skips, skip_of
from caucasus_events.parse.events.drafts import (
    STRATEGIC,
    Draft,
    kind,
    merge,
)
from caucasus_events.parse.events.location import Spot, clear_points, points, spots
from caucasus_events.parse.events.mentions import mentions_of
from caucasus_events.parse.events.present import in_present, of_paragraph, today
from caucasus_events.parse.events.sameness import alike, same_event, told_before
from caucasus_events.parse.events.sequels import complete, sequel
from caucasus_events.parse.events.tolls import (
    bare_count,
    counted_since,
    in_passing,
    of_a_war,
    only_total,
    onset,
    total_since,
)
from caucasus_events.parse.scope.frames import set_frames
from caucasus_events.parse.sentences.actors import PARTIES
from caucasus_events.parse.sentences.model import EventMention, Reading, Skip, When
from caucasus_events.parse.sentences.places import PlaceRole
from caucasus_events.parse.sentences.reader import NEWS_DAYS, about_the_conflict, news_like
from caucasus_events.parse.words.chunks import Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.segments import segments

BACKGROUND_DAYS = 60
_LONG_AGO = 3 * 366
_MONTH = 3
_GOES_ON = 2
_REPORT = 5
_AREA = 3
_SAME_DAY = 6
_DETAIL = 3
_RETOLD = {"just_this", "part_of_this", "earlier_this", "month", "month_part", "ago"}
SHORT = 4
_TITLE = 4


def assemble(
    plain: str, readings: list[Reading], published: date
) -> tuple[list[Draft], list[Skip]]:
    """Return the events of an article, and the spans that were deliberately left out."""
    if not about_the_conflict(readings):
        return [], [skip for reading in readings for skip in foreign_skips(reading)]
    story = Story(plain, published, readings)
    set_frames(readings)
    for reading in readings:
        if reading.foreign:
            story.skips += foreign_skips(reading)
            continue
        marks = [chunk.first for chunk in reading.sentence.chunks("trigger")]
        marks += [claim.chunk.first for claim in reading.claims]
        told = [
            mention
            for segment in segments(reading.sentence, reading.times, marks)
            for mention in mentions_of(reading, segment)
        ]
        for mention in told:
            story.tell(mention, reading)
        if not told:
            story.go_on(reading)
        story.hear(reading)
        story.skips += reading.skips
        _denials(reading, story.drafts)
    story.close()
    return story.drafts, story.skips


class Story:
    """The events of an article while it is read."""

    def __init__(self, plain: str, published: date, readings: list[Reading]) -> None:
        self.plain = plain
        self.published = published
        self.news = news_like(plain, readings, published)
        self.undated = not any(reading.times for reading in readings)
        self.short = len(readings) <= SHORT
        self.bodied = not all(reading.heading for reading in readings)
        self.pure = not any(reading.sentence.has("other_conflict") for reading in readings)
        self.time: tuple[When, Reading] | None = None
        self.drafts: list[Draft] = []
        self.left: list[Draft] = []
        self.skips: list[Skip] = []
        self.waiting: list[tuple[Draft, Reading]] = []
        self.headings: list[tuple[Draft, Reading]] = []
        self.spots: list[Spot] = []
        self.clear = clear_points(readings)
        self.karabakh = _only_karabakh(readings)
        self.last_place: tuple[Spot, Sentence] | None = None

    def tell(self, mention: EventMention, reading: Reading) -> None:
        """Take up one mention: a new event, an old one again, or none."""
        draft = draft_of(mention, reading, self._where(mention, reading))
        draft.karabakh = self.karabakh
        draft.spots = _here(draft)
        if counted_since(draft) or bare_count(draft):
            draft.when = mention.when = None
        reason = _left_out(draft, reading, self.published, news=self.news)
        if reason:
            self.left.append(draft)
            self.skips.append(skip_of(mention, reason))
            return
        if self.bodied and reading.heading and not (mention.when and mention.when.strong):
            self.headings.append((draft, reading))
            return
        fresh = draft.when is None and not self.drafts and not draft.first.definite
        if fresh and in_present(reading, mention) and not bare_count(draft):
            draft.when = today(draft, self.published, precision=1 if self.short else 2)
        meant = told_before(draft, self.drafts, self.left)
        if meant is not None and meant in self.left:
            self.skips.append(skip_of(mention, "background"))
            return
        target = meant or same_event(draft, self.drafts)
        if target is not None:
            merge(target, draft)
            return
        if draft.when is None:
            if only_total(draft) or bare_count(draft):
                self.skips.append(skip_of(mention, "background"))
                return
            draft.when = (
                of_paragraph(draft, reading, self.drafts)
                or self._going_on(draft, reading)
                or (today(draft, self.published, precision=1) if _live(draft, reading) else None)
            )
        if draft.when is None:
            self.waiting.append((draft, reading))
        else:
            self._add(draft, reading)

    def _where(self, mention: EventMention, reading: Reading) -> list[Spot]:
        """Return the places of a mention, and keep them in mind."""
        return self._where_of(mention.places, reading)

    def _where_of(self, places: list[PlaceRole], reading: Reading) -> list[Spot]:
        found = spots(self.plain, reading.sentence, places, self._context())
        known = {spot.name for spot in self.spots}
        self.spots += [spot for spot in found if spot.name not in known]
        found = found or self._meant_place(reading)
        if found and (found[0].precision or _AREA) < _AREA:
            self.last_place = (found[0], reading.sentence)
        return found

    def _context(self) -> list[tuple[float, float]]:
        return points(self.spots) or self.clear

    def _meant_place(self, reading: Reading) -> list[Spot]:
        """Return the place that "the village" or "a house near the market" is in: the last told."""
        if self.last_place is None:
            return []
        spot, sentence = self.last_place
        told = reading.sentence
        site = told.paragraph == sentence.paragraph and told.chunks("site")
        near = 0 <= told.index - sentence.index <= _GOES_ON
        return [spot] if near and (site or told.chunks("anaphor")) else []

    def go_on(self, reading: Reading) -> None:
        """Take up a sentence that only says where or when the event before it was."""
        if reading.places and len(reading.sentence.tokens) <= _TITLE:
            self._where_of(reading.places, reading)
        known = sequel(reading, [*self.drafts, *(draft for draft, _ in self.waiting)])
        if known is not None:
            complete(
                known, reading, spots(self.plain, reading.sentence, reading.places, self._context())
            )

    def hear(self, reading: Reading) -> None:
        """Keep the day that a sentence names, for the sentences after it."""
        for item in reading.times:
            found = item.expression
            if (
                found.kind == "at"
                and found.precision is not None
                and found.precision <= 2
                and not item.reporting
                and 0 <= (self.published - found.first).days <= NEWS_DAYS
            ):
                when = When(
                    found.first, found.last, found.precision, found.rule, found.start, found.end,
                    strong=False, expression=found,
                )  # fmt: skip
                self.time = (when, reading)

    def _going_on(self, draft: Draft, reading: Reading) -> When | None:
        """Return the day named a sentence or two before in the same paragraph."""
        if self.time is None or draft.first.definite:
            return None
        when, earlier = self.time
        gap = reading.sentence.index - earlier.sentence.index
        same = reading.sentence.paragraph == earlier.sentence.paragraph
        later = reading.sentence.low(0) in word_set("judging", "later")
        if later or (reading.clocked and when.precision == 1):
            return when if 0 < gap <= _SAME_DAY else None
        return when if 0 < gap <= _GOES_ON and (same or gap == 1) else None

    def _add(self, draft: Draft, reading: Reading) -> None:
        target = same_event(draft, self.drafts)
        if target is not None:
            merge(target, draft)
        elif _of_the_conflict(draft, reading, pure=self.pure):
            self.drafts.append(draft)
        else:
            self.skips.append(skip_of(draft.first, "other_conflict"))

    def close(self) -> None:
        """Decide on what nothing dated: told again, fresh news, or undated."""
        self.waiting += [pair for pair in self.headings if not self._repeats(pair[0])]
        for draft, reading in self.waiting:
            known = (item for item in self.drafts if alike(item, draft))
            target = next((item for item in known if _may_place(draft, item)), None)
            if target is not None:
                merge(target, draft)
            elif (when := self._of_the_report(draft, reading)) is not None:
                draft.when = when
                self._add(draft, reading)
            elif self._as_news(reading):
                first = self.published - timedelta(days=0 if self.short else 1)
                start, end = draft.first.start, draft.first.end
                draft.when = When(first, self.published, 2, "news", start, end, strong=False)
                self._add(draft, reading)
            else:
                self.skips.append(skip_of(draft.first, "undated"))
        self._leave_earlier_months()

    def _of_the_report(self, draft: Draft, reading: Reading) -> When | None:
        """Return the day that a news report is about, for what a side says of it undated."""
        verb = draft.first.trigger
        told = verb is not None and verb.form == "past" and reading.speech.side in PARTIES
        if not (self.news and told) or draft.first.definite or _backward(reading):
            return None
        before = [
            item
            for item in self.drafts
            if item.when is not None
            and item.when.precision == 1
            and 0 < reading.sentence.index - item.mentions[0].sentence.index <= _REPORT
        ]
        last = max(before, key=lambda item: item.mentions[0].sentence.index, default=None)
        return replace(last.when, strong=False) if last is not None and last.when else None

    def _leave_earlier_months(self) -> None:
        """Leave out what only "last month" dates, in an article that has news of known days."""
        known = [item for item in self.drafts if item.when and item.when.precision == 1]
        if not self.news or not known:
            return
        for draft in [*self.drafts]:
            vague = draft.when is not None and draft.when.rule in _RETOLD
            if vague and draft.when and draft.when.precision == 3:
                self.drafts.remove(draft)
                self.skips.append(skip_of(draft.first, "background"))

    def _repeats(self, draft: Draft) -> bool:
        """Tell whether a heading only names what the body told; then it joins that event."""
        told = [item for item in self.drafts if kind(item) == kind(draft)]
        target = next((item for item in told if alike(item, draft)), None)
        if target is not None:
            draft.said = [] if target.said else draft.said
            merge(target, draft)
        return bool(told)

    def _as_news(self, reading: Reading) -> bool:
        lead = reading.heading or reading.sentence.index <= 2
        return lead and (self.undated or self.news) and not _backward(reading)


def _here(draft: Draft) -> list[Spot]:
    """Leave out a capital abroad where a fight is only spoken of ("as they met in Moscow")."""
    if draft.family in STRATEGIC | {"casualty"}:
        return draft.spots
    return [
        spot
        for spot in draft.spots
        if spot.match is None or spot.match.country in {None, "Armenia", "Azerbaijan"}
    ]


def _only_karabakh(readings: list[Reading]) -> bool:
    """Tell a report that names the forces of Nagorno-Karabakh and no army of Armenia."""
    forces = {
        person.side
        for reading in readings
        for person in reading.people
        if person.kind == "military"
    }
    return "Nagorno-Karabakh" in forces and "Armenia" not in forces


def _backward(reading: Reading) -> bool:
    """Tell a sentence that looks back or tells a habit."""
    return any(
        chunk.key in {"background", "habitual"} for chunk in reading.sentence.chunks("cue_before")
    )


def _live(draft: Draft, reading: Reading) -> bool:
    """Tell an incident in an entry of a live blog, which is of its day."""
    return reading.live and draft.family not in STRATEGIC


def _may_place(draft: Draft, known: Draft) -> bool:
    """Tell whether an undated mention may give its place to an event told without one."""
    index = draft.first.sentence.index
    near = any(abs(index - mention.sentence.index) <= _DETAIL for mention in known.mentions)
    return bool(known.spots) or not draft.spots or near


def _of_the_conflict(draft: Draft, reading: Reading, *, pure: bool) -> bool:
    """Tell whether a new event names a party, or a place of the two countries.

    An article that speaks of no other conflict (`pure`) need not name them in every sentence.
    """
    countries = {spot.match.country for spot in draft.spots if spot.match}
    ours = bool(countries & {"Armenia", "Azerbaijan"})
    strategic = draft.family in STRATEGIC
    if countries and not ours and not strategic:
        return False
    sides = set(draft.sides) | {item.side for item in reading.people}
    parties = bool(sides & {"Armenia", "Azerbaijan", "Nagorno-Karabakh"})
    return parties or (ours and not strategic) or draft.area is not None or pure


def _left_out(draft: Draft, reading: Reading, published: date, *, news: bool) -> str | None:
    when = draft.when
    sentence = reading.sentence
    if sentence.has("cue_when", "total") and (
        draft.family in {"casualty", "clash"} or (when is None and draft.said)
    ):
        return "background"
    if in_passing(draft) or onset(draft, published) or total_since(draft) or of_a_war(draft):
        return "background"
    if when is None:
        return "background" if _long_since(reading, published) else None
    if when.precision > 3:
        return "background" if (published - when.last).days > BACKGROUND_DAYS else "undated"
    if when.first > published and draft.family not in {"ceasefire", "transfer"}:
        return "planned"
    days = (published - when.last).days
    old = (news and days > BACKGROUND_DAYS) or (when.precision == _MONTH and days > _LONG_AGO)
    return "background" if old else None


def _long_since(reading: Reading, published: date) -> bool:
    """Tell a total that is counted from a day long past ("since 10 November 2020")."""
    return any(
        item.expression.kind == "since"
        and item.expression.first is not None
        and (published - item.expression.first).days > BACKGROUND_DAYS
        for item in reading.times
    )


def _denials(reading: Reading, drafts: list[Draft]) -> None:
    """Make the event before a side's denial contested."""
    speech = reading.speech
    if speech.denies and speech.side and drafts:
        drafts[-1].deniers.add(speech.side)
