"""`tawthiq gazetteer add` and `tawthiq actors add`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tawthiq.casebook.casebook import Casebook
    from tawthiq.casebook.vocabulary import VocabularyKind


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
    """Copy files of places or actors into the casebook."""
    if files:
        with casebook.writing() as writer:
            for file in files:
                writer.add_vocabulary(kind, file)


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
        add(Casebook.create(case), kind, files)
        click.echo(f"{len(files)} file{'s' * (len(files) != 1)} added; build again to read with them")

    return group


gazetteer = _group(
    "gazetteer",
    "places",
    "CSV files (id, name, native, type, country, admin1, latitude, longitude, alternates)",
    "villages.csv",
)
actors = _group("actors", "actors", "YAML files in the form of docs/guides/actors.md", "parties.yaml")
