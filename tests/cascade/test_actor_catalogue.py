"""The catalogue of actors, its patterns for states and organs, and a casebook's own actors beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawthiq.cascade.reader import read_text
from tawthiq.errors import VocabularyError
from tawthiq.model.claims import ActorMention
from tawthiq.packs import shared, source
from tawthiq.pipeline.vocabulary import Vocabulary, check


def keys(text: str, language: str) -> list[str]:
    """The keys of a text's actors."""
    return [m.actor.key for m in read_text(text, language).mentions if isinstance(m, ActorMention)]


def blocks() -> list[dict[str, object]]:
    """The shipped catalogue as it is written."""
    return list(source.load_yaml(source.HERE / "shared" / "actors.yaml"))


def test_every_key_of_the_catalogue_is_there_once():
    """A key that stands twice would have two names."""
    found = [str(block["actor"]) for block in blocks()]

    assert len(found) == len(set(found))


def test_every_member_of_the_united_nations_is_a_state_of_the_catalogue():
    """193 members, two observers, and others that act as states."""
    countries = {block["country"] for block in blocks() if block["type"] == "state"}

    assert len(countries) >= 195


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_name_of_the_catalogue_means_two_actors(language):
    """One name, one key: an ambiguous name would be a coin toss."""
    seen: dict[str, str] = {}
    for name, sense in shared.actor_senses(blocks(), "actors.yaml", language):
        if "actor" in sense.classes:
            assert seen.setdefault(name, str(sense.means["actor"])) == sense.means["actor"], name


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("Zambia's Defence Ministry denied it.", "en", "zambia-mod"),
        ("نفت وزارة الدفاع الزامبية ذلك", "ar", "zambia-mod"),
        ("The Zambian army denied it.", "en", "zambia-army"),
        ("نفى الجيش الزامبي ذلك", "ar", "zambia-army"),
        ("The Pentagon denied it.", "en", "us-department-of-defense"),
        ("It was denied by ISIL.", "en", "isil"),
        ("It was denied by Daesh.", "en", "isil"),
        ("نفى تنظيم الدولة ذلك", "ar", "isil"),
    ],
)
def test_an_organ_of_a_state_has_one_key_in_both_languages(text, language, key):
    """The key is made of the state and the organ; a listed name has the listed key."""
    assert [key] == keys(text, language)


def test_a_casebooks_actor_takes_a_name_over_from_the_catalogue(tmp_path: Path):
    """Who adds a file knows the casebook better than the catalogue does."""
    file = tmp_path / "parties.yaml"
    file.write_text("- {actor: hezbollah-brazil, type: armed_group, name: Hezbollah, names: {en: [Hezbollah]}}\n")
    reading = Vocabulary(actors=(file,)).reader("en").read("It was denied by Hezbollah.")

    assert ["hezbollah-brazil"] == [m.actor.key for m in reading.mentions if isinstance(m, ActorMention)]


def test_a_casebooks_actor_may_name_its_people_and_capital(tmp_path: Path):
    """A person listed under an actor speaks for it, and so does the surname."""
    file = tmp_path / "parties.yaml"
    file.write_text(
        "- {actor: rayah-front, type: armed_group, name: Rayah Front, names: {en: [Rayah Front]},\n"
        "   people: {en: [Rasim Tarbol]}}\n"
    )
    reading = Vocabulary(actors=(file,)).reader("en").read("Rasim Tarbol spoke. Tarbol said that nine died.")

    assert ["rayah-front"] * 2 == [m.actor.key for m in reading.mentions if isinstance(m, ActorMention)]


@pytest.mark.parametrize("broken", ["people: [Rasim]", "names: Rasim", "capitals: {en: Rasim}"])
def test_a_broken_actors_file_is_refused_with_its_line(tmp_path: Path, broken: str):
    """The error says where, what, and how to mend it."""
    file = tmp_path / "parties.yaml"
    file.write_text(f"- actor: rayah-front\n  type: armed_group\n  name: Rayah Front\n  {broken}\n")

    with pytest.raises(VocabularyError, match=r"parties\.yaml:1"):
        check(Vocabulary(actors=(file,)))
