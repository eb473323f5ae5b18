"""Files that modules may have read while they were imported, before anybody noted what is read.

A lecturer's film may import modules of hers before it imports Downhill. The files and folders that
such a module names count as read.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from scenes.render.imports import Module
from scenes.render.reads import UNHEARD

_LONGEST = 255  # letters of a name
_DEFINITIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def named_in(modules: Iterable[Module], films: Iterable[Path]) -> list[Path]:
    """The files that are named in those of ``modules`` that were imported too early.

    Of the modules of the ``films`` only what they do when they are imported counts: their classes
    and functions are at work later.
    """
    found: set[Path] = set()
    for module in modules:
        if module.name in UNHEARD:
            for text in _texts(module.tree, whole=module.path not in films):
                for folder in (Path.cwd(), module.path.parent):
                    with suppress(OSError, ValueError):
                        found.update(_files(folder / text))
    return sorted(found)


def _texts(tree: ast.Module, whole: bool) -> Iterator[str]:
    for statement in tree.body:
        for node in ast.walk(statement) if whole or not isinstance(statement, _DEFINITIONS) else ():
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                text = node.value
                if text.strip(" ./\\") and len(text) <= _LONGEST:
                    yield text


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return [inner.resolve() for inner in path.iterdir() if inner.is_file()]
    return [path.resolve()] if path.is_file() else []
