"""A whole reading: grounded, linear, and silent where nothing is said."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq import read
from tawthiq.cascade.reader import shipped
from tawthiq.errors import UnknownLanguage

AR = (
    "وقالت وزارة الدفاع الفرنسية إن 3 مدنيين قتلوا في غارة على قرية الوادعة أمس، بينهم طفلان. "
    "وتطالب فرنسا مجلس الأمن بوقف الهجمات، وهي جريمة حرب"
)
EN = (
    "The French Ministry of Defence said on 4 June 2018 that at least 3 civilians, including two children, were killed "
    "in an airstrike on the village of Wadi Tin. France calls on the Security Council to condemn this war crime"
)
NOISE = ["\n\n", ".", "\u202e", "2018-06-04", "12:30", "ﷺ", "«", "»", '"']
words = st.lists(st.sampled_from([*AR.split(), *EN.split(), *NOISE]), max_size=60)


@settings(max_examples=60, deadline=None)
@given(words, st.sampled_from(["ar", "en"]))
def test_every_item_of_any_text_shows_its_words(pieces, language):
    """Whatever the text, every span of every item lies inside it and every line carries its words."""
    text = " ".join(pieces)
    for line in read(text, language, "2018-06-08").lines():
        start, end = line["span"]
        assert 0 <= start < end <= len(text)
        assert line["text"] == text[start:end]


@settings(max_examples=40, deadline=None)
@given(words, st.sampled_from(["ar", "en"]))
def test_a_reading_is_the_same_every_time(pieces, language):
    """Nothing depends on what was read before, or on chance."""
    text = " ".join(pieces)

    assert list(read(text, language).lines()) == list(read(text, language).lines())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["ar", "en"]))
def test_no_text_whatever_stops_the_reader(text, language):
    """Any characters are read without an error."""
    assert read(text, language).text == text


def test_every_kind_of_item_is_found_in_english():
    """One passage yields mentions, a statement, a toll, an account, a demand and a term."""
    reading = read(EN, "en")

    assert all((reading.statements, reading.tolls, reading.accounts, reading.demands, reading.characterisations))
    assert {"DateMention", "PlaceMention", "ActorMention", "NumberMention"} == {
        type(m).__name__ for m in reading.mentions
    }


def test_every_kind_of_item_is_found_in_arabic():
    """The same in Arabic."""
    reading = read(AR, "ar", "2018-06-08")

    assert all((reading.statements, reading.tolls, reading.accounts, reading.demands, reading.characterisations))
    assert {"DateMention", "PlaceMention", "ActorMention", "NumberMention"} == {
        type(m).__name__ for m in reading.mentions
    }


def test_a_relayed_statement_keeps_both_speakers():
    """An agency quoting a ministry yields a chain from the ministry to the agency."""
    reading = read("وقالت وكالة رويترز نقلا عن وزارة الدفاع الفرنسية إن الغارة أصابت مستودعا", "ar")

    assert ["france-mod", "reuters"] == [actor.key for actor in reading.statements[0].chain]


def test_a_denial_is_an_account_denied():
    """What is denied is kept, as denied."""
    text = "The French Ministry of Defence denied that its aircraft bombed the village of Wadi Tin on 4 June 2018."

    assert ["denied"] == [account.stance for account in read(text, "en").accounts]


def test_an_unknown_language_is_an_error_that_helps():
    """The packs there are, are named."""
    with pytest.raises(UnknownLanguage, match="there is ar, en"):
        read("Bonjour", "fr")


def test_a_text_in_another_language_has_no_findings():
    """French is not read as English."""
    reading = read("Les habitants ont quitté la ville après la frappe aérienne de dimanche.")

    assert (None, []) == (reading.language, list(reading.items()))


UNITS = ["قتل ثلاثة ", "3 civilians, ", '"', "and the village of ", "14 June ", "(" * 40 + " ", AR + "، ", EN + ", "]


def seconds_for(text):
    """Processor seconds to read a text in both languages, with nothing kept of it."""
    for language in ("ar", "en"):
        shipped(language).forget()
    started = time.process_time()
    read(text, "en"), read(text, "ar")
    return time.process_time() - started


@pytest.mark.parametrize("unit", UNITS)
def test_no_repetition_makes_reading_blow_up(unit):
    """Eight times the text in one sentence takes nowhere near sixty-four times as long."""
    took = [min(seconds_for(unit * (2000 * times // len(unit))) for _ in range(2)) for times in (1, 2, 16)]

    assert took[2] < 30 * max(took[1], 0.02)


def test_a_sentence_met_before_is_read_as_if_it_were_new():
    """A text read after another one that shares sentences with it says the same as when it is read first."""
    shared = "Its warplanes killed 22 civilians in the village of Tin on Monday. "
    first = "The Saudi-led coalition bombed Hodeidah on 4 June 2018. " + shared
    second = "On 8 May 2017 the Russian army shelled Idlib.\n\n" + shared + "It denied the attack."
    reader = shipped("en")
    reader.forget()
    alone = list(reader.read(second, "2017-05-10").lines())
    reader.forget()
    reader.read(first, "2018-06-06")
    after = reader.read(second, "2017-05-10")

    assert alone == list(after.lines())
    assert all(span_is_inside(rung, after.text) for item in after.items() for rung in item.made.walk())


def span_is_inside(finding, text):
    """Whether a rung's words stand in the text, and its parts among them or before."""
    return 0 <= finding.span.start <= finding.span.end <= len(text)
