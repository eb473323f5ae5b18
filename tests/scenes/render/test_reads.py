"""Which files a film reads, as Python tells of them."""

from __future__ import annotations

import gettext
import io
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import packages_distributions
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from manim import config
from PIL import Image

from gdmath import load_table
from scenes.render.reads import ABSENT, READS, Read, Reads
from scenes.render.rehearsal import offstage


def reads_of(act: Callable[[], object]) -> list[Read]:
    with READS.noted() as notes:
        act()
    return list(notes)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.csv"
    path.write_text("# x, y\n1,2\n3,4\n")
    return path


@pytest.mark.parametrize(
    "read",
    [
        lambda path: open(path).close(),
        lambda path: Path(path).read_text(),
        lambda path: np.loadtxt(path, delimiter=","),
        lambda path: np.genfromtxt(path, delimiter=","),
        lambda path: os.close(os.open(path, os.O_RDONLY)),
        lambda path: open(path, "r+b").close(),
        lambda path: open(os.fsencode(path)).close(),
        lambda path: load_table(path),
    ],
    ids=range(8),
)
def test_what_is_read_is_noted_with_its_content(data: Path, read: Callable[[Path], object]) -> None:
    before = reads_of(lambda: read(data))
    assert [each.path for each in before] == [str(data)]
    assert before[0].holds
    assert before[0] in READS.so_far()
    data.write_text("# x, y\n1,2\n3,5\n")
    assert not before[0].holds
    after = reads_of(lambda: read(data))
    assert after != before
    assert reads_of(lambda: read(data)) == after


def test_pictures_and_drawings_are_noted(tmp_path: Path) -> None:
    Image.new("RGB", (2, 2)).save(tmp_path / "a.png")
    (tmp_path / "b.svg").write_text("<svg/>")
    assert len(reads_of(lambda: Image.open(tmp_path / "a.png").load())) == 1
    assert len(reads_of(lambda: ElementTree.parse(tmp_path / "b.svg"))) == 1


def test_what_is_looked_for_and_not_there_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "none.csv"
    with pytest.raises(FileNotFoundError):
        path.read_text()
    (noted,) = [read for read in READS.so_far() if read.path == str(path)]
    assert noted.digest == ABSENT
    assert noted.holds
    path.write_text("there")
    assert not noted.holds


def test_what_is_written_is_not_noted(tmp_path: Path) -> None:
    def write() -> None:
        for mode in ("w", "a", "w+"):
            with open(tmp_path / "out.txt", mode) as file:
                file.write("x")
        (tmp_path / "other.txt").write_text("x")
        os.close(os.open(tmp_path / "third.txt", os.O_RDWR | os.O_CREAT | os.O_EXCL))

    assert reads_of(write) == []


def test_what_is_installed_and_what_is_no_file_is_not_noted(tmp_path: Path) -> None:
    def look() -> None:
        Path(np.__file__).read_bytes()
        Path(io.__file__).read_bytes()
        Path("/dev/null").read_bytes()
        list(tmp_path.iterdir())
        packages_distributions()
        os.close(os.open(tmp_path, os.O_RDONLY))
        if sys.platform == "linux":
            Path("/proc/self/stat").read_bytes()

    assert reads_of(look) == []


def test_type_that_is_set_is_not_noted(tmp_path: Path) -> None:
    with offstage(media_dir=str(tmp_path)):
        for name in ("tex_dir", "text_dir"):
            folder = config.get_dir(name)
            folder.mkdir(parents=True)
            (folder / "a.svg").write_text("<svg/>")
            assert reads_of((folder / "a.svg").read_text) == []
    assert len(reads_of((tmp_path / "Tex" / "a.svg").read_text)) == 1


def test_a_module_of_ones_own_is_noted_by_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    name = f"own_{tmp_path.name.replace('-', '_')}"
    (tmp_path / f"{name}.py").write_text("A = 1\n")
    for _ in range(2):  # the second time it is read as bytecode
        assert [each.path for each in reads_of(lambda: __import__(name))] == [
            str(tmp_path / f"{name}.py")
        ]
        del sys.modules[name]


def test_a_translation_is_noted(tmp_path: Path) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "words.mo").write_bytes(bytes.fromhex("de120495") + bytes(24))
    read = reads_of(lambda: gettext.translation("words", tmp_path, ["de"]))
    assert [each.path for each in read] == [str(folder / "words.mo")]


def test_what_is_read_for_drawing_is_kept_apart(data: Path) -> None:
    reads, seen = Reads(), Read(str(data), "a")
    drawn = Read(str(data), "b")
    reads.note([seen])
    with reads.drawing():
        reads.note([seen, drawn])
    assert reads.so_far() == [seen]
    assert reads.for_drawing() == [drawn]
    with reads.noted() as notes:
        reads.note([seen])
    assert list(notes) == [seen]  # though it has been read before
    reads.note([drawn])
    assert reads.so_far() == [seen, drawn]
    assert reads.for_drawing() == []


def test_what_is_read_aside_is_not_noted(data: Path) -> None:
    before = READS.so_far()
    with READS.aside():
        load_table(data)
    assert READS.so_far() == before
    load_table(data)
    assert [read.path for read in READS.so_far()[len(before) :]] == [str(data)]


def test_settings_are_known_by_their_values_not_by_their_files(tmp_path: Path) -> None:
    script = """
import manim
from scenes.render.reads import READS
import scenes.render.renderer
manim.config.digest_file("manim.cfg")
print(*[read.path for read in READS.so_far()])
"""
    (tmp_path / "manim.cfg").write_text("[CLI]\nframe_rate = 5\n")
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
