"""What was found out about files is known in the next process, or found again."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenes.render import memo
from scenes.render.imports import Module
from scenes.render.memo import Memo, folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOWNHILL_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "program.py"
    path.write_text("answers = 1")
    return path


class Searches:
    """Counts how often an answer is looked for."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> int:
        self.count += 1
        return self.count


def ask(program: Path, find: Searches, question: bytes = b"why?") -> int:
    """As a process does that has just begun, and that ends afterwards."""
    known = Memo("test", str(program))
    found = known.answer(question, find)
    assert known.answer(question, find) == found
    known.save()
    return found


def test_an_answer_is_looked_for_once(program: Path) -> None:
    find = Searches()
    assert [ask(program, find) for _ in range(3)] == [1, 1, 1]


def test_each_question_has_its_answer(program: Path) -> None:
    find = Searches()
    assert [ask(program, find, q) for q in (b"a", b"b", b"a", b"b")] == [1, 2, 1, 2]


def test_with_another_program_it_is_looked_for_again(program: Path) -> None:
    find = Searches()
    ask(program, find)
    program.write_text("answers = 2")
    assert ask(program, find) == 2


@pytest.mark.parametrize("left", [0, 20, -3])
def test_what_is_not_whole_is_not_read(program: Path, cache: Path, left: int) -> None:
    find = Searches()
    ask(program, find)
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:left])
    assert ask(program, find) == 2
    assert ask(program, find) == 2


def test_where_nothing_can_be_written_it_is_found_each_time(program: Path, cache: Path) -> None:
    cache.write_text("a file")
    find = Searches()
    assert [ask(program, find) for _ in range(2)] == [1, 2]


def test_the_oldest_answers_are_forgotten(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "_AT_MOST", 2)
    find = Searches()
    assert [ask(program, find, q) for q in (b"a", b"b", b"c")] == [1, 2, 3]
    assert ask(program, find, b"c") == 3
    assert ask(program, find, b"a") == 4


def test_nothing_is_written_where_nothing_is_new(program: Path, cache: Path) -> None:
    ask(program, Searches())
    (file,) = cache.iterdir()
    before = file.stat().st_mtime_ns
    ask(program, Searches())
    assert [path.stat().st_mtime_ns for path in cache.iterdir()] == [before]


def test_what_a_source_says_depends_on_its_name_as_well(tmp_path: Path) -> None:
    # `from .a import b` is another module in another package.
    source, path = b"from .a import b", tmp_path / "m.py"
    one, two = (Module(name, path, source, settled=True).said for name in ("x.m", "y.m"))
    assert [said.imports[0].module for said in (one, two)] == ["x.a", "y.a"]


def test_the_users_cache_is_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOWNHILL_CACHE")
    assert "downhill" in str(folder())
    assert folder().is_absolute()
