"""Batches: the CSV files of ``data/raw/`` through which rows come in.

Lives here: cells (text to value and back), strict reading with physical line numbers,
writing, templates, ``fmt``. Comes in: folders. Goes out: `RawTable` (text as it stands, for
the checks) and typed frames. Invariant: what is written is written beside and renamed, and
reading it back gives the same frames.
"""

from __future__ import annotations

from caucasus_events.batches.fmt import fmt
from caucasus_events.batches.folders import batch_folders, find_strangers, find_tables
from caucasus_events.batches.raw import Fault, RawTable
from caucasus_events.batches.reading import read_batch, read_table
from caucasus_events.batches.templates import new_batch
from caucasus_events.batches.writing import write_batch, write_table

__all__ = [
    "Fault",
    "RawTable",
    "batch_folders",
    "find_strangers",
    "find_tables",
    "fmt",
    "new_batch",
    "read_batch",
    "read_table",
    "write_batch",
    "write_table",
]
