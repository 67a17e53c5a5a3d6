"""What kind of world a clause speaks of: asserted, or one of the reasons to skip it.

A cue of ``lexicon/scope.toml`` governs what follows it in its clause, as far as `REACH` words;
other cues govern their whole sentence. Subordinate clauses of time and cause ("after clashes
that killed five") are presupposed true and escape the cue before them.
"""

from __future__ import annotations

from itertools import pairwise

from caucasus_events.parse.scope.unreal import unreal
from caucasus_events.parse.scope.verdict import ASSERTED, Verdict
from caucasus_events.parse.scope.weapons import FROM_AFAR
from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set

REACH = {
    "planned": 9,
    "hypothetical": 10,
    "demand": 10,
    "denied": 12,
    "habitual": 4,
    "background": 4,
    "shown": 9,
}
_NEGATION_REACH = 4
_SENTENCE_REASON = {
    "habitual": "habitual",
    "denied": "denied",
    "background": "background",
    "court": "court",
    "exercise": "exercise",
    "anniversary": "anniversary",
    "vote": "vote",
    "sport": "non_combat",
    "accident": "non_combat",
}
_SHORT_QUOTE = 6
_OWNER = 3
_REPORT = 14
_SIGNED = 10
_DEMANDED = 24  # "called on them to show restraint, announce a truce and end hostilities"
_SHOWN = {"attack", "assault", "clash", "fire", "airstrike"}


def judge_sentence(sentence: Sentence) -> Verdict:
    """Return the reason that holds for the whole sentence, if there is one."""
    for chunk in sentence.chunks("cue_sentence"):
        reason = _SENTENCE_REASON[chunk.key]
        if not _incidental(sentence, chunk):
            return Verdict(reason, chunk)
    if sentence.has("other_time"):
        return Verdict("background", sentence.chunks("other_time")[0])
    return ASSERTED


def _incidental(sentence: Sentence, chunk: Chunk) -> bool:
    """Tell a cue word that is part of a name ("a football stadium") or what a shell brought."""
    if chunk.key == "accident" and sentence.low(chunk.first) == "fire":
        return any(
            trigger.key in FROM_AFAR and trigger.first >= chunk.last
            for trigger in sentence.chunks("trigger")
        )
    named = sentence.low(chunk.first - 1) in word_set("judging", "before_a_site")
    site = sentence.low(chunk.last - 1) in word_set("judging", "sites_of_sport")
    return (
        chunk.key == "sport"
        and (named or site)
        and any(
            trigger.form != "noun" and trigger.key in FROM_AFAR
            for trigger in sentence.chunks("trigger")
        )
    )


def judge(sentence: Sentence, target: Chunk) -> Verdict:
    """Return whether a phrase of a sentence is asserted.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    target : Chunk
        The phrase, a trigger or a casualty phrase.
    """
    whole = judge_sentence(sentence)
    anyway = _taken_anyway(whole, target)
    if not (whole.asserted or anyway or _said_anew(sentence, whole, target)):
        return whole
    if target.key != "ceasefire" and _in_short_quote(sentence, target):
        return Verdict("rhetoric")
    for cue in reversed(sentence.chunks("cue_before")):
        if _governs(sentence, cue, target):
            return Verdict("background" if cue.key == "shown" else cue.key, cue)
    return unreal(sentence, target) or _wrong(sentence, target) or _habitual_after(sentence, target)


def _taken_anyway(whole: Verdict, target: Chunk) -> bool:
    """Tell that an illness or an accident explains deaths, not that somebody was taken."""
    explains = whole.cue is not None and whole.cue.key == "accident"
    return explains and target.key in word_set("judging", "taken_anyway")


def _said_anew(sentence: Sentence, whole: Verdict, target: Chunk) -> bool:
    """Tell what a side says after it has denied something ("and said in its turn that ...")."""
    if whole.reason != "denied" or whole.cue is None:
        return False
    return any(whole.cue.last <= verb.first < target.first for verb in sentence.chunks("say"))


def _names_a_month(sentence: Sentence, cue: Chunk) -> bool:
    """Tell the month of May from the verb."""
    return sentence.low(cue.first) == "may" and sentence.tokens[cue.first].capital


def _dates(sentence: Sentence, cue: Chunk) -> bool:
    """Tell "earlier this week" and "earlier on Tuesday" from "earlier"."""
    word = sentence.low(cue.last - 1) == "earlier"
    return word and sentence.low(cue.last) in word_set("judging", "dated_by")


def _ended_up(sentence: Sentence, cue: Chunk) -> bool:
    """Tell "ended up in the hands of", which ends nothing."""
    return sentence.low(cue.first) == "ended" and sentence.low(cue.last) == "up"


