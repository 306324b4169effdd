"""Which documents carry one statement. All documents are invented."""

from collections.abc import Sequence

import pytest
from tests.linking.shelf import ENVOY, Shelf

from tawthiq.linking import passages
from tawthiq.linking.evidence import Page
from tawthiq.linking.resolve import statements

LETTER_AR = """رسالة مؤرخة {9 آذار 2031|date 2031-03-09} من مندوب أردا الدائم.
في {4 آذار 2031|date 2031-03-04} قصفت طائرات الحلف قرية {تل مروة|place} فقتل {17 مدنيا|toll killed 17 17}.
وفي {6 آذار 2031|date 2031-03-06} عادت فقصفت سوق {الزهيرية|place} فجرح {23 شخصا|toll injured 23 23}.
إن أردا تدعو المجلس إلى وقف هذه الغارات فورا ودون أي شرط أو تأخير."""

LETTER_EN = """Letter dated {9 March 2031|date 2031-03-09} from the Permanent Representative of Arda.
On {4 March 2031|date 2031-03-04} aircraft of the Pact bombed the village of {Tell Marwa|place} and killed {17
civilians|toll killed 17 17}.
On {6 March 2031|date 2031-03-06} they came back for the market of {Zuhayriyah|place}: {23 people|toll injured 23
23} were wounded.
Arda calls upon the Council to put an end to those raids at once and without any condition or delay."""

OTHER_LETTER_EN = """Letter dated {2 May 2031|date 2031-05-02} from the Permanent Representative of Arda.
On {28 April 2031|date 2031-04-28} aircraft of the Pact bombed the village of {Kafr Sindal|place} and killed {11
civilians|toll killed 11 11}.
On {30 April 2031|date 2031-04-30} they came back for the port of {Mirsat|place}: {40 people|toll injured 40
40} were wounded.
Arda calls upon the Council to put an end to those raids at once and without any condition or delay."""

WIRE = """MIRSAT - Arda's envoy told the Council that Pact aircraft killed {17 civilians|toll killed 17 17} in
{Tell Marwa|place} on {4 March|date 2031-03-04} and wounded {23 people|toll injured 23 23} in {Zuhayriyah|place}."""


def linked(shelf: Shelf) -> list[tuple[str, tuple[str, ...]]]:
    """Relation and names of every group."""
    groups, _ = statements(shelf.read())
    return [(group.relation, tuple(document[2:] for document in group.documents)) for group in groups]


def two_letters() -> Shelf:
    """A letter and its translation."""
    return (
        Shelf()
        .put("ar", "ar", LETTER_AR, document_type="letter", published="2031-03-09")
        .put("en", "en", LETTER_EN, document_type="letter", published="2031-03-09")
    )


def test_a_letter_and_its_translation_are_one_statement() -> None:
    """Dates, figures, names and order agree, and a reviewer reads which."""
    [group], questions = statements(two_letters().read())

    assert (group.relation, group.documents) == ("translation", ("d-ar", "d-en"))
    assert "both name 2031-03-04, 2031-03-06, 2031-03-09" in group.reasons
    assert "both give the figures 23, 17" in group.reasons
    assert not questions


def test_a_translation_is_aligned_sentence_by_sentence() -> None:
    """Four sentences stand against four."""
    pages_ = two_letters().read()
    [group], _ = statements(pages_)

    assert [tuple(page.sentences) for page in pages_] == [
        tuple(pair.left for pair in group.aligned),
        tuple(pair.right for pair in group.aligned),
    ]


def test_another_letter_of_the_same_author_is_not_linked() -> None:
    """The same words about other days, places and figures are another letter."""
    shelf = two_letters().put("other", "en", OTHER_LETTER_EN, document_type="letter", published="2031-05-02")

    assert linked(shelf) == [("translation", ("ar", "en"))]


def test_two_rivals_are_asked_not_linked() -> None:
    """When two English letters fit equally well, neither is the translation until a person says so."""
    reworded = LETTER_EN.replace("aircraft of the Pact bombed", "Pact jets struck").replace("came back", "returned")
    again = reworded.replace("Arda calls upon the Council to put an end", "We urge the Council to see to the end")
    shelf = two_letters().put("en2", "en", again, document_type="letter", published="2031-03-09")
    groups, questions = statements(shelf.read())

    assert not [group for group in groups if group.relation == "translation"]
    assert ("d-ar",) in [question.about for question in questions]


