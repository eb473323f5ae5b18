"""The rooms of the house and the one direction in which they may use each other.

gdmath ← scenes/render ← scenes/voice ← scenes/stage ← scenes/parts/FILM ← scenes/FILM.py, and
gdmath needs NumPy alone. A part serves the film it is named after, and no other.
"""

from __future__ import annotations

import ast
import graphlib
import importlib.util
import inspect
import subprocess
import sys
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILMS = sorted((ROOT / "scenes").glob("[!_]*.py"))
# Each room may use those before it.
ROOMS = ["gdmath", "scenes.render", "scenes.voice", "scenes.stage", "scenes.parts", "a film"]
ON_DEMAND = {"sympy"}  # what gdmath may import inside a function, and nowhere else


@dataclass(frozen=True)
class Import:
    module: str  # absolute; for `from a import b`, a.b
    line: int
    at_import: bool  # executed when the importing module is imported
    relative: bool
    for_types: bool  # never executed: it stands under TYPE_CHECKING


@cache
def tree_of(source: str) -> ast.Module:
    """A source as Python reads it."""
    return ast.parse(source)


@cache
def imports_of(module: str, source: str, *, is_package: bool = False) -> tuple[Import, ...]:
    """Every import in a module's source, wherever it stands."""
    package = module.split(".") if is_package else module.split(".")[:-1]

    def walk(node: ast.AST, at_import: bool, for_types: bool) -> Iterator[Import]:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, node.lineno, at_import, False, for_types)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                name = f"{base}.{alias.name}" if base else alias.name
                yield Import(name, node.lineno, at_import, node.level > 0, for_types)
        deferred = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for_types = for_types or (
            isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        )
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.expr):  # which has no import in it
                yield from walk(child, at_import and not deferred and not for_types, for_types)

    return tuple(walk(tree_of(source), at_import=True, for_types=False))


def room_of(module: str) -> str | None:
    """The room a module belongs to, or None if it is not one of ours."""
    for room in ROOMS[:-1]:
        if module == room or module.startswith(room + "."):
            return room
    return "a film" if module.startswith("scenes.") else None


def owner(module: str) -> str:
    """The film that a film's module, or a module of its parts, belongs to."""
    names = module.split(".")
    return names[2] if names[1:2] == ["parts"] and len(names) > 2 else names[1]


def may_use_part(module: str, part: str) -> bool:
    """Whether a part serves the film that a module belongs to."""
    return owner(part) == owner(module)


def violations(
    module: str, source: str, *, is_package: bool = False, insides: frozenset[str] = frozenset()
) -> list[str]:
    """What the imports of a module do against the rules; ``insides`` names what is in scenes/."""
    found = []
    room = room_of(module)

    def complain(line: int, what: str) -> None:
        found.append(f"{module}, line {line}: {what}")

    for used in imports_of(module, source, is_package=is_package):
        top = used.module.split(".")[0]
        target = room_of(used.module)
        if room == "a film" and used.relative:
            complain(used.line, "a relative import, which manim cannot load")
        if top in insides:
            complain(used.line, f"{used.module}; write scenes.{used.module}")
        elif target == "a film" and used.module != module:
            complain(used.line, f"imports {used.module}; nothing imports a film")
        elif target and room and ROOMS.index(target) > ROOMS.index(room):
            complain(used.line, f"imports {used.module}, against the direction of the house")
        elif target == "scenes.parts" and not may_use_part(module, used.module):
            complain(used.line, f"imports {used.module}, a part of another film")
        elif target is None and room == "gdmath":
            allowed = top in sys.stdlib_module_names or top == "numpy"
            if not allowed and not (top in ON_DEMAND and not used.at_import):
                complain(used.line, f"imports {used.module}; gdmath has NumPy only")
    return found


