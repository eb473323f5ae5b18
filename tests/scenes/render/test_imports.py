"""What the source of a module says of its imports, kind by kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenes.render.imports import Import, Module


def module(source: str, name: str = "top.inner.part", file: str = "part.py") -> Module:
    return Module(name, Path("top/inner", file), source.encode(), settled=True)


def package(source: str) -> Module:
    return module(source, "top.inner", "__init__.py")


# -- imports ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "imported"),
    [
        ("import a", [Import("a", None, ("a",))]),
        ("import a as b", [Import("a", None, ("b",))]),
        (
            "import a.b.c",
            [Import("a", None, ("a",)), Import("a.b", None), Import("a.b.c", None)],
        ),
        ("import a.b as c", [Import("a.b", None, ("c",))]),
        ("from a import b, c as d", [Import("a", ("b", "c"), ("b", "d"))]),
        ("from a import *", [Import("a", ("*",), ("*",))]),
        ("from . import b", [Import("top.inner", ("b",), ("b",))]),
        ("from .x import b", [Import("top.inner.x", ("b",), ("b",))]),
        ("from .. import b", [Import("top", ("b",), ("b",))]),
        ("from ..x.y import b", [Import("top.x.y", ("b",), ("b",))]),
        ("def f():\n    import a", [Import("a", None, ("a",))]),
        ("try:\n    import a\nexcept ImportError:\n    import b", ["a", "b"]),
        ("match 1:\n    case 1:\n        import a", ["a"]),
        ("class A:\n    if 1:\n        import a\n    else:\n        import b", ["a", "b"]),
        ("if TYPE_CHECKING:\n    import a\nelse:\n    import b", ["b"]),
        ("import typing\nif typing.TYPE_CHECKING:\n    import a", ["typing"]),
        ("if CHECKING:\n    import a", ["a"]),
        ("1 +", []),
        ("", []),
    ],
)
def test_every_import_is_found_wherever_it_stands(
    source: str, imported: list[Import] | list[str]
) -> None:
    found = list(module(source).said.imports)
    assert found == imported or [one.module for one in found] == imported


def test_a_package_imports_from_itself() -> None:
    (one,) = package("from .x import b").said.imports
    assert one.module == "top.inner.x"
    (two,) = package("from ..x import b").said.imports
    assert two.module == "top.x"


# -- what importing does ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "dynamic"),
    [
        ("import_module('a')", True),
        ("importlib.import_module('a')", True),
        ("from importlib import import_module", True),
        ("eval('1')", True),
        ("model.eval()", True),
        ("evaluate = 1", False),
        ("'exec'", False),
        ("x = executed", False),
    ],
)
def test_code_that_is_not_named_is_noticed(source: str, dynamic: bool) -> None:
    assert module(source).said.is_dynamic is dynamic


PASSIVE = [
    "'''What it is.'''",
    "import a",
    "from a import b",
    "def f():\n    print(1)",
    "async def f():\n    print(1)",
    "class A:\n    pass",
    "x = f()",
    "x, y = 1, 2",
    "x: int = 3",
    "x: int",
    "pass",
    "if TYPE_CHECKING:\n    import a",
    "if TYPE_CHECKING:\n    print(1)\nelse:\n    import a",
]
ACTIVE = [
    "print(1)",
    "a.x = 1",
    "x[0] = 1",
    "x, a.y = 1, 2",
    "x = a.y = 1",
    "for x in y:\n    pass",
    "if CHECKING:\n    import a",
    "if TYPE_CHECKING:\n    import a\nelse:\n    print(1)",
    "x += 1",
    "del x",
]


@pytest.mark.parametrize("source", PASSIVE)
def test_giving_names_to_things_changes_nothing_outside(source: str) -> None:
    assert not module(source).said.acts
    assert not module(f"import b\n{source}\nimport c").said.acts


@pytest.mark.parametrize("source", ACTIVE)
def test_anything_else_may(source: str) -> None:
    assert module(source).said.acts
    assert module(f"import b\n{source}\nimport c").said.acts


# -- packages that pass names on -------------------------------------------------------------------


def test_a_package_passes_names_on_from_where_they_are_made() -> None:
    made = package("import a\nfrom .x import b, c as d\nimport e.f as g\n__all__ = ['b']")
    assert made.said.passes_on == {
        "a": ("a", None),
        "b": ("top.inner.x", ("b",)),
        "d": ("top.inner.x", ("c",)),
        "g": ("e.f", None),
    }


@pytest.mark.parametrize(
    "constant",
    ["VERSION = '1'", "x = 1, 2", "x = [1, ('a', 2)]", "x: int = 1", "x: int", "'''.'''"],
)
def test_constants_are_no_work_of_its_own(constant: str) -> None:
    assert package(f"{constant}\nfrom .x import b").said.passes_on == {"b": ("top.inner.x", ("b",))}


@pytest.mark.parametrize(
    "work",
    [
        "def f():\n    pass",
        "async def f():\n    pass",
        "class A:\n    pass",
        "x = f()",
        "x = [a]",
        "x = a.b",
        "x: int = f()",
        "a.x = 1",
        "print(1)",
        "from .y import *",
    ],
)
def test_a_package_that_does_more_than_that_is_a_module_like_any(work: str) -> None:
    assert package(f"from .x import b\n{work}").said.passes_on is None


def test_a_module_passes_nothing_on() -> None:
    assert module("from .x import b").said.passes_on is None
