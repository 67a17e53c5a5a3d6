"""The words of the parser: what the code asks for is there, and what is there is asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import caucasus_events.parse as room
from caucasus_events.parse.words.lexicons import _entries, lexicon

ROOM = Path(room.__file__).parent
SINGLE_WORDS = (
    "clauses", "counting", "happening", "hurts", "judging", "losses", "places", "roles", "speaking",
    "strategic",
)  # fmt: skip


def asked() -> Iterator[tuple[str, str | None]]:
    """Give every layer, and key of a layer, that the code names."""
    for path in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            names = [item.value for item in node.args if isinstance(item, ast.Constant)]
            if node.func.attr == "chunks":
                yield from ((name, None) for name in names)
            elif node.func.attr == "has" and names:
                yield names[0], names[1] if len(names) > 1 else None


def test_every_layer_that_is_asked_for_has_words():
    layers = {entry.layer for entry, _ in _entries()}
    keys = {(entry.layer, entry.key) for entry, _ in _entries()}
    wrong = {
        pair
        for pair in asked()
        if pair[0] not in layers or (pair[1] is not None and pair not in keys)
    }
    assert wrong == set()


@pytest.mark.parametrize("name", SINGLE_WORDS)
def test_every_list_of_words_is_read(name):
    code = "\n".join(path.read_text("utf-8") for path in ROOM.rglob("*.py"))
    assert [key for key in lexicon(name) if f'"{key}"' not in code] == []
