"""Who has it from whom. All speakers are invented."""

from __future__ import annotations

from tests.assessment.ledgers import Told, docket, exactly, group

from tawthiq.assessment.reporting import dot, graph

ENVOY = "Envoy of Arda"


def drawn(*told: Told, groups: tuple = ()) -> tuple[list[str], list[tuple[str, str]]]:
    """The independent sources, and the edges of the graph."""
    found = docket(*told, groups=groups)
    one = graph(found.cases[0], found)
    return list(one.sources), one.edges()


def test_a_relay_of_a_relay_says_so() -> None:
    """The newspaper has it from the agency, and the agency from the envoy."""
    found = docket(Told([ENVOY, "News Agency"], publisher="Mirsat Post"))
    [path] = graph(found.cases[0], found).paths

    assert (path.source, path.through, path.note) == (
        ENVOY,
        ("News Agency", "Mirsat Post"),
        "a relay of a relay",
    )


def test_an_author_is_no_relay_of_itself() -> None:
    """A letter comes from its author straight."""
    found = docket(Told([ENVOY], publisher="Mission of Arda", document_type="letter"))
    [path] = graph(found.cases[0], found).paths

    assert (path.through, path.note) == ((), "")


def test_a_translation_is_named() -> None:
    """With the document that it is a translation of."""
    letters = [Told([ENVOY], document_type="letter"), Told([ENVOY], document_type="letter")]
    found = docket(*letters, groups=[group("translation", "d-0", "d-1")])
    notes = [path.note for path in graph(found.cases[0], found).paths]

    assert notes == ["", "translation of d-0.txt"]


def test_an_unknown_publisher_is_no_relay() -> None:
    """A page without a known outlet is a page, not somebody who passed it on."""
    found = docket(Told([ENVOY], publisher=None))
    [path] = graph(found.cases[0], found).paths

    assert (path.through, path.document) == ((), "d-0.txt")


def test_two_outlets_that_cite_each_other_are_one_source() -> None:
    """The graph shows the round."""
    first = Told(["Arda Times"], [exactly(9)], "Mirsat Post")
    second = Told(["Mirsat Post"], [exactly(9)], "Arda Times", "2031-03-06")
    sources, edges = drawn(first, second)
    found = docket(first, second)

    assert sources == ["Arda Times"]
    assert {("Arda Times", "Mirsat Post"), ("Mirsat Post", "Arda Times")} <= set(edges)
    assert graph(found.cases[0], found).rounds == (("Arda Times", "Mirsat Post"),)


def test_who_is_cited_and_has_it_from_another_is_no_source() -> None:
    """The post has it from the envoy; the times, which cites the post, has it from the envoy as well."""
    post = Told([ENVOY], [exactly(9)], "Mirsat Post")
    times = Told(["Mirsat Post"], [exactly(9)], "Arda Times", "2031-03-06")
    sources, edges = drawn(post, times)

    assert sources == [ENVOY]
    assert (ENVOY, "Mirsat Post") in edges
    assert ("Mirsat Post", "Arda Times") in edges


def test_who_counts_more_than_it_cites_is_a_source() -> None:
    """Another figure comes from elsewhere."""
    post = Told([ENVOY], [exactly(9)], "Mirsat Post")
    times = Told(["Mirsat Post"], [exactly(12)], "Arda Times", "2031-03-06")

    assert drawn(post, times)[0] == [ENVOY, "Mirsat Post"]


def test_a_statement_that_quotes_another_keeps_its_own_voice() -> None:
    """A monitor that quotes the mayor does not rest on him where it speaks for itself."""
    own = Told(["Mirsat Monitor"], [], "Mirsat Monitor", document_type="statement", document="d-0")
    quoted = Told(["Mayor", "Mirsat Monitor"], [], "Mirsat Monitor", document_type="statement", document="d-0")

    assert drawn(own, quoted)[0] == ["Mirsat Monitor", "Mayor"]


def test_publishers_whose_names_begin_alike_are_two() -> None:
    """Neither is known but by name."""
    assert drawn(Told([], publisher="The Mirsat Post"), Told([], publisher="The Arda Times"))[0] == [
        "The Mirsat Post",
        "The Arda Times",
    ]


def test_the_graph_can_be_drawn_elsewhere() -> None:
    """DOT, with quotation marks in names escaped."""
    found = docket(Told(['The "Free" Mayor'], publisher="Mirsat Post"))
    lines = list(dot([graph(found.cases[0], found)], {"i-1": "a raid"}))

    assert lines[0] == "digraph sources {"
    assert '    "i-1 The \\"Free\\" Mayor" -> "i-1 Mirsat Post";' in lines
    assert '    "i-1 Mirsat Post" -> "i-1 d-0.txt";' in lines