def test_the_symbol_of_the_united_nations_settles_it() -> None:
    """Two symbols mean two letters, however alike they are."""
    shelf = (
        Shelf()
        .put("ar", "ar", LETTER_AR, document_type="letter", symbol="S/2031/211")
        .put("en", "en", LETTER_EN, document_type="letter", symbol="S/2031/212")
    )

    assert linked(shelf) == []


def test_all_texts_of_one_symbol_are_one_statement() -> None:
    """Two English texts of one letter, differently typed, and its Arabic version: nothing is asked."""
    again = LETTER_EN.replace("came back", "returned").replace("at once and without", "at once, without")
    known = {"document_type": "letter", "symbol": "S/2031/211"}
    shelf = (
        Shelf().put("ar", "ar", LETTER_AR, **known).put("en", "en", LETTER_EN, **known).put("en2", "en", again, **known)
    )
    groups, questions = statements(shelf.read())

    assert not questions
    assert {(group.relation, group.documents) for group in groups} == {
        ("translation", ("d-ar", "d-en")),
        ("translation", ("d-ar", "d-en2")),
        ("reissue", ("d-en", "d-en2")),
    }


def test_a_wire_that_reports_a_letter_joins_it_in_both_languages() -> None:
    """A translation group for the pair, a relay group for all three."""
    shelf = two_letters().put("wire", "en", WIRE, document_type="press", published="2031-03-10")

    assert linked(shelf) == [("translation", ("ar", "en")), ("relay", ("ar", "en", "wire"))]


def test_a_wire_about_another_letter_is_not_linked() -> None:
    """The author is the same; the tolls, days and places are not."""
    shelf = (
        Shelf()
        .put("other", "en", OTHER_LETTER_EN, document_type="letter", published="2031-05-02")
        .put("wire", "en", WIRE, document_type="press", published="2031-05-03")
    )

    assert linked(shelf) == []


def test_a_relay_is_not_published_before_the_letter() -> None:
    """What was printed earlier reports something else."""
    shelf = two_letters().put("wire", "en", WIRE, document_type="press", published="2031-03-08")

    assert linked(shelf) == [("translation", ("ar", "en"))]


def test_a_state_is_heard_through_a_body_of_it() -> None:
    """The letter is the state's; the paper has it from the state's ministry. The state next door is another voice."""
    letter = {"voice": "arda", "document_type": "letter", "published": "2031-03-09"}
    wire = {"document_type": "press", "published": "2031-03-10"}
    own = Shelf().put("en", "en", LETTER_EN, **letter).put("wire", "en", WIRE, voice="arda-mfa", **wire)
    other = Shelf().put("en", "en", LETTER_EN, **letter).put("wire", "en", WIRE, voice="ardania-mfa", **wire)

    assert linked(own) == [("relay", ("en", "wire"))]
    assert linked(other) == []


@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("killed {17 civilians|toll killed 17 17} in {Tell Marwa|place} on {4 March|date 2031-03-04}", False),
        (
            "killed {17 civilians|toll killed 17 17} and burnt {310 boats|number 310} on {4 March|date 2031-03-04}",
            False,
        ),
        (
            "killed {17 civilians|toll killed 17 17} in {Tell Marwa|place} on {4 March|date 2031-03-04}"
            " and burnt {310 boats|number 310} in {Zuhayriyah|place}",
            True,
        ),
    ],
)
def test_one_toll_is_enough_with_a_figure_a_day_and_two_places(says: str, found: bool) -> None:
    """A toll alone stands in every statement about the incident."""
    letter = LETTER_EN.replace("were wounded.", "were wounded and {310 boats|number 310} burnt.")
    shelf = (
        Shelf()
        .put("en", "en", letter, document_type="letter", published="2031-03-09")
        .put("wire", "en", f"Arda's envoy said that Pact aircraft {says}.", document_type="press")
    )

    assert linked(shelf) == ([("relay", ("en", "wire"))] if found else [])


