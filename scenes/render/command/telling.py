"""How a film is told: by which voice, with whose recordings, with captions where."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from scenes.render.command.course import Film

CAPTIONS = ("track", "burned", "none")


def variable(what: str) -> str:
    """The environment variable by which a film is told the same.

    >>> variable("voice")
    'DOWNHILL_VOICE'
    """
    return f"DOWNHILL_{what.upper()}"


@dataclass(frozen=True)
class Manner:
    """What is asked for; None is what the film itself has."""

    voice: str | None = None
    recordings: str | None = None  # a folder
    captions: str | None = None

    @contextmanager
    def observed(self) -> Iterator[None]:
        """Films that are made in the meantime are told so."""
        before = dict(os.environ)
        try:
            for what, value in asdict(self).items():
                os.environ.pop(variable(what), None)
                if value is not None:
                    os.environ[variable(what)] = value
            yield
        finally:
            for what in asdict(self):
                os.environ.pop(variable(what), None)
                if variable(what) in before:
                    os.environ[variable(what)] = before[variable(what)]

    def for_each(self, films: Iterable[Film]) -> dict[str, Manner]:
        """The same for each film by its name, without recordings where only others have some."""
        several = list(films)
        having = [film.name for film in several if self._is_recorded(film)]
        without = replace(self, recordings=None)
        return {
            film.name: self if film.name in having or not having else without for film in several
        }

    def refuse_unfit(self, film: Film) -> None:
        """See, before anything is done, that a film can be told so."""
        see = getattr(film.scene, "refuse_unfit_telling", None)
        if see is not None:
            with self.observed():
                see()

    def _is_recorded(self, film: Film) -> bool:
        return self.recordings is not None and (Path(self.recordings) / film.label).is_dir()
