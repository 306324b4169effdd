"""Which place a mention is, by what the document says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.cascade.reader import Reader
from tawthiq.gazetteer.index import Index, build
from tawthiq.gazetteer.lookup import Gazetteer, merged
from tawthiq.gazetteer.places import Place
from tawthiq.gazetteer.precision import where_prec
from tawthiq.gazetteer.trust import stands_alone


def at(
    key: str, names: str, kind: str, admin1: str, north: float, east: float, country: str = "XM", pop: int = 0
) -> Place:
    """A place; its names are separated by a bar, the first is Latin."""
    every = tuple(names.split("|"))
    native = every[1] if len(every) > 1 else None
    return Place(key, every[0], native, kind, country, admin1, north, east, every, f"t.csv:{key}", population=pop)


PLACES = [
    at("najdan", "Najdan|نجدان", "admin1", "Najdan", 10.0, 20.0),
    at("sahil", "Sahil Gov|ساحلية", "admin1", "Sahil Gov", 30.0, 40.0),
    at("tin-1", "Zurmaqah|الزرمقة", "settlement", "Najdan", 10.1, 20.1),
    at("tin-2", "Zurmaqah|الزرمقة", "settlement", "Sahil Gov", 30.1, 40.1),
    at("hudayl", "Hudayl|الهديل", "settlement", "Sahil Gov", 30.2, 40.2),
    at("rasim-town", "Rasimah|الراسمة", "settlement", "Rasimah", 10.5, 20.5),
    at("rasim-unit", "Rasimah|الراسمة", "admin1", "Rasimah", 10.6, 20.6),
    at("far", "Tallbaz|تلباز", "settlement", "Elsewhere", -40.0, -60.0, "XZ"),
    at("spelt", "Dhira al-Wadi|ذراع الوادي", "settlement", "Sahil Gov", 30.15, 40.15),
]


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reader]:
    """Readers that know these places from an index."""
    path = tmp_path_factory.mktemp("index") / "i.sqlite"
    build(PLACES, path)
    return {language: Reader.of(language, (), (), "test", (Index(path),)) for language in ("ar", "en")}


def found(reader: Reader, text: str) -> dict[str, dict[str, object]]:
    """The values of the places of a text, by their words."""
    findings = reader.read(text).findings
    return {text[f.value["span"][0] : f.value["span"][1]]: dict(f.value) for f in findings if f.kind == "place"}


def test_a_name_of_two_villages_is_told_by_the_unit_named_with_it(readers: dict[str, Reader]) -> None:
    """The governorate decides, in either script."""
    arabic = found(readers["ar"], "قصفت الطائرات قرية الزرمقة بمحافظة نجدان ليلا")
    english = found(readers["en"], "Shells fell on the village of Zurmaqah in Najdan governorate.")

    assert arabic["الزرمقة"]["gazetteer_id"] == english["Zurmaqah"]["gazetteer_id"] == "tin-1"
    assert "named with" in str(english["Zurmaqah"]["because"])


def test_a_name_of_two_villages_is_told_by_a_neighbour(readers: dict[str, Reader]) -> None:
    """The one a few kilometres from the other village of the sentence."""
    places = found(readers["en"], "Shells fell on the villages of Zurmaqah and Hudayl at noon.")

    assert places["Zurmaqah"]["gazetteer_id"] == "tin-2"
    assert "km from Hudayl" in str(places["Zurmaqah"]["because"])


def test_several_candidates_left_stay_open_and_are_kept(readers: dict[str, Reader]) -> None:
    """Nothing is guessed; what all candidates share is said."""
    place = found(readers["en"], "Shells fell on the village of Zurmaqah at noon.")["Zurmaqah"]

    assert place.get("gazetteer_id") is None
    assert place["candidates"] == ["tin-1", "tin-2"]
    assert (place["country"], place["admin1"], place["name"]) == ("XM", None, "Zurmaqah")


def test_the_town_is_meant_unless_a_governorate_is_said(readers: dict[str, Reader]) -> None:
    """A seat and its unit share a name."""
    town = found(readers["ar"], "سقطت القذائف على مدينة الراسمة أمس")["الراسمة"]
    unit = found(readers["ar"], "سقطت القذائف في محافظة الراسمة أمس")["الراسمة"]

    assert (town["gazetteer_id"], unit["gazetteer_id"]) == ("rasim-town", "rasim-unit")
    assert (town["where_prec"], unit["where_prec"]) == (1, 4)


def test_a_village_that_no_gazetteer_holds_is_carried_by_its_name(readers: dict[str, Reader]) -> None:
    """Unknown is null."""
    place = found(readers["en"], "Shells fell on the village of Qurmaz at noon.")["Qurmaz"]

    assert (place["name"], place.get("gazetteer_id"), place.get("latitude")) == ("Qurmaz", None, None)


def test_the_only_village_of_a_name_is_not_taken_when_it_is_in_another_country(readers: dict[str, Reader]) -> None:
    """A namesake on another continent is no evidence."""
    text = "Shells fell on the villages of Hudayl, Zurmaqah and Tallbaz in Najdan governorate."
    place = found(readers["en"], text)["Tallbaz"]

    assert place.get("gazetteer_id") is None
    assert "does not speak" in str(place["because"])


def test_sources_that_hold_one_place_count_as_one() -> None:
    """The same name and type within five kilometres; the first row stands, with what it lacks from the others."""
    one = at("a", "Tin", "settlement", "", 1.50, 2.50)
    two = at("b", "Tin", "settlement", "Najdan", 1.52, 2.51, pop=900)
    (place,) = merged([one, two])

    assert (place.id, place.admin1, place.population) == ("a", "Najdan", 900)
    assert len(merged([one, at("c", "Tin", "settlement", "", 1.8, 2.5)])) == 2


@pytest.mark.parametrize(
    "place, name, alone",
    [
        (at("a", "Dhamar|ذمار", "settlement", "", 1, 2, "YE", 160_000), "Dhamar", True),
        (at("a", "Same", "settlement", "", 1, 2, "TZ", 200_000), "Same", False),
        (at("a", "Salam|السلام", "settlement", "", 1, 2, "YE", 200_000), "السلام", False),
        (at("a", "Hit", "settlement", "", 1, 2, "IQ", 200_000), "Hit", False),
        (at("a", "Hassan", "settlement", "", 1, 2, "IN", 130_000), "Hassan", False),
        (at("a", "Zurmaqah|الزرمقة", "settlement", "", 1, 2, "YE", 300), "الزرمقة", False),
        (at("a", "Tall Hudayl|تل الهديل", "settlement", "", 1, 2, "SY", 300), "تل الهديل", True),
    ],
)
def test_names_that_are_ordinary_words_do_not_stand_alone(place: Place, name: str, alone: bool) -> None:
    """They count only where the words around them ask for a place."""
    assert stands_alone(place, name) is alone


def test_ordinary_words_of_a_running_text_do_not_become_places(tmp_path: Path) -> None:
    """Villages are called peace, freedom and Thursday; the words still mean what they mean."""
    names = ["Salam|السلام", "Hurriyah|الحرية", "Khamis|الخميس", "May", "Central", "Same"]
    rows = [at(str(n), name, "settlement", "", 1 + n, 2, "YE", 500_000) for n, name in enumerate(names)]
    build(rows, tmp_path / "i.sqlite")
    readers = {language: Reader.of(language, (), (), "t", (Index(tmp_path / "i.sqlite"),)) for language in ("ar", "en")}

    assert found(readers["ar"], "طالب الوفد يوم الخميس بالحرية والسلام") == {}
    assert found(readers["en"], "The same council met in May. Central banks may follow.") == {}


def test_a_name_is_found_by_its_sound_in_the_other_script(tmp_path: Path) -> None:
    """The index holds skeletons beside the spelled keys."""
    build([at("w", "Wadi al-Tin", "settlement", "", 1.0, 2.0)], tmp_path / "i.sqlite")
    gazetteer = Gazetteer.of((), (Index(tmp_path / "i.sqlite"),))

    assert not gazetteer.named("وادي التين")
    assert [place.id for place in gazetteer.sounding("وادي التين", "XM")] == ["w"]


@pytest.mark.parametrize(
    "kind, around, vicinity, code",
    [
        ("settlement", "", None, 1),
        ("settlement", "near", None, 2),
        ("settlement", "قرب", None, 2),
        ("settlement", "", "within", 2),
        ("admin2", "near", None, 3),
        ("admin1", "", None, 4),
        ("feature", "", None, 5),
        ("country", "", None, 6),
        (None, "", None, None),
    ],
)
def test_precision_follows_the_ucdp_codebook(
    kind: str | None, around: str, vicinity: str | None, code: int | None
) -> None:
    """where_prec of UCDP GED, by the type of place and the words around its name."""
    assert where_prec(kind, around, "", vicinity) == code


def test_the_open_sea_is_a_place_of_its_own_kind() -> None:
    """International waters are 7."""
    assert where_prec("feature", "", "البحر الأحمر") == where_prec("feature", "", "the Red Sea") == 7
