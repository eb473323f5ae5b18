"""One's own modules as they stand in their files, and what their source says of their imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from scenes.render.memo import Memo

_DYNAMIC = {
    "__import__",
    "import_module",
    "exec",
    "eval",
    "exec_module",
    "load_module",
    "run_module",
    "run_path",
    "spec_from_file_location",
}
_PASSIVE = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom

Names = tuple[str, ...] | None  # taken from a module; None for the module as a whole


class Import(NamedTuple):
    """One module named in an import, and what is taken from it."""

    module: str
    names: Names
    known_as: tuple[str, ...] = ()


class Said(NamedTuple):
    """What the source of a module says of its imports.

    Every import counts, wherever it stands, unless it is for type checkers only. A module
    ``is_dynamic`` if it runs code that its source does not name; it ``acts`` if importing it may
    change something outside of it; a package ``passes_on`` names if it does nothing else.
    """

    imports: tuple[Import, ...]
    is_dynamic: bool
    acts: bool
    passes_on: dict[str, tuple[str, Names]] | None


SOURCES = Memo("sources", __file__)


@dataclass(frozen=True)
class Module:
    """A module of one's own as it stands in its file."""

    name: str
    path: Path
    source: bytes
    settled: bool  # whether the file is as it was when this process began

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax; a module that is no Python, or cannot be read as such, has none."""
        try:
            return ast.parse(self.source)
        except (SyntaxError, ValueError):
            return ast.Module([], [])

    @property
    def is_package(self) -> bool:
        return self.path.stem == "__init__"

    @cached_property
    def said(self) -> Said:
        """What its source says of its imports."""
        about = f"{self.name}\n{self.is_package}\n".encode()
        return SOURCES.answer(about + self.source, self._read)

    def _read(self) -> Said:
        above = self.name.split(".") if self.is_package else self.name.split(".")[:-1]
        imports = tuple(_imports(self.tree, above))
        acts = not all(map(_is_passive, self.tree.body))
        hands_on = self.is_package and all(map(_is_import_or_constant, self.tree.body))
        passes_on = _sources(imports) if hands_on else None
        return Said(imports, _is_dynamic(self.tree), acts, passes_on)


def _is_dynamic(tree: ast.Module) -> bool:
    return any(
        (isinstance(node, ast.Name) and node.id in _DYNAMIC)
        or (isinstance(node, ast.Attribute) and node.attr in _DYNAMIC)
        or (isinstance(node, ast.alias) and node.name in _DYNAMIC)
        for node in ast.walk(tree)
    )


def _sources(imports: tuple[Import, ...]) -> dict[str, tuple[str, Names]] | None:
    """Where imported names come from; None if that cannot be told."""
    sources: dict[str, tuple[str, Names]] = {}
    for one in imports:
        if one.names is None:
            sources |= dict.fromkeys(one.known_as, (one.module, None))
        elif "*" in one.names:
            return None
        else:
            for name, known_as in zip(one.names, one.known_as, strict=True):
                sources[known_as] = (one.module, (name,))
    return sources


def _imports(node: ast.AST, package: list[str]) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            if alias.asname:
                yield Import(alias.name, None, (alias.asname,))
            else:  # a.b.c makes a and a.b reachable too
                parts = alias.name.split(".")
                for count in range(1, len(parts) + 1):
                    yield Import(".".join(parts[:count]), None, (parts[0],) if count == 1 else ())
    elif isinstance(node, ast.ImportFrom):
        above = package[: len(package) - node.level + 1] if node.level else []
        module = ".".join([*above, *([node.module] if node.module else [])])
        names = tuple(alias.name for alias in node.names)
        yield Import(module, names, tuple(alias.asname or alias.name for alias in node.names))
    elif isinstance(node, ast.If) and _is_for_types(node):
        for statement in node.orelse:
            yield from _imports(statement, package)
    else:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
                yield from _imports(child, package)


def _is_for_types(node: ast.If) -> bool:
    return ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")


def _is_passive(node: ast.stmt) -> bool:
    """Whether a statement of a module only gives names to things."""
    if isinstance(node, ast.If):
        return _is_for_types(node) and all(map(_is_passive, node.orelse))
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        parts = [part for target in targets for part in getattr(target, "elts", [target])]
        return all(isinstance(part, ast.Name) for part in parts)
    return isinstance(node, _PASSIVE | ast.Pass)


def _is_import_or_constant(node: ast.stmt) -> bool:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return False
    if isinstance(node, ast.Assign | ast.AnnAssign):
        kinds = ast.Constant | ast.List | ast.Tuple | ast.expr_context
        values = ast.walk(node.value) if node.value else ()
        return _is_passive(node) and all(isinstance(part, kinds) for part in values)
    return _is_passive(node)
