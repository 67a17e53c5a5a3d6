"""The events of an article while it is read: what belongs together, is old, or has no day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from caucasus_events.parse.events.drafting import draft_of, skip_of
from caucasus_events.parse.events.drafts import (
    FIGHT,
    Draft,
    kind,
    merge,
)
from caucasus_events.parse.events.hints import (
    backward,
    day_of_heading,
    goes_on,
    is_title,
    live,
    may_place,
    only_karabakh,
    only_names,
    since,
)
from caucasus_events.parse.events.leaving import here, left_out, of_the_conflict
from caucasus_events.parse.events.present import in_present, of_paragraph, today
from caucasus_events.parse.events.sameness import alike, same_event, told_before
from caucasus_events.parse.events.sequels import complete, sequel
from caucasus_events.parse.events.tolls import (
    CountsSince,
    bare_count,
    counted_since,
    only_missing,
    only_total,
    only_zero,
)
from caucasus_events.parse.events.whereabouts import Whereabouts
from caucasus_events.parse.scope.judging import judge_sentence
from caucasus_events.parse.sentences.actors import PARTIES
from caucasus_events.parse.sentences.model import EventMention, Reading, Skip, When
from caucasus_events.parse.sentences.reader import (
    NEWS_DAYS,
    elsewhere,
    news_like,
)
from caucasus_events.parse.words.lexicons import word_set

_GOES_ON = 2
_REPORT = 5
_SAME_DAY = 6
_DETAIL = 3
_LEAD = 2
_JUST_NOW = 7
_HAS = word_set("clauses", "has")
_MONTH = 3
_RETOLD = {"just_this", "part_of_this", "earlier_this", "month", "month_part", "ago"}
SHORT = 4


class Story:
    """The events of an article while it is read."""

    def __init__(self, plain: str, published: date, readings: list[Reading]) -> None:
        self.published = published
        self.news = news_like(plain, readings, published)
        self.undated = not any(reading.times for reading in readings)
        self.short = len(readings) <= SHORT
        self.body = next((r.sentence.index for r in readings if not r.heading), 0)
        self.bodied = not all(reading.heading for reading in readings)
        self.pure = not any(elsewhere(reading.sentence) for reading in readings)
        self.time: tuple[When, Reading] | None = None
        self.section: When | None = None
        self.drafts: list[Draft] = []
        self.left: list[Draft] = []
        self.skips: list[Skip] = []
        self.waiting: list[tuple[Draft, Reading]] = []
        self.headings: list[tuple[Draft, Reading]] = []
        self.whereabouts = Whereabouts(plain, readings)
        self.since = CountsSince()
        self._ours: set[int] = set()
        self._accident: tuple[int, int] | None = None
        self.karabakh = only_karabakh(readings)
        self.total = any(
            reading.sentence.has("cue_when", "total") and bool(reading.claims)
            for reading in readings[:2]
        )

    def tell(self, mention: EventMention, reading: Reading) -> None:
        """Take up one mention: a new event, an old one again, or none."""
        draft = self._draft(mention, reading)
        reason = left_out(draft, reading, self.published, news=self.news, total=self.total)
        reason = reason or self.since.reason(draft) or self._by_accident(draft)
        if reason:
            self.left.append(draft)
            self.skips.append(skip_of(mention, reason))
            return
        if is_title(reading):
            draft.when = None
        if self.bodied and reading.heading and not (draft.when and draft.when.strong):
            self.headings.append((draft, reading))
            return
        fresh = draft.when is None and not self.drafts and not draft.first.definite
        now = in_present(reading, mention) or (self.short and reading.clocked)
        if fresh and now and not bare_count(draft):
            draft.when = today(draft, self.published, precision=1 if self.short else 2)
        draft.when = self._of_the_section(draft)
        meant = told_before(draft, self.drafts, self.left)
        if meant is not None and meant in self.left:
            self.skips.append(skip_of(mention, "background"))
            return
        target = meant or same_event(draft, self.drafts)
        if target is not None:
            merge(target, draft)
        else:
            self._settle(draft, reading)

    def _by_accident(self, draft: Draft) -> str | None:
        """Return why those who died in the fire or crash told just before make no event."""
        sentence = draft.first.sentence
        told = self._accident == (sentence.paragraph, sentence.index - 1)
        return "non_combat" if told and draft.family == "casualty" else None

    def _settle(self, draft: Draft, reading: Reading) -> None:
        """Take up what is new: with a day of its own or of its surroundings, or until later."""
        if only_zero(draft):
            return
        if draft.when is None:
            if only_total(draft) or bare_count(draft):
                self.skips.append(skip_of(draft.first, "background"))
                return
            draft.when = (
                of_paragraph(draft, reading, self._still(draft))
                or self._going_on(draft, reading)
                or (today(draft, self.published, precision=1) if live(draft, reading) else None)
            )
        if draft.when is None:
            self.waiting.append((draft, reading))
        else:
            self._add(draft, reading)

    def _still(self, draft: Draft) -> list[Draft]:
        """Return the events whose day may be meant: of "has taken the town", no day long past."""
        sentence, trigger = draft.first.sentence, draft.first.trigger
        if trigger is None or not set(sentence.words(trigger.first - 2, trigger.first)) & _HAS:
            return self.drafts
        return [
            item
            for item in self.drafts
            if item.when and (self.published - item.when.last).days <= _JUST_NOW
        ]

    def _draft(self, mention: EventMention, reading: Reading) -> Draft:
        draft = draft_of(mention, reading, self.whereabouts.where(mention.places, reading))
        draft.karabakh = self.karabakh
        draft.spots = here(draft)
        if counted_since(draft) or bare_count(draft):
            draft.when = mention.when = None
        return draft

    def _of_the_section(self, draft: Draft) -> When | None:
        """Return the day of the heading, for what its entry tells without a day."""
        known = {spot.name for item in self.drafts for spot in item.spots}
        elsewhere_told = any(spot.site and spot.name not in known for spot in draft.spots)
        meant = draft.first.definite and not elsewhere_told
        return draft.when if draft.when or meant else self.section

    def go_on(self, reading: Reading) -> None:
        """Take up a sentence that only says where or when the event before it was."""
        self.whereabouts.title(reading)
        known = sequel(reading, [*self.drafts, *(draft for draft, _ in self.waiting)])
        if known is not None:
            complete(known, reading, self.whereabouts.named(reading.places, reading))

    def explain(self, reading: Reading) -> None:
        """Leave out a death that a later sentence puts down to an accident or an illness."""
        cue = judge_sentence(reading.sentence).cue
        if cue is None or cue.key != "accident":
            return
        self._accident = (reading.sentence.paragraph, reading.sentence.index)
        for draft in [*self.drafts, *(item for item, _ in self.waiting + self.headings)]:
            gap = reading.sentence.index - draft.mentions[-1].sentence.index
            if all(item.family == "casualty" for item in draft.mentions) and 0 < gap <= _DETAIL:
                self._drop(draft, "non_combat")

    def _drop(self, draft: Draft, reason: str) -> None:
        self.drafts = [item for item in self.drafts if item is not draft]
        self.waiting = [pair for pair in self.waiting if pair[0] is not draft]
        self.headings = [pair for pair in self.headings if pair[0] is not draft]
        self.skips.append(skip_of(draft.first, reason))

    def hear(self, reading: Reading) -> None:
        """Keep the day that a sentence names, for the sentences after it."""
        if reading.heading and not reading.clocked:
            day = day_of_heading(reading)
            if day is not None or not reading.sentence.chunks("trigger"):
                self.section = day
        self.since.hear(reading)
        if any(person.side in PARTIES for person in reading.people):
            self._ours.add(reading.sentence.index)
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
        elif only_missing(draft):
            self.skips.append(skip_of(draft.first, "background"))
        elif of_the_conflict(draft, reading, pure=self.pure or self._goes_on_ours(reading)):
            self.drafts.append(draft)
        else:
            self.skips.append(skip_of(draft.first, "other_conflict"))

    def _goes_on_ours(self, reading: Reading) -> bool:
        """Tell a sentence right after one about the conflict, which names no other one."""
        index = reading.sentence.index
        return index - 1 in self._ours and not elsewhere(reading.sentence)

    def close(self) -> None:
        """Decide on what nothing dated: told again, fresh news, or undated."""
        self.waiting += [pair for pair in self.headings if not self._repeats(pair[0])]
        for draft, reading in self.waiting:
            known = (item for item in self.drafts if alike(item, draft))
            target = next((item for item in known if may_place(draft, item)), None)
            if target is not None and not self._anew(target, draft, reading):
                merge(target, draft)
            elif (when := self._of_the_report(draft, reading)) is not None:
                draft.when = when
                self._add(draft, reading)
            elif self._as_news(reading, draft) and not goes_on(draft, reading):
                first = self.published - timedelta(days=0 if self.short else 1)
                start, end = draft.first.start, draft.first.end
                draft.when = When(first, self.published, 2, "news", start, end, strong=False)
                self._add(draft, reading)
            else:
                self.skips.append(skip_of(draft.first, "undated"))
        self._leave_earlier_months()
        self._name_by_the_mines()

    def _anew(self, target: Draft, draft: Draft, reading: Reading) -> bool:
        """Tell "has resumed shelling" of today from the shelling of days before."""
        old = target.when is not None and (self.published - target.when.last).days > 1
        words = {token.low for token in reading.sentence.tokens}
        fresh = bool(words & word_set("roles", "anew")) and not draft.first.definite
        return old and fresh and self._as_news(reading, draft)

    def _of_the_report(self, draft: Draft, reading: Reading) -> When | None:
        """Return the day that a news report is about, for what a side says of it undated."""
        verb = draft.first.trigger
        told = verb is not None and verb.form == "past" and reading.speech.side in PARTIES
        if not (self.news and told) or draft.first.definite or backward(reading, draft):
            return None
        before = [
            item
            for item in self.drafts
            if item.when is not None
            and item.when.precision == 1
            and (self.published - item.when.last).days <= _JUST_NOW
            and 0 < since(item, reading) <= _REPORT
        ]
        last = min(before, key=lambda item: since(item, reading), default=None)
        return replace(last.when, strong=False) if last is not None and last.when else None

    def _name_by_the_mines(self) -> None:
        """Make mines of the casualties that nothing explains, in a report of mines alone."""
        families = {draft.family for draft in self.drafts}
        if "explosion" in families and not families & (FIGHT - {"casualty"}):
            for draft in self.drafts:
                if draft.family == "casualty":
                    draft.family = "explosion"

    def _leave_earlier_months(self) -> None:
        """Leave out what only "last month" dates, in an article that has news of known days."""
        known = [item for item in self.drafts if item.when and item.when.precision == 1]
        if not self.news or not known:
            return
        for draft in [*self.drafts]:
            vague = draft.when is not None and draft.when.rule in _RETOLD
            if vague and draft.when and draft.when.precision == _MONTH:
                self._drop(draft, "background")

    def _repeats(self, draft: Draft) -> bool:
        """Tell whether a heading only names what the body told; then it joins that event."""
        counted = draft.family == "casualty"
        told = [
            item for item in self.drafts if kind(item) == kind(draft) or (counted and item.said)
        ]
        target = next((item for item in told if alike(item, draft)), None)
        if target is not None:
            draft.said = [] if target.said else draft.said
            merge(target, draft)
        return bool(told)

    def _as_news(self, reading: Reading, draft: Draft) -> bool:
        if self.bodied and only_names(reading, draft):
            return False
        index = reading.sentence.index
        lead = reading.heading or index <= _LEAD or index - self.body < _LEAD
        opens = reading.sentence.index <= 1 and bool(reading.sentence.chunks("say"))
        return lead and (self.undated or self.news or opens) and not backward(reading, draft)
