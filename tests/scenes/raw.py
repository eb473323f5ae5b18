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
    """

    def __init__(self, apart: bool, few: int) -> None:
        super().__init__()
        self.hashes: list[str] = []
        self.left: list[State] = []
        self._apart, self._few = apart, few

    def play(self, scene: Scene, *animations: Any, **options: Any) -> None:
        scene.compile_animation_data(*animations, **options)
        self._began, frames = self.time, self._frames(scene)
        scene.begin_animations()
        few = frames if scene.is_current_animation_frozen_frame() else self._few
        for first, last in pairwise([*range(0, frames, max(few, 1)), frames]):
            draw = partial(self._hashed, scene, first, last)
            self.hashes += Copy(draw).made() if self._apart else draw()
        self.time = self._began + frames / self.camera.frame_rate
        self._go_to_end(scene)
        self.left.append(state_of(scene))
        self.num_plays += 1

    def _hashed(self, scene: Scene, first: int, last: int) -> list[str]:
        return [
            frame
            for repeat in self.painted(scene, first, last)
            for frame in [hashlib.md5(self.camera.pixel_array).hexdigest()] * repeat
        ]


def raw(film: type[Scene], *, apart: bool, few: int = 50, **picture: Any) -> Raw:
    """The frames of a film; ``picture`` are Manim's settings of width, height and frame rate."""
    with offstage(seed=1, **picture):
        renderer = Raw(apart, few)
        scene: Any = film(renderer=renderer)
        scene.render()
        return renderer


def dependent(film: type[Scene], *, few: int = 50, **picture: Any) -> list[str]:
    """All frames and plays that depend on what the process has drawn or played before."""
    one, other = (raw(film, apart=apart, few=few, **picture) for apart in (False, True))
    frames = zip(one.hashes, other.hashes, strict=True)
    plays = zip(one.left, other.left, strict=True)
    return [
        *(f"frame {number} is drawn otherwise" for number, (a, b) in enumerate(frames) if a != b),
        *(
            f"play {k} leaves {of} otherwise"
            for k, (a, b) in enumerate(plays)
            if (of := a.difference(b))
        ),
    ]
