"""Where an article is: the places named so far, and what "the village" then means."""

from __future__ import annotations

from caucasus_events.parse.events.location import Spot, clear_points, points, spots
from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.sentences.places import PlaceRole
from caucasus_events.parse.words.chunks import Sentence
from caucasus_events.parse.words.lexicons import word_set

_GOES_ON = 2
_SAME = 4
_TITLE = 4


def _vague(found: list[Spot]) -> bool:
    """Tell the whole region, which is named as whose authorities speak as often as a place."""
    return all(spot.match is not None and spot.match.admin1 is None for spot in found)


def there(sentence: Sentence) -> bool:
    """Tell "its positions there came under fire" from "there were losses"."""
    verbs = {chunk.first for chunk in sentence.chunks("be", "aux")}
    return any(
        sentence.low(index) == "there"
        and not (index + 1 in verbs and sentence.low(index - 1) in word_set("places", "clauses"))
        for index in range(1, len(sentence.tokens))
    )


class Whereabouts:
    """The places of an article while it is read.

    Parameters
    ----------
    plain : str
        The whole text.
    readings : list of Reading
        Its sentences.
    """

    def __init__(self, plain: str, readings: list[Reading]) -> None:
        self._plain = plain
        self._clear = clear_points(readings)
        self._named: list[Spot] = []
        self._last: tuple[Spot, Sentence] | None = None

    def where(self, places: list[PlaceRole], reading: Reading) -> list[Spot]:
        """Return the places of a mention, or the one that it means, and keep them in mind."""
        found = self.named(places, reading)
        known = {spot.name for spot in self._named}
        self._named += [spot for spot in found if spot.name not in known]
        vague = _vague(found) and there(reading.sentence)
        if vague or all(_region(spot) for spot in found):
            found = self._meant(reading) or found
        if found and found[0].site:
            self._last = (found[0], reading.sentence)
        return found

    def named(self, places: list[PlaceRole], reading: Reading) -> list[Spot]:
        """Return the places that a sentence names, read beside those named before."""
        if self._sited():
            places = [place for place in places if not _home(reading, place)]
        context = points(self._named) or self._clear
        return spots(self._plain, reading.sentence, places, context)

    def _sited(self) -> bool:
        """Tell whether a place is known, so that a victim's home need not stand for it."""
        return any(spot.site for spot in self._named)

    def title(self, reading: Reading) -> None:
        """Keep the place that is all that a heading says, or that the sentence before is about."""
        if not reading.places:
            return
        if len(reading.sentence.tokens) <= _TITLE:
            self.where(reading.places, reading)
            return
        sites = [spot for spot in self.named(reading.places, reading) if spot.site]
        if len(sites) == 1:
            self._last = (sites[0], reading.sentence)

    def _meant(self, reading: Reading) -> list[Spot]:
        """Return the place that "the village" or "a house near the market" is in: the last told."""
        if self._last is None:
            return []
        spot, sentence = self._last
        told = reading.sentence
        site = told.paragraph == sentence.paragraph and (told.chunks("site") or there(told))
        gap = told.index - sentence.index
        meant = told.chunks("anaphor")
        same = any("same" in set(told.words(c.first, c.last)) for c in meant)
        near = 0 <= gap <= (_SAME if same else _GOES_ON)
        return [spot] if near and (site or meant) else []


def _home(reading: Reading, place: PlaceRole) -> bool:
    """Tell where a victim is from ("a resident of the village") from "the residents of it"."""
    before = set(reading.sentence.words(max(place.first - _SAME, 0), place.first))
    return place.role == "home" and bool(before & word_set("roles", "one_living_in"))


def _region(spot: Spot) -> bool:
    """Tell Karabakh as a whole, which no village is meant by."""
    return spot.match is not None and spot.match.admin1 is None and not spot.site
