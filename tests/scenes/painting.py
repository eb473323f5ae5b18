"""A rehearsal paints nothing: here all things are painted once, so that the film can be drawn."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from scenes.render.camera import PaintingCamera
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import Painted

_EVERY = 4  # frames


class Painting:
    """An onlooker that paints each thing when it is first seen on the stage."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self._painted: set[Painted] = set()
        self._frames = 0

    @cached_property
    def _camera(self) -> Any:
        camera: Any = PaintingCamera()
        camera.background_color = BACKGROUND
        camera.reset()
        return camera

    def frame(self, scene: Any) -> None:
        """Paint what is new."""
        self._frames += 1
        if self._frames % _EVERY == 0:
            family = {part for mobject in scene.mobjects for part in mobject.get_family()}
            for part in family - self._painted:
                if isinstance(part, Painted) and part.presence > 0:
                    self._painted.add(part)
                    self._paint(part, scene.renderer.time)

    def _paint(self, part: Painted, time: float) -> None:
        try:
            self._camera.capture_mobjects([part])
        except Exception as error:
            self.faults.append(f"{time:.1f} s: {type(part).__name__} cannot be painted: {error}")

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames are enough."""
