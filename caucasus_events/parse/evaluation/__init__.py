"""Scores of an extractor on a gold set.

Comes in: a folder with ``gold.jsonl`` (and ``*_gold.json`` with must-not spans), the articles
beside it, and a function from a document to the object that ``parse --format jsonl`` prints.
Goes out: a `Scores` with precision, recall and F1 of events, strict and relaxed, with
bootstrap intervals; figures for fields; every fault with its words.
"""

from caucasus_events.parse.evaluation.gold import GoldArticle, GoldEvent, load_gold
from caucasus_events.parse.evaluation.report import render
from caucasus_events.parse.evaluation.scores import Scores, evaluate

__all__ = ["GoldArticle", "GoldEvent", "Scores", "evaluate", "load_gold", "render"]
