"""What a program is made of, told from its source: on a little tree of packages of its own."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from scenes.render import sources
from scenes.render.sources import Program, find, is_own, versions

# A film, its parts, and a stage in rooms with one public surface, as Downhill has it.
TREE = {
    "stage/__init__.py": '''
"""The public surface."""
from typing import TYPE_CHECKING

from TOP.stage.ground import View
from TOP.stage.walk import Hiker as Walker
from .theme import RED

if TYPE_CHECKING:
    from TOP.stage.types import Kind

__all__ = ["RED", "SIZE", "View", "Walker"]
SIZE = 3
''',
    "stage/ground/__init__.py": "from TOP.stage.ground.view import View, Pose\n",
    "stage/ground/view.py": "from TOP.stage.ground.pose import Pose\nclass View: pass\n",
    "stage/ground/pose.py": "class Pose: pass\n",
    "stage/walk/__init__.py": "from TOP.stage.walk.hiker import Hiker\n",
    "stage/walk/hiker.py": "def f():\n    from . import gait\nclass Hiker: pass\n",
    "stage/walk/gait.py": "",
    "stage/theme.py": "RED = 1\n",
    "stage/types.py": "Kind = int\n",
    "stage/unused.py": "",
    "parts/one.py": "from TOP.stage import View\n",
    "parts/two.py": "from TOP.stage import RED\n",
}


class Tree:
    """Packages in a folder on the import path, none of them imported."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.top = folder, f"tree_{folder.name.replace('-', '_')}"
        for name, source in TREE.items():
            self.write(name, source)
        self.write("__init__.py", "")
        self.write("parts/__init__.py", "")

    def write(self, name: str, source: str) -> None:
        path = self.folder / self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source.replace("TOP", self.top))
        importlib.invalidate_caches()

    def program(self, film: str) -> Program:
        self.write("film.py", film)
        root = find(f"{self.top}.film")
        assert root is not None
        return Program.of([root])

    def counted(self, film: str) -> set[str]:
        """What counts for a film of this source, less the film itself."""
        names = {module.name for module in self.program(film).modules.values()}
        return {name.removeprefix(self.top + ".") for name in names} - {"film"}


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tree]:
    monkeypatch.syspath_prepend(tmp_path)
    made = Tree(tmp_path)
    yield made
    for name in [name for name in sys.modules if name.startswith(made.top)]:
        del sys.modules[name]


ALL = {"stage", "stage.ground", "stage.ground.view", "stage.ground.pose", "stage.walk"}
ALL |= {"stage.walk.hiker", "stage.walk.gait", "stage.theme"}


@pytest.mark.parametrize(
    ("film", "counted"),
    [
        ("from TOP.stage import View", {"stage.ground.view", "stage.ground.pose"}),
        ("from TOP.stage import Walker", {"stage.walk.hiker", "stage.walk.gait"}),
        ("from TOP.stage import RED", {"stage.theme"}),
        ("from TOP.stage import theme", {"stage.theme"}),
        ("from TOP.stage import unused as u", {"stage.unused"}),
        ("from TOP.stage.ground import Pose", {"stage.ground.view", "stage.ground.pose"}),
        ("from TOP.parts import two", {"parts.two", "stage.theme"}),
        ("from TOP.parts.two import RED", {"parts.two", "stage.theme"}),
        ("import TOP.parts.two as two", {"parts.two", "stage.theme"}),
        ("from .parts import two", {"parts.two", "stage.theme"}),
        ("def f():\n    try:\n        from TOP.parts import two\n    finally: pass", None),
        ("from TOP.stage import *", ALL),
        ("from TOP.stage import SIZE", ALL),
        ("from TOP.stage import no_such_name", ALL),
        ("from TOP import stage", ALL),
        ("import TOP.stage.theme", {*ALL, ""}),  # the packages around it as well
        ("import TOP.stage as s", ALL),
        ("import numpy, manim", set()),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import TOP.stage as s", set()),
        ("def broken(:", set()),
    ],
)
def test_what_counts_is_what_is_imported_by_name(
    tree: Tree, film: str, counted: set[str] | None
) -> None:
    found = {name.removeprefix(tree.top) for name in tree.counted(film)}
    assert found == ({"parts.two", "stage.theme"} if counted is None else counted)


@pytest.mark.parametrize("imported", [False, True])
def test_it_is_the_same_whether_the_modules_are_imported_or_not(tree: Tree, imported: bool) -> None:
    film = "from TOP.stage import Walker\nfrom TOP.parts import one\n"
    if imported:
        importlib.import_module(f"{tree.top}.stage")
        importlib.import_module(f"{tree.top}.parts.one")
    walk = {"stage.walk.hiker", "stage.walk.gait"}
    assert tree.counted(film) == {"parts.one", "stage.ground.view", "stage.ground.pose", *walk}


