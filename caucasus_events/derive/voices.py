"""Who stands behind an event: one party, both, an independent voice."""

from __future__ import annotations

import numpy as np
import pandas as pd

_FIRST = {"Armenia", "Nagorno-Karabakh"}
_SECOND = {"Azerbaijan"}


def corroboration(
    events: pd.DataFrame, casualties: pd.DataFrame, sources: pd.DataFrame
) -> pd.Series:
    """Return the corroboration of every event.

    A source speaks with its publisher's voice: Armenia and Nagorno-Karabakh are one party,
    Azerbaijan the other, every other publisher is independent of both. An independent
    publisher whose claims on the event are all a party's only relays that party and counts
    as its voice. Claims count as their claimant's voice.

    Returns
    -------
    pandas.Series
        ``single_party``, ``both_parties``, ``independent`` or ``party_and_independent``;
        NULL for an event without a known source. The index is that of `events`.
    """
    cited = pd.DataFrame(
        {
            "event_id": events["event_id"].astype("object"),
            "source_id": events["source_ids"].astype("object"),
        }
    ).explode("source_id")
    side = dict(zip(sources["source_id"], sources["publisher_side"].astype("object"), strict=True))
    voices = cited[cited["source_id"].isin(side)].assign(
        voice=lambda frame: _voice(frame["source_id"].map(side))
    )
    claims = pd.DataFrame(
        {
            "event_id": casualties["event_id"].astype("object"),
            "source_id": casualties["source_id"].astype("object"),
            "voice": _voice(casualties["claimant"].astype("object")),
        }
    )
    claims = claims[casualties["claimant"].astype("object") != "unknown"]
    party_only = claims["voice"] != "independent"
    relayed = party_only.groupby([claims["event_id"], claims["source_id"]]).all()
    keys = pd.MultiIndex.from_frame(voices[["event_id", "source_id"]])
    only_relays = relayed.reindex(keys).isin([True]).to_numpy()
    voices = voices[(voices["voice"] != "independent") | ~only_relays]
    heard = pd.concat([voices, claims])[["event_id", "voice"]].drop_duplicates()
    table = pd.crosstab(heard["event_id"], heard["voice"]).astype(bool)
    flags = table.reindex(
        index=events["event_id"].to_numpy(),
        columns=["first", "second", "independent"],
        fill_value=False,
    )
    party = flags["first"] | flags["second"]
    both = flags["first"] & flags["second"]
    label = np.select(
        [flags["independent"] & party, flags["independent"], both, party],
        ["party_and_independent", "independent", "both_parties", "single_party"],
        "",
    )
    return pd.Series(label, index=events.index, dtype="object").replace("", None)


def _voice(sides: pd.Series) -> pd.Series:
    return pd.Series(
        np.select([sides.isin(_FIRST), sides.isin(_SECOND)], ["first", "second"], "independent"),
        index=sides.index,
    )
