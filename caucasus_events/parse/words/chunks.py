"""A sentence with everything the lexicons know of it.

The rooms after this one read only `Sentence`: tokens, chunks by layer, and where its clauses
begin.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from caucasus_events.parse.words.lexicons import Entry, Trie, trie, word_set
from caucasus_events.parse.words.tokens import Token, tokenize

_HARD = {";", ":", "\u2014", "(", ")"}
_CONJUNCTIONS = word_set("clauses", "conjunctions")
_SUBORDINATE = word_set("clauses", "subordinate")
_BEFORE_VERB = word_set("clauses", "before_verb")


@dataclass(slots=True)
class Chunk:
    """A phrase found in a sentence: tokens first to last (exclusive), offsets, what it is."""

    layer: str
    key: str
    form: str
    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class Sentence:
    """One sentence, its words and the phrases found in it."""

    index: int
    start: int
    end: int
    paragraph: int
    tokens: list[Token]
    layers: dict[str, list[Chunk]]
    clause: list[int]
    quoted: list[bool]
    extra: dict[str, list[object]] = field(default_factory=dict)

    def chunks(self, *layers: str) -> list[Chunk]:
        """Return the chunks of some layers, in text order."""
        if len(layers) == 1:
            return self.layers.get(layers[0], [])
        found = [chunk for layer in layers for chunk in self.layers.get(layer, ())]
        return sorted(found, key=lambda chunk: (chunk.first, chunk.last))

    def low(self, position: int) -> str:
        """Return the word at a position, or an empty text outside the sentence."""
        return self.tokens[position].low if 0 <= position < len(self.tokens) else ""

    def words(self, first: int, last: int) -> list[str]:
        """Return the words from one position up to another, empty texts outside the sentence."""
        return [self.low(position) for position in range(first, last)]

    def same_clause(self, one: int, other: int) -> bool:
        """Tell whether two positions are in one clause."""
        return self.clause[one] == self.clause[other]

    def opens_clause(self, position: int) -> bool:
        """Tell whether a clause begins at a position (that of the sentence does at 0)."""
        return position == 0 or self.clause[position] != self.clause[position - 1]

    def clause_start(self, position: int) -> int:
        """Return where the clause of a position begins."""
        while not self.opens_clause(position):
            position -= 1
        return position

    def clause_opens_with(self, position: int, words: frozenset[str]) -> bool:
        """Tell whether one of some words is the first or second of the clause of a position."""
        first = self.clause_start(position)
        return not words.isdisjoint(self.words(first, first + 2))

    def passive(self, chunk: Chunk, gap: int = 1, *, inside: bool = False) -> bool:
        """Tell a passive: a form of "be" before a phrase, or (`inside`) among its words.

        Parameters
        ----------
        chunk : Chunk
            The phrase.
        gap : int
            How many words may stand between ("was heavily shelled").
        inside : bool
            Whether "was shelled" as one phrase counts.
        """
        return any(
            0 <= chunk.first - be.last <= gap or (inside and chunk.first <= be.first < chunk.last)
            for be in self.chunks("be")
        )

    def has(self, layer: str, key: str | None = None) -> bool:
        """Tell whether a layer (with that key) occurs."""
        return any(key is None or chunk.key == key for chunk in self.layers.get(layer, ()))

    def token_at(self, offset: int) -> int:
        """Return the position of the first token that ends after an offset."""
        return bisect_right(self.tokens, offset, key=lambda token: token.end)


def read_sentence(plain: str, start: int, end: int, *, index: int, paragraph: int) -> Sentence:
    """Return a sentence with its chunks.

    Parameters
    ----------
    plain : str
        The whole text after `same_length`.
    start, end : int
        Where the sentence is.
    """
    tokens = tokenize(plain, start, end)
    layers: dict[str, list[Chunk]] = defaultdict(list)
    busy: dict[str, int] = {}
    root = trie()
    for position in range(len(tokens)):
        for entry, last in _matches(root, tokens, position):
            if busy.get(entry.layer, 0) <= position:
                layers[entry.layer].append(_chunk(entry, tokens, position, last))
        for layer, found in layers.items():
            if found:
                busy[layer] = found[-1].last
    quoted = _quotes(tokens)
    return Sentence(index, start, end, paragraph, tokens, dict(layers), _clauses(tokens), quoted)


def _chunk(entry: Entry, tokens: list[Token], first: int, last: int) -> Chunk:
    return Chunk(
        entry.layer, entry.key, entry.form, first, last, tokens[first].start, tokens[last - 1].end
    )


def _matches(root: Trie, tokens: list[Token], first: int) -> list[tuple[Entry, int]]:
    """Return the longest match of every layer that starts at a token."""
    node = root
    longest: dict[str, tuple[Entry, int]] = {}
    for position in range(first, len(tokens)):
        low = tokens[position].low
        if low == '"' and position > first:
            continue
        following = node.get(low)
        if following is None:
            break
        node = following
        for entry in node.get(None, ()):
            known = longest.get(entry.layer)
            if known is None or known[1] <= position or _better(entry, known[0], tokens, first):
                longest[entry.layer] = (entry, position + 1)
    return list(longest.values())


def _better(entry: Entry, known: Entry, tokens: list[Token], first: int) -> bool:
    """Tell which of two readings of the same words holds: "attack" as noun or as verb."""
    if {entry.form, known.form} != {"noun", "base"}:
        return True
    before = tokens[first - 1].low if first else ""
    verb = before in _BEFORE_VERB or _plural_subject(tokens, first)
    return entry.form == ("base" if verb else "noun")


def _plural_subject(tokens: list[Token], first: int) -> bool:
    """Tell a present tense with a plural subject ("forces attack the village")."""
    if first == 0 or first + 1 >= len(tokens) or not tokens[first - 1].low.endswith("s"):
        return False
    after = tokens[first + 1]
    return after.low in word_set("clauses", "object_opens") or (
        after.capital and not tokens[first].capital
    )


def _clauses(tokens: list[Token]) -> list[int]:
    """Return for every token the number of its clause."""
    numbers = []
    number = 0
    for position, token in enumerate(tokens):
        before = tokens[position - 1].low if position else ""
        after = tokens[position + 1].low if position + 1 < len(tokens) else ""
        starts = (
            token.low in _HARD
            or (token.low in {"-", "\u2013"})
            or token.low in _SUBORDINATE
            or (token.low == "," and after in _CONJUNCTIONS)
            or (token.low == "as" and before not in word_set("clauses", "as_after"))
        )
        if starts and position:
            number += 1
        numbers.append(number)
    return numbers


def _quotes(tokens: list[Token]) -> list[bool]:
    inside = False
    marks = []
    for token in tokens:
        if token.low == '"':
            inside = not inside
            marks.append(True)
        else:
            marks.append(inside)
    return marks