@pytest.mark.parametrize(
    ("act", "acts"),
    [
        ("import numpy\nnumpy.seterr(all='raise')", True),
        ("import manim\nmanim.config.frame_rate = 3", True),
        ("for _ in range(3): pass", True),
        ("A, B = 1, 2\nC: int = 3\ndef f(): print()\nclass G: pass\n'words'", False),
    ],
)
def test_a_module_that_does_something_when_it_is_imported_counts(
    tree: Tree, act: str, acts: bool
) -> None:
    """For it is imported along with the stage, and may change what all others do."""
    tree.write("stage/ground/pose.py", act)
    assert ("stage.ground.pose" in tree.counted("from TOP.stage import RED")) == acts


def test_a_surface_that_does_more_than_pass_names_on_counts_whole(tree: Tree) -> None:
    tree.write("stage/ground/__init__.py", "from TOP.stage.ground.view import View\ndef f(): pass")
    tree.write("stage/ground/other.py", "")
    found = tree.counted("from TOP.stage import View")
    assert found == {"stage.ground", "stage.ground.view", "stage.ground.pose"}


def test_a_surface_may_pass_modules_on(tree: Tree) -> None:
    tree.write(
        "stage/ground/__init__.py", "import TOP.stage.theme as palette\nimport TOP.parts.two"
    )
    assert tree.counted("from TOP.stage.ground import palette") == {"stage.theme"}
    assert "parts.two" in tree.counted("from TOP.stage.ground import TOP")


def test_a_change_of_where_a_name_comes_from_is_a_change(tree: Tree) -> None:
    tree.write("stage/ground/__init__.py", "from TOP.stage.unused import View\n")
    assert tree.counted("from TOP.stage import View") == {"stage.unused"}


def test_a_module_in_an_archive_cannot_be_read_and_is_not_settled(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_BEGAN", time.time() + 60)
    name = f"{tree.top}_zipped"
    with ZipFile(archive := tree.folder / "more.zip", "w") as file:
        file.writestr(f"{name}.py", "A = 1\n")
    monkeypatch.syspath_prepend(archive)
    assert tree.program("import TOP.parts.two").settled
    importlib.import_module(name)
    assert not tree.program(f"import {name}").settled


def test_names_that_go_round_in_a_circle_end(tree: Tree) -> None:
    tree.write("stage/__init__.py", "from TOP.stage.ground import View\n")
    tree.write("stage/ground/__init__.py", "from TOP.stage import View\n")
    assert "stage" in tree.counted("from TOP.stage import View")


@pytest.mark.parametrize(
    "film",
    [
        "import importlib\nimportlib.import_module('TOP.stage')",
        "from importlib import import_module as load\nload('TOP.stage')",
        "__import__('TOP.stage')",
        "exec(open('more.py').read())",
        "import TOP.parts.loader",
    ],
)
def test_what_cannot_be_told_counts_everything(
    tree: Tree, film: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree.write("parts/loader.py", "load = __import__\n")
    importlib.import_module(f"{tree.top}.stage.unused")
    monkeypatch.setattr(sources, "HOUSE", tree.folder / "house")
    for name in ("gdmath/a.py", "scenes/stage/deep/b.py", "scenes/parts/hills/c.py"):
        (path := tree.folder / "house" / name).parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")
    program = tree.program(film)
    assert program.is_dynamic
    names = {module.name for module in program.modules.values()}
    assert {"gdmath.a", "scenes.stage.deep.b", "scenes.parts.hills.c"} <= names
    assert f"{tree.top}.stage.unused" in names  # a lecturer's own, since it is imported


def test_versions_are_found_by_the_name_of_the_import(tree: Tree) -> None:
    outside = tree.program("import PIL.Image, os, numpy as np, no_such_package").outside
    found = dict(versions(outside))
    assert set(found) == {"pillow", "numpy"} or set(found) == {"Pillow", "numpy"}


def test_what_is_installed_is_not_ones_own(tmp_path: Path) -> None:
    import numpy

    assert is_own(tmp_path / "film.py")
    assert is_own(Path(sources.__file__))
    assert not is_own(Path(numpy.__file__))
    assert not is_own(Path(os.__file__))
    assert find("numpy") is None
    assert find("no_such_module_at_all") is None


def test_a_file_that_changed_since_the_process_began_is_not_surely_what_runs(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not tree.program("import TOP.parts.two").settled
    monkeypatch.setattr(sources, "_BEGAN", time.time() + 60)
    assert tree.program("import TOP.parts.two").settled
    then = time.time() + 120
    os.utime(tree.folder / tree.top / "stage/theme.py", (then, then))
    assert not tree.program("import TOP.parts.two").settled
    assert tree.program("import TOP.stage.ground.view as v").settled


def test_a_file_written_just_before_a_process_begins_is_older_than_it(tmp_path: Path) -> None:
    # Told by the processor's time, a process that works on two cores would seem to be older.
    written = tmp_path / "film.py"
    script = "import numpy, scenes.render.sources as s; print(s._BEGAN)"
    for _ in range(3):
        written.write_text("x = 1")
        before = time.time()
        told = subprocess.check_output([sys.executable, "-c", script], text=True)
        assert written.stat().st_mtime < float(told) < before + 0.5
