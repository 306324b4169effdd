"""A third language needs no Python: a pack of data is enough for every door."""

import json
import os
import subprocess
import sys
from pathlib import Path

TEXT = (
    "Le 4 juin 2018, une frappe aérienne a touché le village de Oued Tin. "
    "Au moins trois civils, dont deux enfants, ont été tués dans la frappe."
)


def tawthiq(*arguments: str, packs: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command, with another folder of packs."""
    environment = {**os.environ, "TAWTHIQ_PACKS": str(packs), "TAWTHIQ_CACHE": str(cwd / "cache")}
    return subprocess.run(
        [sys.executable, "-m", "tawthiq", *arguments],
        capture_output=True, text=True, cwd=cwd, env=environment, encoding="utf-8",
    )  # fmt: skip


def test_a_seedling_pack_is_recognised_and_read(packs_with_french, tmp_path):
    """French is recognised, and its date, place, toll, parts and account come out, from data alone."""
    done = tawthiq("find", "--json", TEXT, packs=packs_with_french, cwd=tmp_path)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    toll = next(line for line in lines if line["kind"] == "toll")
    account = next(line for line in lines if line["kind"] == "account")

    assert (3, None, "civilians", 2) == (toll["low"], toll["high"], toll["group"], toll["of_whom"][0]["low"])
    assert ("2018-06-04", "airstrike") == (account["when"], account["type"])
    assert "Oued Tin" in [line.get("name") for line in lines]


def test_a_seedling_pack_is_sound(packs_with_french, tmp_path):
    """The check knows the new pack and finds no fault in it."""
    done = tawthiq("packs", "check", packs=packs_with_french, cwd=tmp_path)

    assert (0, True) == (done.returncode, "fr" in done.stdout)


def test_a_casebook_reads_the_new_language(packs_with_french, tmp_path):
    """A French letter in a folder is built into the ledger like any other."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "lettre.txt").write_text(TEXT, encoding="utf-8")
    tawthiq("build", "case", "letters", packs=packs_with_french, cwd=tmp_path)
    shown = tawthiq("show", "case", "documents", "--json", packs=packs_with_french, cwd=tmp_path)

    assert "fr" == json.loads(shown.stdout)["language"]