def modules() -> Iterator[tuple[str, Path]]:
    for package in ("gdmath", "scenes"):
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def test_dependencies_point_one_way() -> None:
    insides = frozenset(path.stem for path in FILMS) | {"stage", "parts", "render"}
    found = []
    for module, path in modules():
        source = path.read_text(encoding="utf-8")
        is_package = path.name == "__init__.py"
        # gdmath may have modules of its own with the name of a film; it imports them in full.
        found += violations(module, source, is_package=is_package, insides=insides)
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("gdmath.descent", "import manim"),
        ("gdmath.descent", "from scipy.optimize import minimize"),
        ("gdmath.descent", "import sympy"),
        ("gdmath.descent", "def f():\n    import manim"),
        ("gdmath.descent", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import manim"),
        ("gdmath.descent", "from scenes.stage import theme"),
        ("scenes.render.camera", "from scenes.stage.lecture.theme import PATH"),
        ("scenes.render.camera", "from scenes import stage"),
        ("scenes.render.camera", "from ..stage import theme"),
        ("scenes.stage.ground.surface", "def f():\n    from scenes.hills import Hills"),
        ("scenes.stage.surface", "from scenes.parts.hills.tally import Flags"),
        ("scenes.parts.fog.bank", "from scenes.parts.hills.tally import Flags"),
        ("scenes.fog", "from scenes.parts.hills.tally import Flags"),
        ("scenes.parts.hills.tally", "from scenes.parts.learning_rate.meter import Meter"),
        ("scenes.fog", "from scenes.hills import Hills"),
        ("scenes.fog", "from scenes import hills"),
        ("scenes.fog", "import hills"),
        ("scenes.fog", "from stage import theme"),
        ("scenes.fog", "from .stage import theme"),
    ],
)
def test_a_planted_violation_is_found(module: str, source: str) -> None:
    insides = frozenset({"hills", "fog", "stage", "render"})
    assert len(violations(module, source, insides=insides)) >= 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("gdmath.formula", "def f():\n    import sympy"),
        ("gdmath.hills", "from gdmath.landscape import Landscape\nimport numpy as np, math"),
        ("gdmath.hills", "from .landscape import Landscape"),
        ("scenes.stage.ground.surface", "from scenes.render import camera\nfrom . import theme"),
        ("scenes.hills", "from manim import Scene\nfrom scenes.stage import theme\nimport gdmath"),
        ("scenes.hills", "from scenes.parts.hills.tally import Flags"),
        ("scenes.parts.hills.tally", "from scenes.parts.hills.probe import Probe"),
    ],
)
def test_what_is_allowed_is_not_a_violation(module: str, source: str) -> None:
    assert violations(module, source, insides=frozenset({"hills", "stage", "render"})) == []


def circle(sources: Mapping[str, str], packages: Container[str] = ()) -> list[str]:
    """Modules that import each other in a circle, also by imports that wait in a function."""
    graph: dict[str, set[str]] = {}
    for module, source in sources.items():
        used = [
            i.module
            for i in imports_of(module, source, is_package=module in packages)
            if not i.for_types
        ]
        # `from a import b` names the module a.b if there is one, and else something in a.
        named = {name if name in sources else name.rpartition(".")[0] for name in used}
        graph[module] = (named & sources.keys()) - {module}
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize("house", ["gdmath", "scenes"])
def test_no_modules_import_each_other_in_a_circle(house: str) -> None:
    ours = {module: path for module, path in modules() if module.split(".")[0] == house}
    packages = {module for module, path in ours.items() if path.name == "__init__.py"}
    assert len(ours) > 20
    sources = {module: path.read_text(encoding="utf-8") for module, path in ours.items()}
    assert circle(sources, packages) == []


A, B = "import gdmath.b", "from gdmath import a"


@pytest.mark.parametrize(
    "sources",
    [
        {"gdmath.a": A, "gdmath.b": B},
        {"gdmath.a": A, "gdmath.b": "def f():\n    from gdmath.a import g"},
        {"gdmath.a": A, "gdmath.b": "from gdmath.c import f", "gdmath.c": "from . import a"},
        {"gdmath": "from gdmath.a import f", "gdmath.a": "from gdmath import f"},
    ],
)
def test_a_planted_circle_is_found(sources: dict[str, str]) -> None:
    assert set(circle(sources, {"gdmath"})) == sources.keys()


@pytest.mark.parametrize(
    "sources",
    [
        {
            "gdmath.a": A,
            "gdmath.b": f"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    {B}",
        },
        {"gdmath": "from gdmath.a import f", "gdmath.a": A, "gdmath.b": "import numpy"},
    ],
)
def test_what_is_no_circle_is_not_found(sources: dict[str, str]) -> None:
    assert circle(sources, {"gdmath"}) == []


def reordering(source: str) -> list[int]:
    """The lines that bring a thing to the front or the back: that is its class's layer."""
    return [
        node.lineno
        for node in ast.walk(tree_of(source))
        if isinstance(node, ast.Attribute) and node.attr in {"bring_to_front", "bring_to_back"}
    ]


def test_no_film_reorders_what_it_shows() -> None:
    assert reordering("self.add(a)\nself.bring_to_back(a)\n") == [2]
    sources = [path for path in (ROOT / "scenes").rglob("*.py") if reordering(path.read_text())]
    assert sources == []