def test_two_wires_with_one_speakers_tolls_carry_one_statement() -> None:
    """The speaker's own document need not be there."""
    arabic = "قالت الهيئة إن {17 مدنيا|toll killed 17 17} قتلوا في {تل مروة|place} وجرح {23 شخصا|toll injured 23 23}."
    shelf = (
        Shelf()
        .put("wire", "en", WIRE, voice="relief-board", document_type="press", published="2031-03-10")
        .put("post", "ar", arabic, voice="relief-board", document_type="press")
    )

    assert linked(shelf) == [("relay", ("wire", "post"))]


def test_one_text_on_two_pages_is_a_reissue() -> None:
    """Word for word the same."""
    shelf = two_letters().put("copy", "en", LETTER_EN, document_type="letter", published="2031-03-12")

    assert ("reissue", ("copy", "en")) in linked(shelf)


def test_one_text_with_another_day_and_toll_is_asked() -> None:
    """It may be a correction, or another letter on the same form."""
    changed = LETTER_EN.replace("{4 March 2031|date 2031-03-04}", "{5 March 2031|date 2031-03-05}")
    shelf = Shelf().put("en", "en", LETTER_EN).put("changed", "en", changed)
    groups, questions = statements(shelf.read())

    assert not groups
    assert "2031-03-04" in questions[0].asks


def test_the_order_of_the_documents_changes_nothing() -> None:
    """The same groups, ids and reasons."""
    shelf = two_letters().put("wire", "en", WIRE, document_type="press", published="2031-03-10")
    read: Sequence[Page] = shelf.read()

    assert statements(read) == statements(list(reversed(read)))


def test_a_passage_in_many_documents_is_boilerplate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms of courtesy and copied frames link nothing."""
    shelf = two_letters().put("other", "en", OTHER_LETTER_EN).put("wire", "en", WIRE)
    assert ("d-en", "d-other") in passages.shared_passages(shelf.read())

    monkeypatch.setattr(passages, "BOILERPLATE", 1)
    assert not passages.shared_passages(shelf.read())


def test_a_passage_is_followed_to_its_full_length() -> None:
    """From the first shared word to the last."""
    shelf = (
        Shelf()
        .put("a", "en", "He wrote that no shell of theirs fell on the old mill that day.")
        .put("b", "en", "Asked again, they said: “No shell of theirs fell on the old mill”, and left.")
    )
    [[passage]] = passages.shared_passages(shelf.read()).values()

    assert passage.left.of(shelf.documents[0].text) == "no shell of theirs fell on the old mill"
    assert passage.words == 9


def test_a_translation_is_not_told_again_as_a_relay() -> None:
    """A version without the marks of a letter is settled by the UN symbol, and then stands in one group."""
    known = {"published": "2031-03-09", "symbol": "S/2031/117"}
    shelf = (
        Shelf()
        .put("ar", "ar", LETTER_AR, document_type="letter", **known)
        .put("en", "en", LETTER_EN, document_type="press", **known)
    )

    assert linked(shelf) == [("translation", ("ar", "en"))]


def test_a_release_speaks_for_its_publisher() -> None:
    """Who publishes its own words is their author; an agency only prints what others say."""
    shelf = (
        Shelf()
        .put("own", "en", WIRE, voice="wire", publisher="CJTF-OIR", document_type="press")
        .put("agency", "en", WIRE, voice="wire", publisher="SANA", document_type="press")
    )

    assert {page.name: page.author for page in shelf.read()} == {"own": "us-led-coalition", "agency": None}


def test_what_a_relay_says_alone_may_be_the_speakers() -> None:
    """The agency that passes the envoy on once is heard for the envoy, apart from the envoy's own words."""
    shelf = Shelf().put("en", "en", WIRE, voice="agency", document_type="press")
    chain = [{"actor": ENVOY}, {"actor": "agency"}]
    shelf.lines["statement"].append(
        {"kind": "statement", "id": "s-2", "document": "d-en", "span": [0, 6], "chain": chain}
    )
    [page] = shelf.read()

    assert [(sorted(said.tolls), said.through_relays) for said in page.heard(ENVOY)] == [([], False), ([17, 23], True)]
