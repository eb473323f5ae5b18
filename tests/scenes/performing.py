"""Each film rehearsed once for all tests: every frame, with its voice, before all who attend.

A process keeps what it has seen; pytest hands all tests of one film to the same process.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

import pytest

from scenes.render.midway import Midway
from scenes.render.rehearsal import Rehearsal, rehearse
from scenes.render.renderer import Onlooker
from scenes.render.review import Hearing
from scenes.render.said import Said
from scenes.stage.lecture import words
from scenes.stage.lecture.scene import LectureScene
from tests.scenes.grounds import Grounds
from tests.scenes.painting import Painting

Lecture = type[LectureScene]
Witness = TypeVar("Witness", bound=Onlooker)
Told = TypeVar("Told")

# Of all tests of this process: what is put together once may have looked words up for another one.
HEARD = Hearing()

_ATTENDING: dict[Lecture, list[Callable[[], Onlooker]]] = defaultdict(list)


class Performance(NamedTuple):
    """A rehearsal, the scene that told it, and who looked on."""

    run: Rehearsal
    scene: Any
    onlookers: list[Onlooker]

    def of(self, kind: type[Witness]) -> Witness:
        """The onlooker of a kind."""
        (found,) = [onlooker for onlooker in self.onlookers if isinstance(onlooker, kind)]
        return found


class _Kept:
    """An onlooker that keeps the scene, which knows what was said."""

    scene: Any = None

    def frame(self, scene: Any) -> None:
        """Frames are looked at by the rehearsal."""

    def beat_ended(self, scene: Any, name: str) -> None:
        self.scene = scene


def attend(lecture: Lecture, onlooker: Callable[[], Onlooker]) -> None:
    """Have an onlooker see every frame; to be said as a module of tests is imported."""
    assert performed.cache_info().currsize == 0, "the first film has begun"
    _ATTENDING[lecture].append(onlooker)


@cache
def performed(lecture: Lecture) -> Performance:
    """Every frame of the film as it is by default."""
    kept, before = _Kept(), words._spoken
    onlookers: list[Onlooker] = [
        kept,
        Grounds(),
        Painting(),
        Midway(),
        Said(),
        *(kind() for kind in _ATTENDING[lecture]),
    ]
    words.speak(HEARD)
    try:
        with pytest.MonkeyPatch.context() as environment:
            environment.delenv("DOWNHILL_VOICE", raising=False)
            run = rehearse(lecture, frames=True, still=True, onlookers=onlookers)
    finally:
        words._spoken = before
    return Performance(run, kept.scene, onlookers)


class Looking(Generic[Told]):
    """What a reader sees in each frame of some beats, in the rehearsal that all attend."""

    def __init__(
        self, lecture: Lecture, beats: tuple[str, ...], read: Callable[[Any], Told | None]
    ) -> None:
        self._lecture, self._beats, self._read = lecture, beats, read
        self._seen: list[tuple[float, Told]] = []
        attend(lecture, lambda: self)

    def frame(self, scene: Any) -> None:
        """Read it; what is not worth telling of is None."""
        if scene.beats_begun[-1] in self._beats:
            told = self._read(scene)
            if told is not None:
                self._seen.append((scene.renderer.time, told))

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames are enough."""

    @property
    def run(self) -> Rehearsal:
        """The whole rehearsal."""
        return performed(self._lecture).run

    @property
    def seen(self) -> list[tuple[float, Told]]:
        """When, and what."""
        assert self.run
        return self._seen

    @property
    def told(self) -> list[Told]:
        """What alone."""
        return [told for _, told in self.seen]

    def within(self, start: float, end: float) -> list[Told]:
        """What was seen between two moments."""
        return [told for at, told in self.seen if start < at < end]


def looks(lecture: Lecture, *beats: str) -> Callable[[Callable[[Any], Told | None]], Looking[Told]]:
    """Turn a function of the scene into what it sees in each frame of these beats."""
    return lambda read: Looking(lecture, beats, read)
