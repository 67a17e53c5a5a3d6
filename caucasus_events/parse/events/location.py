"""Which place an event has: from place roles to a gazetteer match."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from math import hypot

from caucasus_events.geo import Match, geocode
from caucasus_events.parse.scope.weapons import FROM_AFAR
from caucasus_events.parse.sentences.model import Reading
from caucasus_events.parse.sentences.places import PlaceMention, PlaceRole
from caucasus_events.parse.words.chunks import Sentence
from caucasus_events.parse.words.lexicons import word_set

_BRACKETS = r"(?:\s\([^()\n]{1,40}\))?"
_TYPE_AFTER = re.compile(
    _BRACKETS + r"\s{1,2}(?i:(district|region|province)s?\b"
    r"|(rayon|marz|oblast|reservoir|heights?|corridor|airport)\b)"
)
_TYPES_AFTER = re.compile(
    _BRACKETS + r"(?:(?:, | and | or |, and )[A-Z][\w-]+" + _BRACKETS + r"){1,4}"
    r"\s{1,2}(?i:(district|region|province)s\b)"
)
_REGION = "Nagorno-Karabakh"
_PRECISION_NEAR = 2
_PRECISION_DISTRICT = 3
NEAR_FACTOR = 3
_KM_LATITUDE = 111.0
_KM_LONGITUDE = 85.0
_FAR_APART = 60.0
_HALF_KM_M = 500
_MIN_NEAR_M = 5000
_OFFICE_REACH = 4
_DISTANCE = 9
_SUFFERED = 10
_RECIPIENT = word_set("places", "recipient")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of an event with the words that name it.

    One that is not `listed` in the gazetteer lies between two places, or is a village that only its
    district places. One without a match may have a `country` all the same.
    """

    match: Match | None
    name: str
    precision: int | None
    uncertainty_m: int | None
    start: int
    end: int
    listed: bool = True
    country: str | None = None

    @property
    def site(self) -> bool:
        """Whether it is a settlement or another point, not an area."""
        return (self.precision or _PRECISION_DISTRICT) < _PRECISION_DISTRICT or not self.listed


def points(found: list[Spot]) -> list[tuple[float, float]]:
    """Return latitude and longitude of the places that have them."""
    return [(spot.match.latitude, spot.match.longitude) for spot in found if spot.match]


def clear_points(readings: list[Reading]) -> list[tuple[float, float]]:
    """Return the points of an article's names that mean one place only.

    An article without one that speaks of Nagorno-Karabakh's forces or authorities is about places
    there.
    """
    names = {place.mention.name for reading in readings for place in reading.places}
    best = [geocode(name, own_places=False).best for name in sorted(names)]
    clear = [
        match for match in best if match is not None and match.geo_precision < _PRECISION_DISTRICT
    ]
    if not clear and any(
        person.side == _REGION for reading in readings for person in reading.people
    ):
        clear = geocode(_REGION, own_places=False).matches[:1]
    return [(match.latitude, match.longitude) for match in clear]


def spots(
    plain: str, sentence: Sentence, places: list[PlaceRole], context: list[tuple[float, float]]
) -> list[Spot]:
    """Return the places where something happened, origins left out, most precise first.

    Parameters
    ----------
    plain : str
        The whole text.
    sentence : Sentence
        The sentence that names the places.
    places : list of PlaceRole
        Its places with their roles.
    context : list of (latitude, longitude)
        Places known of the article, for ambiguous names.
    """
    found: list[Spot] = []
    voice = False
    for place in places:
        before = sentence.low(place.first - 1)
        opens = (place is places[0] and before == ",") or (voice and before in {",", "and"})
        voice = _is_voice(sentence, place, opens=opens)
        if place.role == "origin" or _is_person(sentence, place) or voice:
            continue
        spot = _spot(plain, sentence, place, context)
        if spot is None:
            continue
        if place.role == "between" and place.listed and found:
            found.append(_midway(found.pop(), spot))
        else:
            found.append(spot)
    found = _beside_others(sentence, found, places)
    found = [spot for spot in found if not _holds_another(spot, found)]
    if any(spot.site for spot in found):
        found = [spot for spot in found if spot.site]
    return found


