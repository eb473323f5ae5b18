"""What a film is made of, in a few letters: where nothing of it changes, no frame changes either.

Manim tells whether a segment is known by a digest of the mobjects, which does not see into what
paints itself. A lecture is a function of its program, its parameters, its data and the settings of
the picture; these are small, so all of them are read.
"""

from __future__ import annotations

import hashlib
import inspect
import os
import site
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, is_dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
from manim import config

from scenes.render.assets import ASSETS

if TYPE_CHECKING:
    from manim import Scene

_PACKAGES = Path(__file__).resolve().parents[2]
_KINDS = {".py", ".mo", ".svg", ".txt", ".csv"}
_LIBRARIES = ("manim", "numpy", "av", "pycairo", "typst", "contourpy")
_LANGUAGE = "DOWNHILL_LANGUAGE"


def fingerprint(scene: Scene, *more: Any) -> str:
    """Sixteen hexadecimal digits that change when a frame of the film might.

    ``more`` are the settings of the encoder. A class whose program cannot be read, as in a
    notebook, is never the same twice.
    """
    digest = hashlib.sha256()
    programs = {_program(kind) for kind in type(scene).__mro__[:-1]}
    if None in programs:
        digest.update(uuid4().bytes)
    for path in sorted({*_house_files(), *_own_modules(), *filter(None, programs), *_data(scene)}):
        digest.update(path.read_bytes())
    settings = (
        type(scene).__qualname__,
        getattr(scene, "parameters", None),
        getattr(scene, "captions", None),
        (config.pixel_width, config.pixel_height, config.frame_rate, config.frame_height),
        (config.transparent, os.environ.get(_LANGUAGE), sys.version_info[:2]),
        [(name, version(name)) for name in _LIBRARIES],
        more,
    )
    with np.printoptions(threshold=sys.maxsize, floatmode="unique"):
        digest.update(repr(settings).encode())
    return digest.hexdigest()[:16]


def house() -> str:
    """Sixteen hexadecimal digits for this version of Downhill, all of its films included."""
    digest = hashlib.sha256()
    for path in sorted({*_house_files(), *(_PACKAGES / "scenes").glob("*.py")}):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _house_files() -> Iterator[Path]:
    """The files that every film is made with: not the other films, not pictures of the README."""
    ours = ("gdmath", "scenes/parts", "scenes/stage", "scenes/render", "scenes/locale")
    for folder in (*(_PACKAGES / name for name in ours), ASSETS):
        found = folder.rglob("*")
        yield from (path for path in found if path.suffix in _KINDS and path.is_file())


def _program(kind: type) -> Path | None:
    try:
        return Path(inspect.getsourcefile(kind) or "").resolve(strict=True)
    except (TypeError, OSError):
        return None


def _own_modules() -> Iterator[Path]:
    """The modules that a lecturer's film brings along: neither Python's nor installed ones."""
    installed = [*site.getsitepackages(), sys.prefix, sys.base_prefix]
    installed += [path for path in sysconfig.get_paths().values() if path]
    others = tuple(os.path.join(os.path.realpath(path), "") for path in installed)
    for module in list(sys.modules.values()):
        path = os.path.realpath(getattr(module, "__file__", None) or os.devnull)
        if path.endswith(".py") and not path.startswith(
            (*others, os.path.join(_PACKAGES, "scenes", ""))
        ):
            yield Path(path)


def _data(scene: Scene) -> Iterator[Path]:
    """The files that the film's parameters name."""
    parameters: Any = getattr(scene, "parameters", None)
    values: Iterable[Any] = (
        asdict(parameters).values()
        if is_dataclass(parameters) and not isinstance(parameters, type)
        else ()
    )
    for value in values:
        if isinstance(value, str | os.PathLike) and os.path.isfile(value):
            yield Path(value)
