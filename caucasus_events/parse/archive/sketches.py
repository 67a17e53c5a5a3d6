"""Near-duplicate texts: 5-word shingles, a sketch of constant size, groups of copies.

A sketch is the `SIZE` smallest hashes of a text's shingles. The share of common hashes among
the smallest of both estimates the Jaccard similarity of the two texts, so copies are found
without keeping the texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b

SIZE = 256
WORDS = 5
COPY = 0.8
_BANDS = 16
_WORD = re.compile(r"\w+")


def sketch(text: str) -> list[int]:
    """Return the smallest hashes of a text's 5-word shingles, sorted.

    Parameters
    ----------
    text : str
        Any text; a text of fewer than five words has one shingle.

    Examples
    --------
    >>> len(sketch("Two soldiers were wounded near the border on Monday."))
    5
    """
    words = _WORD.findall(text.lower())
    if not words:
        return []
    count = max(len(words) - WORDS + 1, 1)
    shingles = {" ".join(words[start : start + WORDS]) for start in range(count)}
    hashes = (
        int.from_bytes(blake2b(item.encode(), digest_size=6).digest(), "big") for item in shingles
    )
    return sorted(hashes)[:SIZE]


def similarity(left: Sequence[int], right: Sequence[int]) -> float:
    """Return the estimated Jaccard similarity of two texts by their sketches.

    Examples
    --------
    >>> similarity([1, 2, 3], [1, 2, 3]), similarity([1, 2], [3, 4])
    (1.0, 0.0)
    """
    smallest = sorted({*left, *right})[:SIZE]
    if not smallest:
        return 0.0
    common = set(left) & set(right)
    return sum(item in common for item in smallest) / len(smallest)


def copies(sketches: Sequence[Sequence[int]]) -> list[int]:
    """Return for every text the position of the first text that it is a copy of.

    Texts are compared only if they share one of their smallest hashes.

    Examples
    --------
    >>> copies([[1, 2, 3], [7, 8], [1, 2, 3]])
    [0, 1, 0]
    """
    first = list(range(len(sketches)))
    seen: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(sketches):
        rivals = {rival for item in one[:_BANDS] for rival in seen[item]}
        for rival in sorted(rivals):
            if similarity(one, sketches[rival]) >= COPY:
                first[number] = first[rival]
                break
        if first[number] == number:
            for item in one[:_BANDS]:
                seen[item].append(number)
    return first
