"""Fire of one day that is told apart by its direction or its place."""

from __future__ import annotations

from caucasus_events.parse.events.drafts import Draft
from caucasus_events.parse.scope.weapons import FROM_AFAR
from caucasus_events.parse.sentences.actors import PARTIES
from caucasus_events.parse.words.lexicons import word_set

_ONE_WAY = FROM_AFAR | {"casualty"}


def the_other_way(known: Draft, draft: Draft) -> bool:
    """Tell fire of the other side, with dead of its own."""
    if not (known.said and draft.said and agents_differ(known, draft)):
        return False
    places = [_places(item) for item in (known, draft)]
    if all(places):
        return not places[0] & places[1]
    families = {known.family, draft.family}
    return families <= _ONE_WAY and not (known.mutual or draft.mutual) and _own_dead(known, draft)


def agents_differ(known: Draft, draft: Draft) -> bool:
    """Tell whether the two are done by different sides."""
    one, two = known.first.agent, draft.first.agent
    return one is not None and two is not None and one.side != two.side


def _own_dead(known: Draft, draft: Draft) -> bool:
    """Tell whether each of the two tells of losses of one side, not of the same."""
    hurt = [{said.side for said in item.said} for item in (known, draft)]
    named = all(sides and sides <= PARTIES for sides in hurt)
    parts = [{"Azerbaijan"} & sides for sides in hurt]
    return named and bool(parts[0]) != bool(parts[1])


def along_the_front(known: Draft, draft: Draft) -> bool:
    """Tell fighting along the whole front from fire that hurts people in one town.

    So does fire that hurts civilians somewhere from the fighting in which soldiers died.
    """
    if known.family != "clash" or known.spots or draft.family not in _ONE_WAY:
        return False
    words = {token.low for token in known.first.sentence.tokens}
    whole = known.first.sentence.has("contact_line") and words & word_set("roles", "whole")
    if whole and draft.said and any(spot.site for spot in draft.spots):
        return True
    civilians = draft.family in FROM_AFAR and bool(draft.spots) and _only(draft, "civilian")
    return civilians and _only(known, "military")


def _only(draft: Draft, category: str) -> bool:
    told = [said.claim.group.category for said in draft.said if said.claim.group.number.low]
    return bool(told) and set(told) == {category}


def later_elsewhere(known: Draft, draft: Draft) -> bool:
    """Tell "later that day, the town was shelled" from fire told without a place before."""
    if draft.family not in FROM_AFAR or known.spots or not any(spot.site for spot in draft.spots):
        return False
    when = draft.when
    words = {token.low for token in draft.first.sentence.tokens[:2]}
    return bool(when and when.strong) and bool(words & word_set("roles", "later_than_that"))


def _places(draft: Draft) -> set[str]:
    return {spot.match.place_id for spot in draft.spots if spot.match}
