"""What a newcomer sees first."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest
from click.testing import Result

from tawthiq.cli.main import COMMANDS

GROUPS = {"packs": ("check", "list"), "gazetteer": ("add", "list"), "actors": ("add",)}
CALLS = [(name,) for name in COMMANDS] + [(name, sub) for name, subs in GROUPS.items() for sub in subs]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_command_shows_an_example_of_itself(run: Callable[..., Result], call: tuple[str, ...]) -> None:
    """Help ends with a line that can be typed, at its full length."""
    result = run(*call, "--help")

    assert result.exit_code == 0
    assert re.search(rf"Examples?:\n(    .*\n)*    tawthiq {' '.join(call)}\b", result.stdout)


def test_the_first_screen_names_every_command_and_the_exit_codes(run: Callable[..., Result]) -> None:
    """Nobody needs the manual to know what there is and what an exit code means."""
    said = run("--help").stdout

    assert all(re.search(rf"^  {name} ", said, re.MULTILINE) for name in COMMANDS)
    assert "Exit codes: 0 done; 1 it could not be done" in said


def test_the_command_line_loads_nothing_heavy() -> None:
    """Tables, colours and YAML are loaded by the commands that need them."""
    script = "import sys, tawthiq.cli.main; print({'pyarrow', 'rich', 'yaml'} & set(sys.modules) or 'nothing heavy')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout == "nothing heavy\n"


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_the_help_of_a_command_loads_nothing_heavy(call: tuple[str, ...]) -> None:
    """A command's module is light too: what it needs it imports when it runs."""
    script = (
        "import sys, atexit\nfrom tawthiq.cli.main import main\n"
        "atexit.register(lambda: print({'pyarrow', 'rich', 'yaml'} & set(sys.modules) or 'nothing heavy'))\n"
        f"main({[*call, '--help']!r})"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.endswith("nothing heavy\n")


def test_an_unknown_command_is_not_understood(process: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Exit code 2 tells a script that the call itself was wrong."""
    done = process("bulid", "case", "letters")

    assert done.returncode == 2
    assert "No such command 'bulid'" in done.stderr


def test_the_version_is_that_of_the_package(process: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """It can be quoted in a report."""
    import tawthiq

    assert process("--version").stdout == f"tawthiq, version {tawthiq.__version__}\n"
