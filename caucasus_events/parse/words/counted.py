"""People whom a number counts ("three of its soldiers", "two dead")."""

from __future__ import annotations

from caucasus_events.parse.words.chunks import Chunk, Sentence
from caucasus_events.parse.words.lexicons import word_set
from caucasus_events.parse.words.people import Group, Number, chunk_at, of_a_thing

_REACH = 7
_OWN_REACH = 4
_MORE = word_set("counting", "more")
_MINES = 6
_STOP = word_set("counting", "stop")


def counted(sentence: Sentence, number: Number) -> Group | None:
    """Return the people that a number counts, None if it counts something else."""
    if _age_or_name(sentence, number):
        return None
    first, after = sentence.token_at(number.start), sentence.token_at(number.end - 1) + 1
    if _mines(sentence, after):
        return None
    victim, side, last, possessive = _noun_after(sentence, after)
    possessive = possessive or _its_own(sentence, first)
    if number.rule == "explicit_zero" and _silent(sentence, after, last):
        return None
    own = possessive and "own" in set(sentence.words(after, last + _OWN_REACH))
    own = own or _its_own(sentence, first)
    named = victim is not None or side is not None or own
    if not named and not _stands_alone(sentence, number, first, after):
        return None
    return Group(
        number, victim.key if victim else "unknown", side.key if side else None, first, last,
        sentence.tokens[first].start, sentence.tokens[last - 1].end, named, possessive,
    )  # fmt: skip


def _mines(sentence: Sentence, after: int) -> bool:
    """Tell "130 anti-personnel mines"."""
    words = sentence.words(after, after + _MINES)
    mine = next((i for i, word in enumerate(words) if word in word_set("counting", "mines")), None)
    return mine is not None and not set(words[:mine]) & _STOP


def _silent(sentence: Sentence, first: int, last: int) -> bool:
    """Tell "no information about civilian casualties"."""
    silence = word_set("losses", "silence")
    return any(sentence.low(index) in silence for index in range(first, last))


def _its_own(sentence: Sentence, first: int) -> bool:
    """Tell the losses of the side that speaks ("and its own at one dead")."""
    words = sentence.words(first - 3, first)
    return words[1:] == ["own", "at"] and words[0] in word_set("clauses", "possessives")


def _noun_after(sentence: Sentence, after: int) -> tuple[Chunk | None, Chunk | None, int, bool]:
    """Return the people after a number, their side, where they end, whether they are "its"."""
    side = None
    last = after
    possessive = False
    for position in range(after, min(after + _REACH, len(sentence.tokens))):
        low = sentence.low(position)
        possessive = possessive or low in word_set("clauses", "possessives") | {"his"}
        if low in _MORE and (
            chunk_at(sentence, "side", position + 1) or chunk_at(sentence, "victim", position + 1)
        ):
            continue
        victim = _last_noun(sentence, position)
        side = side or chunk_at(sentence, "side", position)
        if victim is not None:
            return victim, side, victim.last, possessive and not of_a_thing(sentence, victim.first)
        if side is not None and side.first == position:
            last = side.last
        if low in _STOP or (position == after and _participle_of_its_own(sentence, position)):
            break
    return None, side, last, possessive


def _participle_of_its_own(sentence: Sentence, position: int) -> bool:
    """Tell "15 killed", which ends there, from "15 killed soldiers"."""
    return any(
        chunk.first == position
        and not chunk_at(sentence, "victim", chunk.last)
        and not chunk_at(sentence, "side", chunk.last)
        for chunk in sentence.chunks("outcome_participle", "outcome_tally")
    )


def _stands_alone(sentence: Sentence, number: Number, first: int, after: int) -> bool:
    """Tell whether a number without a noun means people all the same."""
    if _object(sentence, first, after):
        return True
    hurts = number.rule == "vague_term" and sentence.low(after) in word_set("counting", "hurts")
    return _bare(sentence, after) and not hurts


def _age_or_name(sentence: Sentence, number: Number) -> bool:
    """Tell an age in a list ("aged 94 and 41") and a part of a name ("24News") from a count."""
    first = sentence.token_at(number.start)
    if sentence.tokens[first].end > number.end and sentence.tokens[first].low[-1].isalpha():
        return True
    if sentence.low(first - 1) == "of" and _young(sentence, first - 2):
        return True
    back = first - 1
    while sentence.low(back).isdigit() or sentence.low(back) in {"and", ","}:
        back -= 1
    return sentence.low(back) in word_set("clauses", "aged") or (
        sentence.low(back) == "in" and sentence.low(back - 1) == "born"
    )


def _young(sentence: Sentence, position: int) -> bool:
    """Tell somebody whose age follows ("a child of five")."""
    return any(
        noun.last == position + 1 and noun.form == "singular" for noun in sentence.chunks("victim")
    )


def _last_noun(sentence: Sentence, position: int) -> Chunk | None:
    """Return the people at a position; of two nouns in a row the second is the head."""
    found = chunk_at(sentence, "victim", position)
    while found is not None and (following := chunk_at(sentence, "victim", found.last)):
        found = following
    return found


def _bare(sentence: Sentence, after: int) -> bool:
    """Tell whether a number stands for people by what follows ("three wounded")."""
    if sentence.low(after) in {"others", "other", "more"}:
        return True
    layers = ("outcome_participle", "outcome_tally", "be")
    return any(chunk.first in {after, after + 1} for chunk in sentence.chunks(*layers))


def _object(sentence: Sentence, first: int, after: int) -> bool:
    """Tell those of "killing one and injuring two", where no noun follows."""
    ends = sentence.low(after) in word_set("counting", "stop") or not sentence.low(after)
    quoted = sentence.low(first - 1) == '"'
    verbs = sentence.chunks("outcome_active")
    opening = first - 1 if quoted else first
    hurt = any(verb.last == opening and verb.key in {"killed", "wounded"} for verb in verbs)
    hurt = hurt or sentence.low(opening - 1) in word_set("hurts", "loses")
    return hurt and (ends or sentence.low(after) in {".", '"', ";"})
