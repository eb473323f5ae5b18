"""How trouble is told: what a lecturer gave, or the computer, in a sentence; mistakes in full."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from gdmath import InputError, gradient_descent, load_table
from scenes.render.trouble import Trouble, sentence, told_in_a_sentence


def told(work: Callable[[], object]) -> str | None:
    """The sentence about what ``work`` ends with."""
    with pytest.raises(Exception) as caught:  # noqa: PT011
        work()
    return sentence(caught.value)


# -- what was given ----------------------------------------------------------------------------


def test_what_gdmath_says_of_its_input_is_told() -> None:
    assert told(lambda: gradient_descent(-1)) == (
        "learning_rate must be a finite number above 0, got -1."
    )
    assert told(lambda: load_table("nowhere.txt")) == "There is no data file nowhere.txt."
    assert told(lambda: load_table(3)) == "path must be the name of a file, got 3."  # type: ignore[arg-type]


def test_no_mistake_is_hidden() -> None:
    def on_purpose_but_not_about_input() -> None:
        raise ValueError("not a sentence")

    assert told(lambda: np.zeros(3) + np.zeros(4)) is None  # raised by NumPy, in a line of ours
    assert told(lambda: random.sample([1], 2)) is None  # raised on purpose, by Python's library
    assert told(on_purpose_but_not_about_input) is None
    assert told(lambda: int("one")) is None


def test_it_does_not_matter_where_the_program_is_installed() -> None:
    """From a wheel, gdmath and the films lie beside all other libraries."""
    place = os.path.join(sys.prefix, "lib", "gdmath", "checks.py")
    program = compile("raise InputError('rate must be above 0, got 0.')", place, "exec")
    assert told(lambda: exec(program, {"InputError": InputError})) == "rate must be above 0, got 0."


@pytest.mark.parametrize(
    "error",
    [ValueError("x"), ZeroDivisionError(), KeyError("hiker"), OSError("no number"), TimeoutError()],
    ids=lambda error: type(error).__name__,
)
def test_a_mistake_in_the_program_is_not_the_disks(error: Exception) -> None:
    assert sentence(error) is None


def test_a_sentence_ends_the_program_and_a_mistake_passes() -> None:
    with pytest.raises(Trouble, match=r"^No\.$"), told_in_a_sentence():
        raise InputError("No.")
    with pytest.raises(ZeroDivisionError), told_in_a_sentence():
        1 / 0  # noqa: B018


def test_trouble_ends_the_program_with_status_1_and_its_sentence() -> None:
    for words, printed in (("No space.", "No space.\n"), ("", "")):
        program = f"from scenes.render.trouble import Trouble\nraise Trouble({words!r})"
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (1, printed)


# -- the computer ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "cannot be written: there is no space left on the disk."),
        (errno.EDQUOT, "cannot be written: there is no space left in your quota."),
        (errno.EROFS, "cannot be written: the disk can only be read."),
        (errno.EIO, "cannot be used: the disk reports an error."),
        (errno.ENAMETOOLONG, "cannot be used: its name is too long for the disk."),
        (errno.EACCES, "cannot be written: you have no right to."),
        (errno.EPERM, "cannot be written: you have no right to."),
    ],
)
def test_what_the_disk_says_is_told_in_one_sentence(number: int, words: str) -> None:
    error = OSError(number, os.strerror(number), "/films/out.mp4")
    assert sentence(error) == f"/films/out.mp4 {words}"


def test_what_the_disk_says_is_found_behind_what_others_made_of_it() -> None:
    wrapped = RuntimeError("the encoder gave up")
    wrapped.__cause__ = ValueError("in the middle")
    wrapped.__cause__.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    told_of = "A file cannot be written: there is no space left on the disk."
    assert sentence(wrapped) == told_of
    unnumbered = OSError("the library's own words")
    unnumbered.__cause__ = wrapped
    assert sentence(unnumbered) == told_of


def test_errors_that_caused_each_other_do_not_go_round_for_ever() -> None:
    first, second = ValueError(), KeyError()
    first.__context__, second.__context__ = second, first
    first.__cause__, second.__cause__ = second, first
    assert sentence(first) is None


def test_it_is_told_which_file_is_missing_and_not_that_the_film_cannot_be_written(
    tmp_path: Path,
) -> None:
    missing, lost, file = tmp_path / "tree.svg", tmp_path / "pictures" / "tree.svg", tmp_path / "f"
    file.touch()
    assert told(missing.read_text) == f"There is no file {missing}."
    assert told(lost.read_text) == f"There is no folder {lost.parent}, where tree.svg should be."
    assert told(lambda: lost.write_text("")) == told(lost.read_text)
    assert told(lambda: tmp_path.write_text("")) == f"{tmp_path} cannot be used: it is a folder."
    assert told(lambda: (file / "x").read_text()) == (
        f"{file / 'x'} cannot be used: a part of its path is a file, not a folder."
    )
    assert told(lambda: file.mkdir()) == (
        f"{file} cannot be used: something of that name is there already."
    )


def test_what_numpy_did_not_find_is_told_in_its_words() -> None:
    assert told(lambda: np.loadtxt("nowhere.csv")) == "nowhere.csv not found."


def test_reading_what_one_may_not_is_not_called_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "secret.csv"
    file.touch()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.R_OK)
    error = PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    assert sentence(error) == f"{file} cannot be read: you have no right to."


def test_a_program_that_is_missing_is_named_and_latex_is_said_to_be_it() -> None:
    assert told(lambda: subprocess.run(["nowhere-to-be-found"])) == (
        "There is no program nowhere-to-be-found here, which the film needs."
    )
    latex = told(lambda: subprocess.run(["latex"], env={"PATH": ""}))
    assert latex is not None
    assert latex.startswith("The film sets type with LaTeX, and there is no program latex here")
