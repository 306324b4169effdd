"""Who relays a statement, and what tells it from another statement on the same subject. Texts are invented."""

from tests.linking.shelf import Shelf

from tawthiq.linking.resolve import statements

LETTER = (
    "On {4 March 2031|date 2031-03-04} aircraft of the Pact bombed {Tell Marwa|place} and killed {39"
    " civilians|toll killed 39 39 24}. On {6 March 2031|date 2031-03-06} they came back for {Zuhayriyah|place}:"
    " {23 people|toll injured 23 23} were wounded."
)


def relations(shelf: Shelf) -> list[str]:
    """The relation of every group."""
    return [group.relation for group in statements(shelf.read())[0]]


def letter() -> Shelf:
    """An envoy's letter."""
    return Shelf().put("letter", "en", LETTER, document_type="letter", published="2031-03-09")


def test_a_toll_and_its_part_tell_the_statement() -> None:
    """Thirty-nine, of whom 24 children, there on that day: hardly anybody else says so."""
    told = "On {4 March|date 2031-03-04} raids on {Tell Marwa|place} killed {39 people|toll killed 39 39 %s}, he said."
    same = letter().put("wire", "en", told % 24, document_type="press", published="2031-03-10")
    other = letter().put("wire", "en", told % 11, document_type="press", published="2031-03-10")

    assert relations(same) == ["relay"]
    assert relations(other) == []


def test_the_same_figures_elsewhere_on_another_day_are_another_statement() -> None:
    """Two tolls may agree by chance, and the formulas of one author always do."""
    told = LETTER.replace("2031-03-0", "2031-05-0").replace("Tell Marwa", "Kafr Sindal").replace("Zuhayriyah", "Mirsat")
    shelf = letter().put("wire", "en", told, document_type="press", published="2031-05-10")

    assert relations(shelf) == []


def test_what_an_outlet_prints_is_not_the_speakers_own() -> None:
    """A story that looks like a statement, because it cites one, is a relay of it."""
    shelf = Shelf().put("letter", "en", LETTER, voice="snhr", document_type="statement", publisher="SNHR")
    story = shelf.put("story", "en", LETTER[:-9] + "hurt.", voice="snhr", document_type="statement", publisher="SANA")

    assert {page.name: page.author for page in story.read()} == {"letter": "snhr", "story": None}


def test_a_body_that_publishes_its_statement_is_its_author() -> None:
    """Whoever is quoted in it most."""
    shelf = Shelf().put("own", "en", LETTER, voice="residents", document_type="statement", publisher="SNHR")

    assert [page.author for page in shelf.read()] == ["snhr"]


def test_a_paper_that_cites_an_agency_relays_its_story() -> None:
    """In another script, and whoever else speaks in either; a paper that cites nobody relays nothing."""
    story = {"document_type": "press", "published": "2031-03-10", "publisher": "Coastline Wire", "voice": "residents"}
    arabic = (
        "قتل {39 مدنيا|toll killed 39 39} في {تل مروة|place} في {4 آذار|date 2031-03-04}"
        " وجرح {23 شخصا|toll injured 23 23} في {الزهيرية|place}."
    )
    paper = {"document_type": "press", "published": "2031-03-11", "publisher": "الميناء"}
    citing = Shelf().put("story", "en", LETTER, **story).put("paper", "ar", arabic, voice="وكالة كوستلاين", **paper)
    other = Shelf().put("story", "en", LETTER, **story).put("paper", "ar", arabic, voice="إمام القرية", **paper)

    assert relations(citing) == ["relay"]
    assert relations(other) == []