def _governs(sentence: Sentence, cue: Chunk, target: Chunk) -> bool:
    shown = cue.key != "shown" or (sentence.has("footage") and target.key in _SHOWN)
    before = cue.first < target.first and cue.last <= target.first
    if any(test(sentence, cue) for test in (_names_a_month, _dates, _ended_up)) or not (
        before and shown
    ):
        return False
    distance = target.first - cue.last
    word = sentence.low(cue.first)
    far = cue.key == "demand" and target.key == "ceasefire"
    if distance > (_DEMANDED if far else REACH[cue.key]) or (
        word in word_set("judging", "negations") and distance > _NEGATION_REACH
    ):
        return False
    between = [sentence.low(position) for position in range(cue.last, target.first)]
    if _crosses_boundary(sentence, cue, target, between) or _undertakes(sentence, cue, target):
        return False
    if cue.key == "denied" and word not in word_set("judging", "negations"):
        said_anew = any(item in word_set("judging", "new_statement") for item in between)
        return not (said_anew or _what_others_say(sentence, cue, target))
    if cue.key in {"habitual", "background"}:
        return "," not in between and not _crosses_verb(sentence, cue, target)
    return True


def _undertakes(sentence: Sentence, cue: Chunk, target: Chunk) -> bool:
    """Tell a truce that is pledged, or what a signed paper provides for, from a mere plan."""
    if target.key != "ceasefire":
        return False
    word = sentence.low(cue.first)
    if cue.key == "planned" and (
        word in word_set("happening", "truce_agreed") or _at_an_hour(sentence, target)
    ):
        return True
    signed = any(0 < cue.first - item.last <= _SIGNED for item in sentence.chunks("sign"))
    paper = set(sentence.words(cue.first - _SIGNED, cue.first))
    return (
        signed
        and bool(paper & (word_set("strategic", "papers") | word_set("strategic", "named_papers")))
        and word in word_set("judging", "papers_say")
    )


def _at_an_hour(sentence: Sentence, target: Chunk) -> bool:
    """Tell a truce of which the hour is set ("will begin at 08:00")."""
    after = sentence.words(target.last, target.last + _SIGNED)
    return any(
        word in word_set("strategic", "from_then") and following[:1].isdigit()
        for word, following in pairwise(after)
    )


def _what_others_say(sentence: Sentence, cue: Chunk, target: Chunk) -> bool:
    """Tell "denied reports from the other side that ...": one asserts what the other denies."""
    nouns = [
        index
        for index in range(cue.last, target.first)
        if sentence.low(index) in word_set("judging", "assertions")
    ]
    return any(
        -_OWNER < side.first - noun <= _OWNER and side.first >= cue.last
        for noun in nouns
        for side in sentence.chunks("side", "metonym")
    )


def _crosses_boundary(sentence: Sentence, cue: Chunk, target: Chunk, between: list[str]) -> bool:
    if any(item in word_set("judging", "presupposed_after") for item in between):
        return True
    last_cue = sentence.clause[cue.last - 1]
    if sentence.clause[target.first] == last_cue:
        return False
    marks = {
        sentence.low(position)
        for position in range(cue.last, target.first + 1)
        if position and sentence.opens_clause(position)
    }
    return not marks <= word_set("judging", "same_world")


def _crosses_verb(sentence: Sentence, cue: Chunk, target: Chunk) -> bool:
    """Tell whether a finite verb stands between an adverb or adjective and the phrase."""
    if cue.key == "background":
        return any(
            cue.last <= chunk.first < target.first
            for chunk in sentence.chunks("be", "say", "occur", "outcome_participle")
        )
    return False


def _in_short_quote(sentence: Sentence, target: Chunk) -> bool:
    if not sentence.quoted[target.first]:
        return False
    left = target.first
    while left > 0 and sentence.quoted[left - 1]:
        left -= 1
    right = target.first
    while right + 1 < len(sentence.tokens) and sentence.quoted[right + 1]:
        right += 1
    if target.key == "ground" and right - left - 1 == 1:
        return False
    return right - left - 1 <= _SHORT_QUOTE


def _counted_days(sentence: Sentence, cue: Chunk) -> bool:
    """Tell "in the past 24 hours" and "over the past week", which date, from "in the past"."""
    after = sentence.words(cue.last, cue.last + 3)
    return sentence.low(cue.last - 1) == "past" and (
        after[0].isdigit() or bool(set(after) & word_set("judging", "short_times"))
    )


def _wrong(sentence: Sentence, target: Chunk) -> Verdict | None:
    """Tell "the report that fighting had resumed was wrong"."""
    told = any(
        sentence.low(index) in word_set("judging", "assertions")
        for index in range(max(target.first - _REPORT, 0), target.first)
    )
    if not told:
        return None
    for be in sentence.chunks("be"):
        after = set(sentence.words(be.last, be.last + 2))
        if target.last <= be.first and after & word_set("judging", "wrong"):
            return Verdict("denied", be)
    return None


def _habitual_after(sentence: Sentence, target: Chunk) -> Verdict:
    for cue in sentence.chunks("cue_before"):
        near = target.last <= cue.first <= target.last + REACH["habitual"]
        if cue.key == "habitual" and near and sentence.same_clause(cue.first, target.first):
            if _counted_days(sentence, cue):
                continue
            single = sentence.low(cue.first)
            if single not in word_set("judging", "habitual_adjectives"):
                return Verdict("habitual", cue)
    return ASSERTED
