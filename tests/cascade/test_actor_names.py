"""Actors that no catalogue holds, and the words that mean them later in a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.cascade.names import key_of, slug
from tawthiq.cascade.reader import read_text
from tawthiq.model.claims import ActorMention


def actors(text: str, language: str) -> list[tuple[str, str]]:
    """Each actor mention's words and key, in order."""
    reading = read_text(text, language)
    return [(m.span.of(text), m.actor.key) for m in reading.mentions if isinstance(m, ActorMention)]


def keys(text: str, language: str = "en") -> list[str]:
    """The keys alone."""
    return [key for _, key in actors(text, language)]


def test_a_body_is_known_by_its_own_words_and_later_by_its_noun():
    """A council that no list holds keeps its name, and "the council" is that council."""
    found = actors("The Tarbola provincial council denied it. The council said that nine died.", "en")

    assert [("The Tarbola provincial council", "tarbola-provincial-council"), ("The council", found[0][1])] == found


def test_an_acronym_that_the_text_introduces_means_its_bearer():
    """No list holds it; the brackets tell."""
    found = keys("The Tarbola Resistance Units (TRU) held the hill. It was shelled by the TRU.")

    assert ["tarbola-resistance-units"] * 2 == found


def test_a_spokesman_speaks_for_his_body_and_so_does_his_surname():
    """The name beside the office is remembered for the rest of the document."""
    found = keys("A United Nations spokesman, Rasim Hilal, denied it. Hilal said that nine died.")

    assert ["united-nations"] * 2 == found


def test_an_arabic_surname_means_the_titled_person():
    """ "وأضاف هلال" after "العميد راسم هلال"."""
    found = keys("قال العميد راسم هلال إن القصف استمر. وأضاف هلال أن الضحايا مدنيون", "ar")

    assert ["راسم-هلال"] * 2 == found


def test_a_surname_of_two_persons_means_neither():
    """Two who bear one name are equally good: the pointer keeps its own words, or is no mention."""
    text = "Colonel Rasim Hilal met Major Salma Hilal. Hilal said that nine died."

    assert {"rasim-hilal", "salma-hilal"} == set(keys(text)) - {"hilal"}


def test_two_agencies_named_together_leave_the_agency_unresolved():
    """A pointer with two equally good candidates is not guessed."""
    found = keys("Reuters and Interfax reported a raid. The agency said that nine died.")

    assert "the-agency" == found[-1]


def test_the_army_is_that_of_the_one_state_spoken_of():
    """With no army named, the document's only state has it."""
    assert "brazil-army" == keys("Brazil closed the border. The army shelled the town.")[-1]


def test_the_government_is_that_of_the_state_whose_organs_speak():
    """Organs of one state make it the state spoken of; one plane of another state does not."""
    said = "The Brazilian army shelled it, the Brazilian Ministry of Defence said. A Chilean plane saw it. "

    assert "brazil" == keys(said + "The Brazilian army left. The government denied it.")[-1]


def test_the_army_of_two_states_is_nobodys():
    """With two states it is not guessed."""
    assert "the-army" == keys("Brazil and Peru closed the border. The army shelled the town.")[-1]


def test_who_bombs_a_town_does_not_count_its_dead():
    """A health ministry is of the country where the places lie; the foreign ministry may be the bomber's."""
    counted = keys("Israeli warplanes struck Khan Younis. The health ministry said twelve people were killed.")
    regretted = keys("Israel struck Khan Younis. The foreign ministry said it regretted the deaths.")
    own = keys("Syria said that Israeli warplanes struck Homs. The health ministry said five people were killed.")

    assert "israel-health-ministry" not in counted
    assert "israel-mfa" in regretted
    assert "syria-health-ministry" in own


def test_an_unresolved_pointer_does_not_answer_for_later_ones():
    """What nobody was meant by stays its own words only."""
    found = actors("أغار طيران التحالف. ونفى المتحدث باسم التحالف ذلك", "ar")

    assert "المتحدث-باسم-التحالف" == found[-1][1]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He crossed into Syrian territory in May and spoke the Russian language.", "en"),
        ("It found French-made shells in the field.", "en"),
        ("عبر الأراضي السورية في مارس", "ar"),
    ],
)
def test_an_adjective_of_a_thing_is_no_actor(text, language):
    """Territory, a language or a make of shell is nobody who acts."""
    assert [] == keys(text, language)


def test_what_a_source_calls_somebody_is_kept_as_its_words():
    """ "Armed terrorist groups" is nobody's name of ours."""
    found = actors("قصفت الجماعات الإرهابية المسلحة القرية", "ar")

    assert [("الجماعات الإرهابية المسلحة", "الجماعات-الارهابيه-المسلحه")] == found


def test_an_ambassador_to_the_united_nations_is_a_permanent_representative():
    """Any other ambassador is not."""
    text = "The Bolivian ambassador to the United Nations spoke. The Bolivian ambassador left."

    assert ["bolivia-permanent-representative", "bolivia-ambassador"] == keys(text)


@given(st.text())
def test_a_slug_is_made_of_words_and_hyphens_only(words):
    """It is stable: the slug of a slug is itself."""
    assert slug(slug(words)) == slug(words)


@given(st.lists(st.sampled_from(["al", "Fateh", "قرشي", "-", "’"]), max_size=6))
def test_the_key_of_a_name_has_no_marks(parts):
    """Marks between the parts of a name do not tell names apart."""
    assert key_of(" ".join(parts)) == " ".join(part.casefold() for part in parts if part.isalnum())


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("The Rapid Support Forces entered Wad Madani. The army denied it.", "en", "sudan-army"),
        (
            "هاجم مسلحون سوقا في ود مدني. وقالت الشرطة إن تسعة قتلوا في كوستي وسنجة.",
            "ar",
            "sudan-police",
        ),
        ("Shells hit Rafah, Khan Younis and Jabalia. The army said that it had hit a depot.", "en", "the-army"),
        ("The army said that nine died in Goma. Fighters fled to Kigali, Bukavu and Gisenyi.", "en", "the-army"),
        ("The Rapid Support Forces entered Kosti. The foreign minister denied it.", "en", "the-foreign-minister"),
    ],
)
def test_the_army_where_no_state_is_named_is_that_of_the_land_told_of(text: str, language: str, key: str):
    """All actors and most places of one country tell it; in occupied land, in two lands, of a minister they do not."""
    assert key in keys(text, language)
