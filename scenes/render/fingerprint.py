"""What a film is made of, in a few letters: where nothing of it changes, no frame changes either.

Manim tells whether a segment is known by a digest of the mobjects, which does not see into what
paints itself. A lecture is a function of its program up to the beat it is in, its parameters, the
files it has read, the settings of the picture and the libraries; all of these are read.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import av
import cairo
import numpy as np
from manim import config

from scenes.render.assets import ASSETS
from scenes.render.beats import class_in, so_far
from scenes.render.early import named_in
from scenes.render.imports import Module
from scenes.render.reads import READS
from scenes.render.sources import (
    HOUSE,
    ROOMS,
    Program,
    find,
    is_of_house,
    is_own,
    module_at,
    versions,
)

if TYPE_CHECKING:
    from manim import Scene

_KINDS = {".py", ".mo", ".svg", ".txt", ".csv"}
_LANGUAGE = "DOWNHILL_LANGUAGE"
# What Manim draws and films with, though no film imports it.
_LIBRARIES = {"manim", "numpy", "scipy", "pycairo", "manimpango", "svgelements", "skia-pathops"}
_LIBRARIES |= {"mapbox-earcut", "isosurfaces", "pillow", "av", "typst", "contourpy"}
# Settings of Manim that show in no frame; every other one counts.
_SHOWS_NOT = re.compile(
    r".*_dir|.*preview.*|window_.*|.*_gui|gui_.*|fullscreen|show_in_file_browser|media_.*|verbosity"
    r"|progress_bar|log_to_file|no_latex_cleanup|notify_.*|input_file|output_file|scene_names"
    r"|zero_pad|write_all|save_sections|dry_run|disable_caching.*|max_files_cached"
    r"|max_inflight_encoders|encoder_queue_size|from_animation_number|upto_animation_number"
)


class Fingerprint:
    """What a film is made of, read as soon as it is about to be made.

    ``more`` are the settings of the encoder. A class whose program cannot be read, as in a
    notebook, is never the same twice; nor is one whose files have changed since they were imported.
    """

    def __init__(self, scene: Scene, *more: Any) -> None:
        self._scene: Any = scene
        self._more = more
        self._films: dict[Path, tuple[Module, list[type]]] = {}
        readable = all(self._take(kind) for kind in type(scene).__mro__[:-1])
        roots = [module for module, _ in self._films.values()]
        painter = find(type(scene.renderer).__module__)
        self._program = Program.of([*roots, painter] if painter else roots)
        steady = readable and self._program.settled
        self._made_with = (
            "" if steady else uuid4().hex,
            [_data_of(kind) for kind in type(scene).__mro__ if _is_data(kind)],
            sorted(
                (module.path.name, hashlib.sha256(module.source).hexdigest())
                for path, module in self._program.modules.items()
                if path not in self._films
            ),
            _versions(self._program.outside),
        )
        own = [module for module in self._program.modules.values() if not is_of_house(module.path)]
        self._early = [(path.name, _digest(path)) for path in named_in(own, self._films)]
        # Read at some moment in between, a file may be either of what it is then and now.
        self._at_first = _digests(self._scene_parameters())
        self._told: dict[tuple[str, ...], str] = {}

    def now(self) -> str:
        """Sixteen hexadecimal digits that change when a frame of the next play might."""
        begun = getattr(self._scene, "beats_begun", None)
        parts = (
            self._told_until(begun),
            self._early,
            self._reads(),
            self._at_first,
            _digests(self._scene_parameters()),
            type(self._scene).__qualname__,
            self._scene_parameters(),
            getattr(self._scene, "caption_style", None) == "burned",
            getattr(self._scene, "told", None),
            getattr(self._scene, "paced", None),
            sorted(each for each in config.items() if not _SHOWS_NOT.fullmatch(each[0])),
            os.environ.get(_LANGUAGE),
            self._made_with,
            self._more,
        )
        with np.printoptions(threshold=sys.maxsize, floatmode="unique"):
            return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]

    def _reads(self) -> list[tuple[str, str]]:
        """The files that the film has read, less those of its program."""
        program = self._program.modules
        reads = [read for read in READS.so_far() if Path(read.path) not in program]
        return [(os.path.relpath(read.path), read.digest) for read in reads]

    def _scene_parameters(self) -> Any:
        return getattr(self._scene, "parameters", None)

    def _take(self, kind: type) -> bool:
        """Read the module of one of the film's classes; whether that can be done."""
        module = sys.modules.get(kind.__module__)
        origin = getattr(module, "__file__", None)
        if not isinstance(module, ModuleType) or not origin:
            return False
        path = Path(origin).resolve()
        if not is_own(path):
            return True
        found = module_at(path, kind.__module__)
        if found is None:
            return False
        if class_in(found.tree, kind) is None and _is_data(kind):
            return True  # made by a program, such as the command line's with other parameters
        self._films.setdefault(path, (found, []))[1].append(kind)
        return True

    def _told_until(self, begun: Iterable[str] | None) -> str:
        """A digest of the film's own modules without the beats that have not ``begun``."""
        films = [self._films[path] for path in sorted(self._films, key=lambda path: path.name)]
        if begun is None:
            return _hashed(module.source for module, _ in films)
        key = tuple(begun)
        if key not in self._told:
            lines = so_far([(module.tree, kinds) for module, kinds in films], key)
            self._told[key] = _hashed(line.encode() for line in (*key, *lines))
        return self._told[key]


def house() -> str:
    """Sixteen hexadecimal digits for this version of Downhill, all of its films included."""
    digest = hashlib.sha256()
    folders = (*(HOUSE / room for room in (*ROOMS, "scenes/locale")), ASSETS)
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix in _KINDS]
    for path in sorted([*found, *(HOUSE / "scenes").glob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _hashed(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(repr(list(parts)).encode()).hexdigest()


def _is_data(kind: type) -> bool:
    """Whether a class has no program of its own, only values."""
    return not any(hasattr(value, "__get__") or callable(value) for _, value in _data_of(kind))


def _data_of(kind: type) -> list[tuple[str, Any]]:
    return sorted(item for item in vars(kind).items() if not item[0].startswith("__"))


def _versions(imported: set[str]) -> list[tuple[str, Any]]:
    """The versions of all libraries that may show in a frame."""
    native = [("cairo", cairo.cairo_version_string()), *sorted(av.library_versions.items())]
    return [("python", sys.version), *native, *versions(_LIBRARIES | imported)]


def _digests(parameters: Any) -> list[str]:
    """What is in the files that the parameters name."""
    return [_digest(path) for path in sorted(set(_named(parameters)))]


def _digest(path: str | Path) -> str:
    """A digest of a file; of one that cannot be read the film itself will tell."""
    try:
        state = os.stat(path)
        mark = (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
        return _digest_of(path, mark)
    except OSError:
        return ""


@lru_cache(1000)
def _digest_of(path: str | Path, state: tuple[int, ...]) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _named(value: Any) -> Iterator[str]:
    """The files that a parameter names, however deep."""
    if isinstance(value, str | os.PathLike):
        if os.path.isfile(value):
            yield os.fspath(value)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _named(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from _named([*value.keys(), *value.values()])
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _named(each)
