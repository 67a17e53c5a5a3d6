"""Speed of the parser: articles a second on one core and two, memory, ratios to two peers.

Run with ``python benchmarks/parse.py [ARTICLES]``; the articles are composed from sentences of
its own, 500 words each. spaCy, if it is installed, runs its small English architecture with
untrained weights.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from datetime import date

from caucasus_events.parse import parse_articles
from caucasus_events.text import Document, sentences

WORDS = 500
SENTENCES = (
    "On Tuesday two Azerbaijani soldiers were killed near Sotk, the ministry said.",
    "Armenia's Defense Ministry denied that its units had opened fire on the village.",
    "The foreign ministers are to meet in Brussels next week, a spokesman told reporters.",
    "At least five servicemen were wounded when a mine exploded in the Lachin district.",
    "The price of wheat rose by 12 percent in the first half of the year.",
    "The two countries fought a war in 2020 in which more than 6,500 people died.",
    "Officials said that the ceasefire had been violated 84 times over the past 24 hours.",
    "Residents of the town spoke of a quiet night and of markets that opened again.",
)


def articles(number: int) -> list[Document]:
    """Compose articles of 500 words, the same every time."""
    rng = random.Random(7)
    result = []
    for index in range(number):
        text: list[str] = []
        while sum(len(item.split()) for item in text) < WORDS:
            text.append(rng.choice(SENTENCES))
        result.append(
            Document(f"{' '.join(text)} This was report {index}.", str(index), date(2022, 9, 14))
        )
    return result


def timed(work: Callable[[], Iterable[object]]) -> float:
    """Return the seconds that work takes."""
    started = time.perf_counter()
    for _ in work():
        pass
    return time.perf_counter() - started


def spacy_seconds(documents: list[Document]) -> float | None:
    """Return the seconds of spaCy's small English architecture, None if it is not installed."""
    try:
        import spacy  # noqa: PLC0415 - a peer that need not be there
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    for name in ("tagger", "parser", "ner"):
        pipe = pipeline.add_pipe(name)
        pipe.add_label("nsubj" if name == "parser" else "GPE")
    pipeline.initialize()
    return timed(lambda: pipeline.pipe(document.text for document in documents))


def main() -> None:
    """Measure and print one line per figure."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    documents = articles(number)
    list(parse_articles(documents[:8]))
    one = timed(lambda: parse_articles(documents))
    print(f"one core        {number / one:8.1f} articles/s")
    with ProcessPoolExecutor(2) as pool:
        list(parse_articles(documents[:64], pool))
        two = timed(lambda: parse_articles(documents, pool))
    print(f"two cores       {number / two:8.1f} articles/s")
    split = timed(lambda: (sentences(document.text) for document in documents))
    longer = f"parsing takes {one / split:.0f} times as long"
    print(f"sentences only  {number / split:8.1f} articles/s, {longer}")
    peer = spacy_seconds(documents)
    if peer is not None:
        faster = f"parsing is {peer / one:.1f} times as fast"
        print(f"spaCy           {number / peer:8.1f} articles/s, {faster}")
    print(f"peak memory     {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MiB")


if __name__ == "__main__":
    main()
