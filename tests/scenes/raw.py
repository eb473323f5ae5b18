"""The frames of a film before they are encoded, a hash of each, drawn in one way or another."""

from __future__ import annotations

import hashlib
from functools import partial
from itertools import pairwise
from typing import Any

from manim import Scene

from scenes.render.copies import Copy
from scenes.render.memory import State, state_of
from scenes.render.rehearsal import offstage
from scenes.render.renderer import LectureRenderer


class Raw(LectureRenderer):
    """Keeps a hash of each frame, and what each play leaves behind; writes nothing.

    One process draws all frames in order, or each few are drawn ``apart``, by a copy of a process
    that has drawn none: as on several cores, or where all that lies before is found in the cache.
    ``one_in`` so many plays is kept; in order, the one before each is drawn as well, for what may
    be left over from it.
    """

    def __init__(self, apart: bool, few: int, one_in: int) -> None:
        super().__init__()
        self.hashes: dict[tuple[int, int], str] = {}
        self.left: dict[int, State] = {}
        self._apart, self._few, self._one_in = apart, few, one_in

    def play(self, scene: Scene, *animations: Any, **options: Any) -> None:
        scene.compile_animation_data(*animations, **options)
        self._began, frames = self.time, self._frames(scene)
        scene.begin_animations()
        is_kept = self.num_plays % self._one_in == 0
        is_before = (self.num_plays + 1) % self._one_in == 0
        if is_kept or (is_before and not self._apart):
            drawn = self._drawn(scene, frames)
        self.time = self._began + frames / self.camera.frame_rate
        self._go_to_end(scene)
        if is_kept:
            self.hashes |= {(self.num_plays, k): each for k, each in enumerate(drawn)}
            self.left[self.num_plays] = state_of(scene)
        self.num_plays += 1

    def _drawn(self, scene: Scene, frames: int) -> list[str]:
        few = frames if scene.is_current_animation_frozen_frame() else self._few
        pieces = [
            partial(self._hashed, scene, first, last)
            for first, last in pairwise([*range(0, frames, max(few, 1)), frames])
        ]
        return [
            frame for draw in pieces for frame in (Copy(draw).made() if self._apart else draw())
        ]

    def _hashed(self, scene: Scene, first: int, last: int) -> list[str]:
        return [
            frame
            for repeat in self.painted(scene, first, last)
            for frame in [hashlib.md5(self.camera.pixel_array).hexdigest()] * repeat
        ]


def raw(film: type[Scene], *, apart: bool, few: int = 50, one_in: int = 1, **picture: Any) -> Raw:
    """The frames of a film; ``picture`` are Manim's settings of width, height and frame rate."""
    with offstage(seed=1, **picture):
        renderer = Raw(apart, few, one_in)
        scene: Any = film(renderer=renderer)
        scene.render()
        return renderer


def dependent(film: type[Scene], **how: Any) -> list[str]:
    """All frames and plays that depend on what the process has drawn or played before."""
    one, other = (raw(film, apart=apart, **how) for apart in (False, True))
    assert list(one.hashes) == list(other.hashes)
    assert list(one.left) == list(other.left)
    return [
        *(
            f"frame {frame} of play {play} is drawn otherwise"
            for (play, frame), drawn in one.hashes.items()
            if drawn != other.hashes[play, frame]
        ),
        *(
            f"play {k} leaves {of} otherwise"
            for k, state in one.left.items()
            if (of := state.difference(other.left[k]))
        ),
    ]
