"""The parser's words: TOML files of ``lexicon/``, as one trie over lower-case words.

A phrase may hold ``{a,b}`` for alternatives. Every phrase becomes an `Entry` that says its
layer (what kind of word it is), its key within the layer, and its form.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, TypeAlias

from caucasus_events.parse.words.tokens import words

Trie: TypeAlias = dict[str | None, Any]

_BRACE = re.compile(r"\{([^{}]*)\}")
_SELF_LAYERS = {"sides": "side", "metonyms": "metonym", "forces": "force", "offices": "office"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase is: its layer, its key in the layer, its form."""

    layer: str
    key: str
    form: str


def expand(phrase: str) -> list[str]:
    """Return all phrases that a phrase with alternatives stands for.

    Examples
    --------
    >>> expand("{air,drone} strike{,s}")
    ['air strike', 'air strikes', 'drone strike', 'drone strikes']
    """
    parts = _BRACE.split(phrase)
    choices = [part.split(",") if index % 2 else [part] for index, part in enumerate(parts)]
    return ["".join(choice) for choice in product(*choices)]


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Return one file of ``lexicon/`` as it is written."""
    path = files("caucasus_events.parse.words").joinpath("lexicon", f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """Return one list of single words of a file of ``lexicon/``.

    Examples
    --------
    >>> sorted(word_set("roles", "doer_after"))
    ['by', 'from']
    """
    return frozenset(word for phrase in lexicon(name)[key] for word in expand(phrase))


@cache
def trie() -> Trie:
    """Return all phrases of all lexicons as nested dictionaries by word."""
    root: Trie = {}
    for entry, phrases in _entries():
        for phrase in phrases:
            for variant in expand(phrase):
                _insert(root, variant, entry)
    return root


def _insert(root: Trie, phrase: str, entry: Entry) -> None:
    node = root
    for word in words(phrase):
        node = node.setdefault(word, {})
    found = node.setdefault(None, [])
    if entry not in found:
        found.append(entry)


def _entries() -> list[tuple[Entry, list[str]]]:
    entries = [
        (Entry("trigger", family, form), phrases)
        for family, forms in lexicon("triggers").items()
        for form, phrases in forms.items()
    ]
    entries += [
        (Entry("trigger", family, "base"), _present(forms.get("past", [])))
        for family, forms in lexicon("triggers").items()
    ]
    for reach, reasons in lexicon("scope").items():
        entries += [(Entry(f"cue_{reach}", key, ""), items) for key, items in reasons.items()]
    people = lexicon("people")
    for group, keys in people.items():
        layer = _SELF_LAYERS.get(group)
        entries += [(Entry(layer or key, key, ""), items) for key, items in keys.items()]
    casualties = lexicon("casualties")
    for category, numbers in casualties["victims"].items():
        entries += [(Entry("victim", category, number), items) for number, items in numbers.items()]
    for outcome, forms in casualties["outcomes"].items():
        entries += [
            (Entry(f"outcome_{form}", outcome, form), items) for form, items in forms.items()
        ]
    entries += [(Entry(key, key, ""), items) for key, items in lexicon("functions").items()]
    entries += [(Entry(key, key, ""), items) for key, items in lexicon("topics").items()]
    return entries


def _present(phrases: list[str]) -> list[str]:
    """Return the present tense of past phrases whose first word ``verbs.toml`` knows."""
    verbs = lexicon("verbs")
    made = []
    for phrase in (variant for item in phrases for variant in expand(item)):
        verb, _, rest = phrase.partition(" ")
        made += [f"{form} {rest}".rstrip() for form in verbs.get(verb, ())]
    return made
