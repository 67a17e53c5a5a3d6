"""One form for all romanisations of a name.

Folding brings together what the romanisations of Azerbaijani, Armenian and Russian keep
apart (ə/a/e, gh/g/ğ/q/k, kh/x/h, j/c/dzh/zh, -li/-ly, doubled letters), and the scripts
themselves. It never drops a word, so Upper and Lower stay apart.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files


@cache
def _tables() -> tuple[dict[str, str], dict[int, str], tuple[tuple[re.Pattern[str], str], ...]]:
    text = files(__package__).joinpath("embedded", "folding.toml").read_text("utf-8")
    raw = tomllib.loads(text)
    letters = {ord(letter): latin for letter, latin in raw["letters"].items()}
    rules = tuple((re.compile(rule["find"]), rule["write"]) for rule in raw["rules"])
    return raw["digraphs"], letters, rules


def romanise(name: str) -> str:
    """Return a name in plain small Latin letters, words apart.

    Examples
    --------
    >>> romanise("Ağdərə"), romanise("Степанакерт"), romanise("Շուշի")
    ('aghdere', 'stepanakert', 'shushi')
    """
    digraphs, letters, _ = _tables()
    lowered = unicodedata.normalize("NFC", name).replace("İ", "i").lower()
    for pair, letter in digraphs.items():
        lowered = lowered.replace(pair, letter)
    latin = unicodedata.normalize("NFKD", lowered.translate(letters))
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f'’ʻʼ`´]", "", latin)))


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Return the form under which all romanisations of a name meet.

    Examples
    --------
    >>> fold("Xocalı") == fold("Khojaly") == fold("Ходжалы")
    True
    >>> fold("Upper Askipara") == fold("Lower Askipara")
    False
    """
    _, _, rules = _tables()
    folded = romanise(name)
    for pattern, write in rules:
        folded = pattern.sub(write, folded)
    return folded.replace(" ", "")
