"""Files that are named in modules which were imported before anybody noted what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenes.render import early
from scenes.render.early import named_in
from scenes.render.imports import Module

SOURCE = """
'''A docstring of a module that names no file at all, and is longer than a name may be.'''
HERE = read("here.csv")
THERE = read("data") + read("..") + read("") + read("no such.csv") + read("nul\\0") + read({long!r})

def later():
    return read("later.csv")
"""


def module(folder: Path) -> Module:
    return Module("helper", folder / "helper.py", SOURCE.format(long="x" * 300).encode(), True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("here.csv", "data/one.csv", "data/two.csv", "later.csv", "other.csv"):
        (path := tmp_path / "own" / name).parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(early, "UNHEARD", {"helper"})
    return tmp_path / "own"


def test_the_files_and_folders_that_a_module_names_count(folder: Path) -> None:
    found = named_in([module(folder)], [])
    assert found == [
        folder / name for name in ("data/one.csv", "data/two.csv", "here.csv", "later.csv")
    ]


def test_of_a_film_only_what_it_does_when_it_is_imported_counts(folder: Path) -> None:
    found = named_in([module(folder)], [folder / "helper.py"])
    assert found == [folder / name for name in ("data/one.csv", "data/two.csv", "here.csv")]


def test_names_are_also_those_of_the_present_folder(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = module(folder / "deep")
    assert named_in([elsewhere], []) == []
    monkeypatch.chdir(folder)
    assert folder / "here.csv" in named_in([elsewhere], [])


def test_what_was_imported_later_is_noted_when_it_reads(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(early, "UNHEARD", frozenset())
    assert named_in([module(folder)], []) == []
