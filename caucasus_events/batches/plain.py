"""Files without oddities, read as a whole; what is not plain is left to `records`."""

from __future__ import annotations

import csv
import re

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow.csv import ConvertOptions, ReadOptions, read_csv

_QUOTED = re.compile(r'(?<![^,\n])"[^"\r\n]*(?:""[^"\r\n]*)*"(?![^,\r\n])')
_TEXT = pa.large_string()
_AS_STR = {_TEXT: pd.StringDtype(na_value=np.nan)}


def plain_header(text: str) -> list[str] | None:
    """Return the first line of a plain text, None where the text is not plain.

    Plain is a text in which every line is one record: no NUL, no blank line, no carriage
    return but before a line feed, and quotes only around whole cells within a line.
    """
    if "\0" in text or text.startswith(("\r", "\n")) or "\n\n" in text or "\n\r\n" in text:
        return None
    if text.count("\r") != text.count("\r\n"):
        return None
    if '"' in text and '"' in _QUOTED.sub("", text):
        return None
    return next(csv.reader([text.partition("\n")[0].rstrip("\r")]), None)


def plain_cells(text: str, width: int, columns: dict[str, int]) -> pd.DataFrame | None:
    """Return the cells of a plain text by line, None where a record has another width.

    Parameters
    ----------
    text : str
        A text for which `plain_header` returns its header.
    width : int
        Number of cells of the header.
    columns : dict of str to int
        Where each wanted column stands.
    """
    names = [str(at) for at in range(width)]
    wanted = [str(at) for at in columns.values()]
    if not wanted:
        return None
    try:
        cells = read_csv(
            pa.py_buffer(text.encode()),
            ReadOptions(column_names=names, skip_rows=1),
            convert_options=ConvertOptions(
                column_types=dict.fromkeys(names, _TEXT), include_columns=wanted
            ),
        )
    except pa.ArrowInvalid:
        return None
    frame: pd.DataFrame = cells.rename_columns(list(columns)).to_pandas(types_mapper=_AS_STR.get)
    return frame.set_axis(pd.RangeIndex(2, len(frame) + 2, name="line"))
