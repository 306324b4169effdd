"""Which clauses of a text and its translation say the same, and which one version leaves out. Texts are invented."""

from tests.linking.shelf import Shelf

from tawthiq.linking.alignment import Alignment, align
from tawthiq.linking.clauses import clauses
from tawthiq.linking.evidence import Page
from tawthiq.linking.resolve import statements
from tawthiq.model.span import Span

ARABIC = (
    "رسالة مؤرخة {9 آذار 2031|date 2031-03-09} من مندوب أردا الدائم.",
    "في {4 آذار 2031|date 2031-03-04} قصفت طائرات الحلف قرية {تل مروة|place}، فقتل {17 مدنيا|toll killed 17 17}.",
    "ولم تصل سيارات الإسعاف إلى القرية إلا بعد ساعات.",
    "وفي {6 آذار 2031|date 2031-03-06} عادت فقصفت سوق {الزهيرية|place}، فجرح {23 شخصا|toll injured 23 23}.",
    "إن أردا تدعو المجلس إلى وقف هذه الغارات فورا ودون أي شرط أو تأخير.",
)
ENGLISH = (
    "Letter dated {9 March 2031|date 2031-03-09} from the Permanent Representative of Arda.",
    "On {4 March 2031|date 2031-03-04} aircraft of the Pact bombed the village of {Tell Marwa|place}, killing"
    " {17 civilians|toll killed 17 17}.",
    "Ambulances did not reach the village until hours later.",
    "On {6 March 2031|date 2031-03-06} they came back for the market of {Zuhayriyah|place}, where"
    " {23 people|toll injured 23 23} were wounded.",
    "Arda calls upon the Council to put an end to those raids at once and without any condition or delay.",
)


def two(arabic: tuple[str, ...], english: tuple[str, ...]) -> tuple[Page, Page]:
    """A letter in two languages, each sentence a paragraph of its own."""
    known = {"document_type": "letter", "published": "2031-03-09"}
    left, right = (
        Shelf().put("ar", "ar", "\n".join(arabic), **known).put("en", "en", "\n".join(english), **known).read()
    )
    return left, right


def without(sentences: tuple[str, ...], which: int) -> tuple[str, ...]:
    """All sentences but one."""
    return sentences[:which] + sentences[which + 1 :]


def words(found: Alignment) -> tuple[list[str], list[str]]:
    """What stands in one version only."""
    return [one.text for one in found.only_left], [one.text for one in found.only_right]


def test_every_clause_has_its_fellow() -> None:
    """One Arabic clause may be several of English; nothing is left alone, and the pairs are fairly sure."""
    left, right = two(ARABIC, ENGLISH)
    found = align(left, right)

    assert words(found) == ([], [])
    assert [pair.left.of(left.text)[:12] for pair in found.aligned] == [
        pair.of(left.text)[:12] for pair in clauses(left.text, left.sentences)
    ]
    assert all(pair.sure > 0.5 for pair in found.aligned)


def test_a_sentence_that_the_translation_drops_is_told() -> None:
    """With its words, whichever version lacks it, and though it names neither date, figure nor place."""
    dropped = align(*two(ARABIC, without(ENGLISH, 2)))
    added = align(*two(without(ARABIC, 2), ENGLISH))

    assert words(dropped) == ([ARABIC[2]], [])
    assert words(added) == ([], [ENGLISH[2]])


def test_a_dropped_paragraph_does_not_shift_what_follows() -> None:
    """The dates and figures of the rest keep their places."""
    left, right = two(ARABIC, without(ENGLISH, 1))
    found = align(left, right)
    market = next(pair for pair in found.aligned if "6 March" in pair.right.of(right.text))

    assert "6 آذار" in market.left.of(left.text)
    assert "17 مدنيا" in "".join(words(found)[0])


def test_what_only_one_version_has_stands_in_the_line_of_the_group() -> None:
    """With the documents, spans and words; and every pair with how sure it is."""
    left, right = two(ARABIC, without(ENGLISH, 2))
    [group], _ = statements([left, right])
    line = group.line()
    [version] = line["versions"]
    [alone] = version["left_out"]

    assert (version["document"], version["of"], version["added"]) == (right.id, left.id, [])
    assert alone["text"] == left.text[slice(*alone["span"])] == ARABIC[2]
    assert len(line["sure"]) == len(line["aligned"])


def test_a_symbol_alone_makes_two_texts_versions() -> None:
    """A UN symbol settles that they are one statement, though one is a summary; the rest is told as left out."""
    known = {"document_type": "letter", "symbol": "S/2031/117"}
    shelf = Shelf().put("ar", "ar", "\n".join(ARABIC), **known).put("en", "en", "\n".join(ENGLISH[:2]), **known)
    [group], questions = statements(shelf.read())

    assert (group.relation, questions) == ("translation", [])
    assert len(group.versions[0].left_out) >= 2


def test_a_clause_is_not_cut_in_brackets_nor_in_lists_of_names() -> None:
    """Only where some words stand on both sides."""
    text = (
        "Two boys (one aged nine, the other fourteen years of age) died in Hafa, Mirsat and Lod; nobody came to help."
    )

    assert [clause.of(text) for clause in clauses(text, [Span(0, len(text))])] == [
        text.removesuffix(" nobody came to help."),
        "nobody came to help.",
    ]
