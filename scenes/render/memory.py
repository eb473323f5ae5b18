"""Films with a memory: whether what a play leaves behind depends on the frames that were played.

Pieces of a film are drawn in processes of their own, and what is drawn already is skipped. Both
are right only if a play ends the same whether its frames are played or left out. What counts the
frames, grows with them or is stepped from one to the next, such as a `TracedPath`, does not; such a
film has to be drawn frame after frame.
"""

from __future__ import annotations

import pickle
import random
import sys
import sysconfig
import zlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, partial
from itertools import takewhile
from pathlib import Path
from types import FunctionType, MethodType
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from manim import Mobject, VMobject
from numpy.typing import NDArray

if TYPE_CHECKING:
    from manim import Scene

_HOUSE = Path(__file__).resolve().parents[1]
_OF_HOUSE = [_HOUSE / "stage", _HOUSE / "render", _HOUSE / "parts", _HOUSE.parent / "gdmath"]
_ALIKE = 1e-9  # of a unit: what rounding may do, which is not drawn
_LOOKS = (
    "points",
    "fill_rgbas",
    "stroke_rgbas",
    "background_stroke_rgbas",
    "stroke_width",
    "presence",
    "z_index",
)


class HasMemory(Exception):  # noqa: N818 (no error, but a kind of film)
    """The film has to be drawn frame after frame; the text says which part of it is to blame."""


class State(NamedTuple):
    """What a film has come to: numbers, and for each few of them whose they are."""

    parts: tuple[tuple[str, int], ...]  # a name and how many numbers
    numbers: NDArray[np.float64]

    def difference(self, other: State) -> str | None:
        """Whose numbers differ by more than rounding, first of all; None if nobody's do."""
        pairs = zip(self.parts, other.parts, strict=False)
        common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        ends = np.cumsum([count for _, count in self.parts[:common]], dtype=int)
        many = ends[-1] if common else 0
        alike = np.isclose(
            self.numbers[:many], other.numbers[:many], rtol=_ALIKE, atol=_ALIKE, equal_nan=True
        )
        if not alike.all():
            return self.parts[int(np.searchsorted(ends, np.argmin(alike), side="right"))][0]
        more = max(self.parts, other.parts, key=len)[common:]
        return more[0][0] if more else None


def state_of(scene: Scene) -> State:
    """All that later frames may depend on, as far as it can be seen from the scene.

    That is what is on stage, what the film keeps in attributes, what its updaters keep, and the
    generators of random numbers.
    """
    reader = _Reader()
    reader.read("random numbers", _pickled(random.getstate()))
    reader.read("random numbers", _pickled(np.random.get_state()))  # noqa: NPY002
    for mobject in scene.mobjects:
        reader.read(_name(mobject), mobject)
    for updater in scene.updaters:
        reader.read("an updater", updater)
    reader.read_attributes(scene)
    return State(tuple(reader.parts), np.concatenate([[], *reader.numbers]))


class _Reader:
    """Collects numbers from whatever a film may be made of; each object once."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, int]] = []
        self.numbers: list[NDArray[np.float64]] = []
        self._seen: dict[int, Any] = {}  # and so kept alive

    def read(self, name: str, value: Any) -> None:
        """Take in a value, which may hold others."""
        if value is None or isinstance(value, bool | int | float | complex | np.number):
            self._add(name, np.array([_plain(value)]))
        elif isinstance(value, str | bytes):
            self._add(name, np.array([_digest(value)]))
        elif isinstance(value, np.ndarray):
            if value.dtype.kind in "biuf":
                self._add(name, value)
        elif isinstance(value, np.random.Generator | np.random.RandomState | random.Random):
            self.read(name, _pickled(value))
        elif id(value) not in self._seen:
            self._seen[id(value)] = value
            if isinstance(value, Mobject):
                self._read_mobject(value)
            elif _is_own(type(value)) and hasattr(value, "__dict__"):
                self.read_attributes(value)
            else:
                for more, part in _parts(name, value):
                    self.read(more, part)

    def read_attributes(self, value: Any) -> None:
        """Take in what a thing keeps, except what its bases, of the house or Manim, keep for it."""
        kind: Any = type(value)
        known = _made_by_bases(kind)
        for attribute, part in vars(value).items():
            if attribute not in known:
                self.read(attribute, part)

    def _read_mobject(self, mobject: Mobject) -> None:
        """How it looks; if it is updated or a film's own kind also what else it keeps."""
        name = _name(mobject)
        for attribute in _LOOKS:
            if (value := getattr(mobject, attribute, None)) is not None:
                self.read(name, value)
        for updater in mobject.updaters:
            self.read(name, updater)
        if _is_house(type(mobject)):
            for attribute, value in _moving_parts(mobject):
                self.read(attribute, value)
        elif mobject.updaters or _is_own(type(mobject)):
            self.read_attributes(mobject)
        for part in mobject.submobjects:
            self.read(name, part)

    def _add(self, name: str, numbers: NDArray[Any]) -> None:
        self.parts.append((name, numbers.size))
        self.numbers.append(np.ravel(numbers).astype(np.float64))


