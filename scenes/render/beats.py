"""The source of a film up to the beat it is in: what a later beat does cannot show before.

A beat that has not begun has not run. It is left out, unless something else in the file speaks of
it other than by telling it, ``self.finale()``: that might run it, or read it, unnoticed.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from copy import copy
from typing import TypeVar

Block = TypeVar("Block", ast.Module, ast.ClassDef)

MARK = "is_beat"  # the attribute of a method that makes it one


def so_far(films: Iterable[tuple[ast.Module, Iterable[type]]], begun: Collection[str]) -> list[str]:
    """Modules with film classes, each in one line, less the beats that have not begun.

    ``films`` has each module with those classes of it that the film is made of.
    """
    modules = [(tree, {kind: _later(kind, begun) for kind in kinds}) for tree, kinds in films]
    while True:
        told = [_without(tree, later) for tree, later in modules]
        mentioned = {name for tree in told for name in _mentions(tree)}
        counts = False
        for _, later in modules:
            for beats in later.values():
                counts |= not beats.isdisjoint(mentioned)
                beats -= mentioned
        if not counts:
            return [ast.dump(tree) for tree in told]


def class_in(tree: ast.Module, kind: type) -> ast.ClassDef | None:
    """Where a class stands in a module, if there is just one of its name."""
    node: ast.Module | ast.ClassDef = tree
    for name in kind.__qualname__.split("."):
        found = [each for each in node.body if isinstance(each, ast.ClassDef) and each.name == name]
        if len(found) != 1:
            return None
        node = found[0]
    return node if isinstance(node, ast.ClassDef) else None


def _later(kind: type, begun: Collection[str]) -> set[str]:
    beats = {name for name, value in vars(kind).items() if getattr(value, MARK, False)}
    return beats.difference(begun)


def _without(tree: ast.Module, later: dict[type, set[str]]) -> ast.Module:
    """The module without some methods of some of its classes."""
    dropped: set[int] = set()
    for kind, beats in later.items():
        methods = [
            each
            for each in getattr(class_in(tree, kind), "body", ())
            if isinstance(each, ast.FunctionDef) and each.name in beats
        ]
        names = [method.name for method in methods]
        dropped |= {id(method) for method in methods if names.count(method.name) == 1}
    return _pruned(tree, dropped)


def _pruned(node: Block, dropped: set[int]) -> Block:
    twin = copy(node)
    twin.body = [
        _pruned(each, dropped) if isinstance(each, ast.ClassDef) else each
        for each in node.body
        if id(each) not in dropped
    ]
    return twin


def _mentions(tree: ast.AST) -> Iterator[str]:
    """Every name that is spoken of, except in ``self.name()`` and ``super().name()``."""
    told: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _tells(node.func):
            told.add(id(node.func))
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Attribute) and id(node) not in told:
            yield node.attr


def _tells(called: ast.expr) -> bool:
    if not isinstance(called, ast.Attribute):
        return False
    owner = called.value
    if isinstance(owner, ast.Call):
        return isinstance(owner.func, ast.Name) and owner.func.id == "super"
    return isinstance(owner, ast.Name) and owner.id == "self"