def _midway(one: Spot, two: Spot) -> Spot:
    """Return the middle between two places; the first one alone where they are far apart."""
    left, right = one.match, two.match
    if left is None or right is None or left.place_id == right.place_id:
        return one
    apart = hypot(
        (left.latitude - right.latitude) * _KM_LATITUDE,
        (left.longitude - right.longitude) * _KM_LONGITUDE,
    )
    if apart > _FAR_APART:
        return one
    middle = replace(
        left,
        place_id=f"{left.place_id} {right.place_id}",
        name=f"{left.name} - {right.name}",
        latitude=round((left.latitude + right.latitude) / 2, 4),
        longitude=round((left.longitude + right.longitude) / 2, 4),
        country=left.country if left.country == right.country else None,
        admin1=left.admin1 if left.admin1 == right.admin1 else None,
    )
    reach = int(apart * _HALF_KM_M) + max(left.uncertainty_m, right.uncertainty_m)
    return Spot(middle, middle.name, _PRECISION_NEAR, reach, one.start, two.end, listed=False)


def _beside_others(sentence: Sentence, found: list[Spot], places: list[PlaceRole]) -> list[Spot]:
    """Leave out homes, sectors and posts that only fire, if another place is named."""
    aside = {
        place.mention.start
        for place in places
        if place.role in {"home", "firing"}
        or _measured_from(sentence, place)
        or sentence.low(place.last) in word_set("roles", "sectors")
    }
    return [spot for spot in found if spot.start not in aside] or found


def _measured_from(sentence: Sentence, place: PlaceRole) -> bool:
    """Tell the town from which one counts ("300 kilometers west of Baku", "east of Askeran")."""
    before = set(sentence.words(place.first - _DISTANCE, place.first))
    if before & word_set("places", "lengths"):
        return True
    step = place.first - 1
    while sentence.tokens[step].capital and step > 0:
        step -= 1
    return sentence.low(step) == "of" and sentence.low(step - 1) in word_set("places", "compass")


def _holds_another(spot: Spot, found: list[Spot]) -> bool:
    """Tell the district's name after its villages ("Alibeyli and Aghdam in Tovuz")."""
    return spot.match is not None and any(
        other.match is not None
        and other.match.place_id != spot.match.place_id
        and other.end <= spot.start
        and other.match.admin1 == spot.match.name
        for other in found
    )


def _is_person(sentence: Sentence, place: PlaceRole) -> bool:
    """Tell a surname or first name from a place ("Ararat Mirzoyan", "Vardan Goris")."""
    owner = sentence.tokens[place.last - 1].possessive
    if owner or sentence.low(place.last) in word_set("places", "areas"):
        return False
    if place.last < len(sentence.tokens):
        after = sentence.tokens[place.last]
        side = any(c.first == place.last for c in sentence.chunks("side", "office", "force"))
        joined = after.start - sentence.tokens[place.last - 1].end == 1
        named = place.role == "name" or sentence.tokens[place.first - 1].capital
        if after.capital and joined and not side and named:
            return True
    return place.role == "name" and place.first > 0 and sentence.tokens[place.first - 1].capital


def _is_voice(sentence: Sentence, place: PlaceRole, *, opens: bool) -> bool:
    """Tell a capital that speaks, gets or owns something from one where something happens."""
    if not any(chunk.first == place.first for chunk in sentence.chunks("metonym")):
        return False
    before = sentence.low(place.first - 1)
    if any(
        chunk.first == place.last or (before == "in" and chunk.last == place.first - 1)
        for chunk in sentence.chunks("say")
    ):
        return True
    if before in word_set("places", "compared") | word_set("places", "as_they_see"):
        return True
    if place.first == 1 and before == "in" and sentence.low(place.last) == ",":
        return True
    named = place.role == "name" or opens
    if named or before in _RECIPIENT or sentence.tokens[place.last - 1].possessive:
        return not _undergoes(sentence, place)
    office = any(
        0 <= place.first - chunk.last <= _OFFICE_REACH for chunk in sentence.chunks("office")
    )
    return before == "in" and office


