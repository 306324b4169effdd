"""Rules whose expressions grow with the kinds of word that are met."""

from tawthiq.cascade.reader import Reader

TEXT = (
    "On 4 June 2018 a drone of the Houthi group hit the Thawra hospital in Hodeidah, killing three nurses and injuring "
    "at least twelve children. The ministry denied it.\n\nTwo farmers were shot dead near Taiz the next morning."
)
EARLIER = (
    "He sells maps.",
    "In May 2011 she and her 2 sons, both teachers, left.",
    'Shelling injured nobody; "no one" died, said Ahmed\'s uncle.',
    "The army bombed Idlib (again) on Monday: 7 killed, some 20 wounded.",
    "Neither Russian nor Turkish officials, who met in Astana, would say how many prisoners had been freed.",
)


def test_a_text_is_read_the_same_whatever_words_were_met_before():
    """A letter that a rule met late is taken as the one that was there from the beginning."""
    new, used = (Reader.of("en", (), (), "letters") for _ in range(2))
    for text in EARLIER:
        used.read(text)

    lines = list(new.read(TEXT).lines())

    assert len(lines) > 10
    assert lines == list(used.read(TEXT).lines())
