"""Documents of every length: read in full, or kept unread with a word that helps."""

from pathlib import Path

from tawthiq.casebook.casebook import Casebook
from tawthiq.pipeline.corpus import build

SENTENCE = "On 4 June 2018 an airstrike on the village of Wadi Tin killed 3 civilians. "
FILLER = "The committee met again in the capital and adopted its agenda without a vote. " * 40


def test_a_text_of_twenty_megabytes_is_kept_and_the_rest_is_read(tmp_path: Path):
    """A file that is many documents in one is kept with an error that says what to do; its neighbour is read."""
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "archive.txt").write_text(SENTENCE * (20_000_000 // len(SENTENCE)), encoding="utf-8")
    (folder / "letter.txt").write_text(SENTENCE, encoding="utf-8")
    casebook = Casebook.create(tmp_path / "case")
    summary = build(casebook, [folder])
    told = [str(problem) for problem in summary.problems]

    assert (2, 1) == (len(casebook.documents()), len(told))
    assert "archive.txt" in told[0] and "split it into its documents" in told[0]
    assert ["killed"] == [toll["measure"] for toll in casebook.lines("toll")]


def test_a_long_text_is_read_to_its_end(tmp_path: Path):
    """A figure in the last sentence of half a million characters is found where it stands."""
    folder = tmp_path / "letters"
    folder.mkdir()
    text = FILLER * (500_000 // len(FILLER)) + "\n" + SENTENCE
    (folder / "long.txt").write_text(text, encoding="utf-8")
    casebook = Casebook.create(tmp_path / "case")
    build(casebook, [folder])
    toll = next(casebook.lines("toll"))

    assert toll["text"] == text[slice(*toll["span"])] and toll["span"][0] > 490_000
