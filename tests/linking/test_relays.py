"""Who relays a statement, and what tells it from another statement on the same subject. Texts are invented."""

from tests.linking.shelf import ENVOY, Shelf

from tawthiq.linking.resolve import statements
from tawthiq.model.links import Version

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


STORY = (
    "The envoy said raids wounded {23 people|toll injured 23 23} in {Zuhayriyah|place} on {6 March|date 2031-03-06}."
    " {39 civilians|toll killed 39 39 24} were killed in {Tell Marwa|place} on {4 March|date 2031-03-04}, he said."
)
WIRE = {"document_type": "press", "published": "2031-03-10", "publisher": "Coastline Wire"}
PAPER = {"document_type": "press", "published": "2031-03-11", "publisher": "The Quay"}


def versions(shelf: Shelf) -> list[Version]:
    """What every relay has, and of whom."""
    return [version for group in statements(shelf.read())[0] for version in group.versions]


def test_a_relay_keeps_leaves_out_and_adds() -> None:
    """In whatever order, each with its words; what is not of the statement's substance is added."""
    added = "Nobody there had been warned, neither by leaflet nor by telephone."
    longer = LETTER + " The Council has been told of ships that were held at sea for eleven days."
    shelf = Shelf().put("letter", "en", longer, document_type="letter", published="2031-03-09")
    [version] = versions(shelf.put("wire", "en", f"{STORY} {added}", **WIRE))

    assert (version.of, version.document) == ("d-letter", "d-wire")
    assert sorted(pair.left for pair in version.kept) != [pair.left for pair in version.kept]
    assert [one.text for one in version.left_out] == [
        "The Council has been told of ships that were held at sea for eleven days."
    ]
    assert " ".join(one.text for one in version.added) == added


def test_who_cites_another_relay_has_it_from_that() -> None:
    """The chain is told: letter, wire, paper."""
    shelf = letter().put("wire", "en", STORY, **WIRE).put("paper", "en", f"{STORY} So the wire has it.", **PAPER)
    cite(shelf, "paper", "Coastline Wire")

    assert {(version.document, version.of) for version in versions(shelf)} == {
        ("d-wire", "d-letter"),
        ("d-paper", "d-wire"),
    }


def test_two_that_cite_each_other_are_told_as_a_round() -> None:
    """Neither confirms the other."""
    shelf = letter().put("wire", "en", STORY, **WIRE)
    shelf.put("paper", "en", f"{STORY} So the wire has it.", **{**PAPER, "published": "2031-03-10"})
    cite(shelf, "paper", "Coastline Wire")
    cite(shelf, "wire", "The Quay")
    [group] = [group for group in statements(shelf.read())[0] if group.relation == "relay"]

    assert "paper and wire have it from each other: neither confirms it" in group.reasons


def cite(shelf: Shelf, name: str, outlet: str) -> None:
    """A story names an outlet as the one that passes the envoy's words on."""
    chain = [{"actor": ENVOY}, {"actor": outlet.lower(), "text": outlet}]
    line = {"kind": "statement", "id": f"s-{name}-2", "document": f"d-{name}", "span": [0, 9], "chain": chain}
    shelf.lines["statement"].append(line)


QUOTED = "no warning was given to anybody in Tell Marwa before the first bomb fell"


def quoting(story: str, *letters: str) -> list[str]:
    """The relations of an envoy's letters, each with a sentence of its own, and a story that names the envoy."""
    shelf = Shelf()
    for at, said in enumerate(letters):
        text = LETTER.replace("Tell Marwa", "Tell Marwa" if not at else "Kafr Sindal").replace("39", str(39 + at))
        known = {"document_type": "letter", "published": "2031-03-09"}
        shelf.put(f"letter{at}", "en", f"{text} The envoy said that {said}.", **known)
    shelf.put("story", "en", story, voice="residents", document_type="press", published="2031-03-10")
    line = {"kind": "mention", "type": "actor", "actor": ENVOY, "id": "m-x", "document": "d-story", "span": [0, 9]}
    shelf.lines["mention"].append({**line, "text": "The envoy"})
    return relations(shelf)


def test_words_that_only_one_statement_has_are_quoted_from_it() -> None:
    """The story gives no figure; it names the author and the place. A phrase of several letters is a formula."""
    story = f'The envoy wrote about the bombing of Tell Marwa: "{QUOTED}".'
    formula = "they will answer for what they did to the people of this land one day"

    assert quoting(story, QUOTED) == ["relay"]
    assert quoting(story.replace("Tell Marwa", "Lod"), QUOTED.replace("in Tell Marwa ", "")) == []
    assert quoting(f'On Tell Marwa the envoy wrote: "{formula}".', formula, formula) == []