def unordered(source: str) -> list[int]:
    """The lines that import Manim's matching of parts: it goes through sets of hashes.

    Their order, and so what is drawn over what, is another one in each process.
    """
    return [
        node.lineno
        for node in ast.walk(tree_of(source))
        if isinstance(node, ast.ImportFrom)
        and any(name.name.startswith("TransformMatching") for name in node.names)
    ]


def test_no_film_draws_in_an_order_that_differs_from_process_to_process() -> None:
    assert unordered("import os\nfrom manim import FadeIn, TransformMatchingShapes\n") == [2]
    sources = [path for path in (ROOT / "scenes").rglob("*.py") if unordered(path.read_text())]
    assert sources == []


# In the gallery, or tried by tests of its own, for films to come.
FOR_MORE = {
    "bands",
    "curve_pawns",
    "history",
    "needles",
    "program",
    "rings",
    "round_map",
    "spun",
}
LONGER = {"hills", "learning_rate", "loss_curve", "regression"}  # told before the stage was


def importing(source: str) -> int:
    """How many lines import something."""
    found = [node for node in tree_of(source).body if isinstance(node, ast.Import | ast.ImportFrom)]
    return sum((node.end_lineno or node.lineno) - node.lineno + 1 for node in found)


def test_lines_that_import_are_counted() -> None:
    assert importing("import a\nfrom b import (\n    c,\n)\nd = 1\n") == 4


@pytest.mark.parametrize("film", FILMS, ids=lambda path: path.stem)
def test_a_film_is_its_script_and_little_else(film: Path) -> None:
    source = film.read_text()
    assert len(source.splitlines()) <= (400 if film.stem in LONGER else 300)
    assert importing(source) <= 15


def test_the_stage_serves_more_than_one_film_and_each_film_is_known_whole() -> None:
    from scenes.render.sources import Program, find

    films = [found for film in FILMS if (found := find(f"scenes.{film.stem}"))]
    programs = {film.name: Program.of([film]) for film in films}
    # One that runs what its sources do not name is drawn anew after any edit of anything.
    assert [name for name, program in programs.items() if program.is_dynamic] == []
    counts = Counter(path for program in programs.values() for path in program.modules)
    stage = ROOT / "scenes" / "stage"
    assert counts[stage / "lecture" / "scene.py"] == len(FILMS)
    assert {path.stem for path in stage.rglob("*.py") if counts[path] == 1} == FOR_MORE


@pytest.mark.parametrize("film", FILMS, ids=lambda path: path.stem)
def test_a_film_has_one_scene(film: Path) -> None:
    from manim import Scene

    module = importlib.import_module(f"scenes.{film.stem}")
    scenes = [
        name
        for name, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, Scene) and value.__module__ == module.__name__
    ]
    assert len(scenes) == 1, f"manim asks which of {scenes} to render; keep one per file"
    assert not scenes[0].startswith("_")


@pytest.mark.parametrize(
    "name", [*(film.stem for film in FILMS), "stage", "parts", "render"], ids=lambda name: name
)
def test_nothing_in_scenes_hides_another_module(name: str) -> None:
    # manim puts scenes/ first on the import path, so what lies in it wins over everything.
    assert name not in sys.stdlib_module_names
    spec = importlib.util.find_spec(name)
    if spec is not None:
        places = [spec.origin, *(spec.submodule_search_locations or [])]
        outside = [
            place for place in places if place and ROOT / "scenes" not in Path(place).parents
        ]
        assert not outside, f"scenes/{name} hides {outside[0]}"


def test_gdmath_needs_numpy_alone() -> None:
    script = """
import importlib, pkgutil, sys
import numpy
blocked = ["manim", "sympy", "scipy", "matplotlib", "contourpy", "scenes"]
sys.modules.update(dict.fromkeys(blocked))
import gdmath
for module in pkgutil.walk_packages(gdmath.__path__, "gdmath."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(*[name for name in dir(gdmath) if not name.startswith("_")])
"""
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert run.returncode == 0, run.stderr
    assert "descend" in run.stdout.split()


def test_input_is_refused_with_the_class_made_for_it() -> None:
    """What the command line tells in a sentence is an InputError; a bare one is a traceback."""
    found = []
    for module, path in modules():
        for node in ast.walk(tree_of(path.read_text(encoding="utf-8"))):
            made = (
                node.exc.func
                if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
                else None
            )
            if isinstance(made, ast.Name) and made.id in {"ValueError", "TypeError"}:
                found.append(f"{module}, line {node.lineno}: {made.id}")
    assert not found, "\n".join(found)
