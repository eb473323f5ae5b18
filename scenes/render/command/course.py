"""The films of the course: every file in scenes/ that holds one, in the order of their numbers."""

from __future__ import annotations

import inspect
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from manim import Scene

from scenes.render.trouble import Trouble

SCENES = Path(__file__).resolve().parents[2]
_FILE = ".py"  # what the name of a film in a file of its own ends with


@dataclass(frozen=True)
class Film:
    """A film as the course knows it; one of a lecturer's own need not know its place."""

    name: str  # of its file in scenes/, or the path of another file
    scene: type[Scene]
    covers: str

    @property
    def number(self) -> int:
        """Its place in the course."""
        return int(getattr(self.scene, "number", 0))

    @property
    def title(self) -> str:
        """Its title."""
        return str(getattr(self.scene, "title", Path(self.name).stem))

    @property
    def lasts(self) -> float:
        """How many seconds, with the parameters it comes with."""
        return float(getattr(self.scene, "lasts", 0.0))

    @property
    def voice(self) -> str:
        """Who speaks it: the name of a voice, or "none"."""
        voice = getattr(self.scene, "voice", None) or "none"
        return voice if isinstance(voice, str) else str(voice.name)

    @property
    def words(self) -> int:
        """How many words are heard, with the parameters it comes with."""
        return int(getattr(self.scene, "words", 0))

    @property
    def unfinished(self) -> bool:
        """Whether beats of it are still to be written: listed, but left out of `--all`."""
        return bool(getattr(self.scene, "unfinished", False))

    @property
    def parameters(self) -> Any:
        """The numbers a lecturer may change, a frozen dataclass; None if there are none."""
        return getattr(self.scene, "parameters", None)

    @property
    def label(self) -> str:
        """What it is called in `--set`, in files of parameters and in messages."""
        return Path(self.name).stem if self.name.endswith(_FILE) else self.name

    @property
    def stem(self) -> str:
        """The name of its files, which sort in the order of the course."""
        return self.label if self.name.endswith(_FILE) else f"{self.number:02}-{self.name}"


def names_of_films() -> list[str]:
    """What the films of the course are called; no film is loaded for it."""
    return sorted(path.stem for path in SCENES.glob("*.py") if not path.stem.startswith("_"))


@cache
def course() -> tuple[Film, ...]:
    """All films in order."""
    return tuple(sorted(map(film, names_of_films()), key=lambda found: found.number))


@cache
def film(name: str) -> Film:
    """The film in the file ``scenes/NAME.py``, or in the file called ``name`` if it is a path."""
    module = _from_file(Path(name)) if name.endswith(_FILE) else import_module(f"scenes.{name}")
    scenes = [
        found
        for _, found in inspect.getmembers(module, inspect.isclass)
        if found.__module__ == module.__name__
        and issubclass(found, Scene)
        and not found.__name__.startswith("_")
    ]
    if len(scenes) != 1:
        raise Trouble(f"{name} must define one film, but defines {len(scenes)}.")
    covers = inspect.cleandoc(module.__doc__ or "").split("\n\n")[0].replace("\n", " ")
    return Film(name, scenes[0], covers)


def _from_file(path: Path) -> ModuleType:
    """The module in a lecturer's own file; it may import what lies beside it."""
    if not path.is_file():
        raise Trouble(f"There is no file {path}.")
    # Under a name that no other module has, after all others: it may be called numpy.py.
    name = re.sub(r"\W", "_", str(path.resolve().with_suffix("")))
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.path.append(str(path.parent.resolve()))
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        raise Trouble(f"{error.filename}{line} is no Python: {error.msg}.") from None
    return module


def films_called(names: Iterable[str]) -> list[Film]:
    """The films of these names, in the order of the course, then those in files of their own."""
    known, wanted = names_of_films(), list(dict.fromkeys(names))
    for name in wanted:
        if name not in known and not name.endswith(_FILE):
            raise Trouble(f"There is no film called {name!r}{nearest(name, known)}")
    own = [film(name) for name in wanted if name.endswith(_FILE)]
    ours = (film(name) for name in wanted if not name.endswith(_FILE))
    films = sorted(ours, key=lambda found: found.number) + own
    for label, count in Counter(found.label for found in films).items():
        if count > 1:
            raise Trouble(f"{count} films are called {label}: render one after the other.")
    return films


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about a name that is not known."""
    names = list(known)
    close = get_close_matches(name, names, n=1, cutoff=0.5)
    return (
        f"; did you mean {close[0]!r}?" if close else f"; there are {', '.join(names) or 'none'}."
    )
