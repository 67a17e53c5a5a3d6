"""Who stands behind an event: one party, both, an independent voice."""

from __future__ import annotations

from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

_VOICE: Final = {"Armenia": 0, "Nagorno-Karabakh": 0, "Azerbaijan": 1}
_INDEPENDENT = 2

Codes = npt.NDArray[np.int64]


def corroboration(
    events: pd.DataFrame, casualties: pd.DataFrame, sources: pd.DataFrame
) -> pd.Series:
    """Return the corroboration of every event.

    A source speaks with its publisher's voice: Armenia and Nagorno-Karabakh are one party,
    Azerbaijan the other, every other publisher is independent of both. A publisher whose
    claims on the event are all somebody else's only relays them and lends no voice of its own.
    Copies of one story (`independence_group`) that a party's outlet carries too are that
    party's words. Claims count as their claimant's voice.

    Returns
    -------
    pandas.Series
        ``single_party``, ``both_parties``, ``independent`` or ``party_and_independent``;
        NULL for an event without a known source. The index is that of `events`.
    """
    event, ids = pd.factorize(events["event_id"].astype("str"))
    known = pd.Index(sources["source_id"].astype("str"))
    last = ~known.duplicated(keep="last")
    known, publisher = known[last], _voices(sources["publisher_side"])[last]
    cited_event, cited = _cited(event.astype("int64"), events["source_ids"], known)
    claims = casualties[casualties["claimant"].astype("str") != "unknown"]
    claim_event = (
        pd.Index(ids).get_indexer(pd.Index(claims["event_id"].astype("str"))).astype("int64")
    )
    claim_source = known.get_indexer(pd.Index(claims["source_id"].astype("str"))).astype("int64")
    claim_voice = _voices(claims["claimant"])
    placed = (claim_event >= 0) & (claim_source >= 0)
    pair = np.where(placed, claim_event * len(known) + claim_source, -1)
    own = pair[placed & (claim_voice == publisher[claim_source])]
    citation = cited_event * len(known) + cited
    heard = np.isin(citation, own) | ~np.isin(citation, pair)
    heard &= ~_copies(cited_event, _groups(sources)[last][cited], publisher[cited])
    voice = publisher[cited]
    flags = np.zeros((len(ids), 3), dtype=np.bool_)
    flags[cited_event[heard], voice[heard]] = True
    flags[claim_event[claim_event >= 0], claim_voice[claim_event >= 0]] = True
    first, second, independent = flags[event].T
    label = np.select(
        [independent & (first | second), independent, first & second, first | second],
        ["party_and_independent", "independent", "both_parties", "single_party"],
        "",
    ).astype(object)
    label[label == ""] = None
    return pd.Series(label, index=events.index, dtype="object")


def _cited(event: Codes, lists: pd.Series, known: pd.Index) -> tuple[Codes, Codes]:
    """Return event and source of every citation of a known source, by code."""
    cited = [item if isinstance(item, (list, tuple, np.ndarray)) else () for item in lists]
    lengths = np.fromiter(map(len, cited), dtype=np.int64, count=len(cited))
    names = pd.Index(list(chain.from_iterable(cited)), dtype="str")
    source = known.get_indexer(names).astype("int64")
    return np.repeat(event, lengths)[source >= 0], source[source >= 0]


def _groups(sources: pd.DataFrame) -> Codes:
    """Return the story that each source copies, -1 for none."""
    if "independence_group" not in sources:
        return np.full(len(sources), -1, dtype=np.int64)
    group = sources["independence_group"]
    return pd.factorize(group.where(group.astype("str") != ""))[0].astype("int64")


def _copies(event: Codes, group: Codes, voice: Codes) -> npt.NDArray[np.bool_]:
    """Tell the independent outlets that copy a story which a party's outlet carries too."""
    story = event * (group.max(initial=0) + 1) + group
    grouped, independent = group >= 0, voice == _INDEPENDENT
    copies: npt.NDArray[np.bool_] = np.isin(story, story[grouped & ~independent])
    copies &= grouped & independent
    return copies


def _voices(sides: pd.Series) -> Codes:
    """Return whose voice each side's is, independent where it is no party's."""
    codes, labels = pd.factorize(sides)
    table = [_VOICE.get(str(label), _INDEPENDENT) for label in labels]
    return np.array([*table, _INDEPENDENT], dtype=np.int64)[codes]
