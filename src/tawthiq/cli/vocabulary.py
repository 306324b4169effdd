"""`tawthiq gazetteer add`, `tawthiq gazetteer list` and `tawthiq actors add`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tawthiq.casebook.casebook import Casebook
    from tawthiq.casebook.vocabulary import VocabularyKind

_MOST_FAULTS_SHOWN = 5


def check(kind: VocabularyKind, files: Sequence[Path]) -> None:
    """Raise VocabularyError when a file of places or actors cannot be used, or two have one name."""
    from tawthiq.errors import VocabularyError
    from tawthiq.pipeline.vocabulary import Vocabulary
    from tawthiq.pipeline.vocabulary import check as check_files

    given = tuple(files)
    check_files(Vocabulary(gazetteers=given) if kind == "gazetteer" else Vocabulary(actors=given))
    names = [file.name for file in given]
    for file in given:
        if names.count(file.name) > 1:
            raise VocabularyError(f"{file}: two files have this name, and one would replace the other (rename one)")


def add(casebook: Casebook, kind: VocabularyKind, files: Sequence[Path]) -> None:
    """Copy files of places or actors into the casebook, and make the index of its places where they are many."""
    from tawthiq.pipeline.corpus import vocabulary_of

    if files:
        with casebook.writing() as writer:
            for file in files:
                writer.add_vocabulary(kind, file)
            if kind == "gazetteer":
                vocabulary_of(casebook).places()


def _held(casebook: Casebook, names: Sequence[str] = ()) -> Iterator[str]:
    """A line for each gazetteer file: what it is, how many places it gave, and what was left out of it."""
    from tawthiq.gazetteer import importing
    from tawthiq.pipeline.corpus import vocabulary_of

    vocabulary = vocabulary_of(casebook)
    found = vocabulary.places()
    for file in vocabulary.gazetteers:
        if names and file.name not in names:
            continue
        kind = importing.KINDS[importing.kind_of(file)]
        count = sum(place.where.rpartition(":")[0] == file.name for place in found.held)
        for index in found.indexes:
            count += index.tally().places.get(file.name, 0)
        yield f"{file.name}: {kind}; {count:,} places"
        for index in found.indexes:
            for (name, why), rows in index.tally().left.items():
                if name == file.name:
                    yield f"  {rows:,} rows left out: {why}"
            broken = [fault for fault in index.faults() if fault.where.rpartition(":")[0] == file.name]
            yield from (f"    {fault.where}: {fault.why}" for fault in broken[:_MOST_FAULTS_SHOWN])


def _group(kind: VocabularyKind, what: str, form: str, file: str) -> click.Group:
    epilog = f"\b\nExample:\n  tawthiq {kind} add cases/june {file}"

    @click.group(name=kind, help=f"{what.capitalize()} of a casebook.", epilog=epilog)
    def group() -> None:
        pass

    @group.command(
        "add",
        help=f"Add {what} to the casebook CASE from {form}; documents are read with them at the next build.",
        epilog=epilog,
    )
    @click.argument("case", type=click.Path(path_type=Path))
    @click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
    def adds(case: Path, files: tuple[Path, ...]) -> None:
        from tawthiq.casebook.casebook import Casebook

        check(kind, files)
        casebook = Casebook.create(case)
        add(casebook, kind, files)
        if kind == "gazetteer":
            for line in _held(casebook, [file.name for file in files]):
                click.echo(line)
        click.echo(f"{len(files)} file{'s' * (len(files) != 1)} added; build again to read with them")

    return group


gazetteer = _group(
    "gazetteer",
    "places",
    "GeoNames country dumps (with alternateNamesV2 and admin1CodesASCII), OCHA tables of admin units and places, "
    "and any CSV or TSV with names and coordinates",
    "villages.csv",
)
actors = _group("actors", "actors", "YAML files in the form of docs/guides/actors.md", "parties.yaml")


@gazetteer.command("list", epilog="\b\nExample:\n  tawthiq gazetteer list cases/june")
@click.argument("case", type=click.Path(path_type=Path))
def lists(case: Path) -> None:
    """List the gazetteer files of the casebook CASE: what each is, its places, and the rows left out."""
    from tawthiq.casebook.casebook import Casebook

    lines = list(_held(Casebook.open(case)))
    click.echo("\n".join(lines or ["no places were added; the package's own are always read with"]))