def _undergoes(sentence: Sentence, place: PlaceRole) -> bool:
    """Tell "Stepanakert was shelled" and "shelling of Stepanakert"."""
    passive = any(
        chunk.layer == "be" and 0 <= chunk.first - place.last <= _OFFICE_REACH
        for chunk in sentence.chunks("be")
    )
    acted_on = any(
        0 <= place.first - chunk.last <= 1 and chunk.form in {"past", "gerund", "base"}
        for chunk in sentence.chunks("trigger")
    )
    hit = any(
        chunk.key in FROM_AFAR and 0 <= chunk.first - place.last <= _OFFICE_REACH
        for chunk in sentence.chunks("trigger")
    )
    suffers = word_set("places", "suffers") & {
        sentence.low(index) for index in (place.last, place.last + 1)
    }
    told = any(
        chunk.key in FROM_AFAR and 0 <= chunk.first - place.last <= _SUFFERED
        for chunk in sentence.chunks("trigger")
    )
    return acted_on or (passive and hit) or (bool(suffers) and told)


def _means_province(sentence: Sentence, place: PlaceRole, best: Match | None) -> bool:
    """Tell Gegharkunik, the province, from the village of that name."""
    settled = {sentence.low(place.first - step) for step in (1, 2, 3)}
    return (
        best is not None
        and best.name in word_set("places", "rather_province")
        and not settled & word_set("places", "settlements")
        and sentence.low(place.last) not in word_set("places", "settlements")
    )


def _spot(
    plain: str, sentence: Sentence, place: PlaceRole, context: list[tuple[float, float]]
) -> Spot | None:
    mention = place.mention
    if mention.district is not None and not mention.place_ids:
        return _somewhere_in(mention)
    word = _TYPE_AFTER.match(plain, mention.end)
    kind = word or _TYPES_AFTER.match(plain, mention.end)
    name = mention.name + (f" {kind[kind.lastindex or 0].lower()}" if kind else "")
    result = geocode(name, near=context, own_places=False)
    if kind is None and _means_province(sentence, place, result.best):
        result = geocode(f"{mention.name} province", near=context, own_places=False)
    best = (
        next((item for item in result.matches if item.admin1 == mention.district), None)
        if mention.district
        else None
    )
    best = best or result.best or _known(result.matches, mention.place_ids)
    if best is None:
        return None
    precision = best.geo_precision
    uncertainty = best.uncertainty_m
    if place.role in {"near", "between", "firing"} and precision == 1:
        precision = _PRECISION_NEAR
        uncertainty = max(uncertainty * NEAR_FACTOR, _MIN_NEAR_M)
    end = word.end() if word else mention.end
    return Spot(best, best.name, precision, uncertainty, mention.start, end)


def _somewhere_in(mention: PlaceMention) -> Spot | None:
    """Return a village that only its district places."""
    area = geocode(f"{mention.district} district", own_places=False).best
    if area is None:
        return None
    here = replace(area, place_id=f"{area.place_id} {mention.name}", name=mention.name)
    return Spot(
        here, here.name, _PRECISION_DISTRICT, area.uncertainty_m, mention.start, mention.end,
        listed=False,
    )  # fmt: skip


def _known(matches: list[Match], place_ids: tuple[str, ...]) -> Match | None:
    """Return the only match that stands out by its score, when ambiguity is far away."""
    near = [match for match in matches if match.place_id in place_ids]
    top = [match for match in near if match.score == near[0].score]
    return top[0] if len(top) == 1 else None