def _parts(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """What a value consists of, by names; nothing for what cannot be looked into."""
    if isinstance(value, dict):
        yield name, len(value)
        for key, part in value.items():
            yield name, key
            yield name, part
    elif isinstance(value, list | tuple) or type(value).__name__ == "deque":
        yield name, len(value)
        yield from ((name, part) for part in value)
    elif isinstance(value, AbstractSet):
        yield name, len(value)
    elif isinstance(value, MethodType):
        yield name, value.__self__
        yield name, value.__func__
    elif isinstance(value, partial):
        yield from ((name, part) for part in (value.func, value.args, value.keywords))
    elif isinstance(value, FunctionType):
        yield from _parts_of_function(name, value)
    elif _is_house(type(value)):
        yield from _moving_parts(value)


def _moving_parts(value: Any) -> Iterator[tuple[str, Any]]:
    """What the house's things have been given; they have no memory of their own."""
    for attribute, part in getattr(value, "__dict__", {}).items():
        if isinstance(part, Mobject) or (_is_house(type(part)) and not isinstance(part, tuple)):
            yield attribute, part


def _parts_of_function(name: str, function: FunctionType) -> Iterator[tuple[str, Any]]:
    """The variables that a film's function shares with others, and its defaults."""
    if not _is_own(function):
        return
    for variable, cell in zip(
        function.__code__.co_freevars, function.__closure__ or (), strict=True
    ):
        try:
            yield variable, cell.cell_contents
        except ValueError:  # not filled yet
            continue
    yield from ((name, default) for default in function.__defaults__ or ())
    for variable in function.__code__.co_names:
        shared = function.__globals__.get(variable)
        if isinstance(shared, bool | int | float | list | dict | np.ndarray | np.random.Generator):
            yield variable, shared


def _name(mobject: Mobject) -> str:
    return type(mobject).__name__


def _plain(value: Any) -> float:
    if value is None:
        return float("nan")
    if isinstance(value, complex | np.complexfloating):
        return _digest(repr(value))
    try:
        return float(value)
    except OverflowError:
        return _digest(repr(value))


def _digest(value: str | bytes) -> float:
    return float(zlib.crc32(value.encode() if isinstance(value, str) else value))


def _pickled(state: Any) -> bytes:
    return pickle.dumps(state)


# -- whose a thing is --------------------------------------------------------------------------


def _is_own(thing: Any) -> bool:
    """Whether a class or function is the lecturer's: neither the house's nor a library's."""
    return _place(str(thing.__module__)) == "own"


def _is_house(thing: Any) -> bool:
    return _place(str(thing.__module__)) == "house"


@cache
def _place(module: str) -> str:
    """Where a module is from; what is typed in a notebook is in no file."""
    file = getattr(sys.modules.get(module), "__file__", None)
    if file is None:
        return "own" if module == "__main__" else "library"
    path = Path(file).resolve()
    if any(path.is_relative_to(folder) for folder in _OF_HOUSE):
        return "house"
    installed = {"site-packages", "dist-packages"}.intersection(path.parts)
    python = Path(sysconfig.get_path("stdlib")).resolve()
    return "library" if installed or path.is_relative_to(python) else "own"


@cache
def _made_by_bases(kind: type) -> frozenset[str]:
    """The attributes in which classes of Manim and of the house keep their accounts."""
    bases = [base for base in kind.__mro__ if not _is_own(base)]
    inits = [vars(base)["__init__"] for base in bases if "__init__" in vars(base)]
    names = {name for init in inits if hasattr(init, "__code__") for name in init.__code__.co_names}
    return frozenset(names | (_of_manim() if issubclass(kind, Mobject) else set()))


@cache
def _of_manim() -> frozenset[str]:
    """The attributes that every mobject has; what they mean for a picture is read already."""
    return frozenset(vars(VMobject()))
