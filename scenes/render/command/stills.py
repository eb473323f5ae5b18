"""Pictures of a film at single moments, drawn without drawing the film."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from manim.utils.exceptions import EndSceneEarlyException
from PIL import Image

from scenes.render.command.course import Film, films_called
from scenes.render.command.options import picture_of
from scenes.render.command.settings import settings_of, with_settings
from scenes.render.contrast import paint
from scenes.render.rehearsal import offstage
from scenes.render.renderer import LectureRenderer

if TYPE_CHECKING:
    from manim import Scene

Shown = Callable[[float, Image.Image], object]


class Photographer(LectureRenderer):
    """Plays from end to end and stops only where a picture is wanted."""

    def __init__(self, moments: Iterable[float], beat: str | None, every: float, show: Shown):
        super().__init__()
        self.drawing = False
        self.onlookers = [self]
        self.beats: list[str] = []
        self.delights: list[tuple[float, float]] = []
        self._moments = sorted(moments)
        self._beat = beat
        self._every = every
        self._next = 0.0
        self._show = show

    def play(self, scene: Scene, *animations: Any, **options: Any) -> None:
        """Go through the play, and draw what is wanted of it."""
        before = self.time
        scene.compile_animation_data(*animations, **options)
        end = before + self._frames(scene) / self.camera.frame_rate
        scene.begin_animations()
        for moment in self._wanted(end):
            self.time = moment
            if not scene.is_current_animation_frozen_frame():
                scene.update_to_time(moment - before)
            self._shoot(scene, moment)
        self.time = end
        self._go_to_end(scene)
        self.num_plays += 1

    def frame(self, scene: Scene) -> None:
        """Nothing is to be done about frames; they are not made."""

    def beat_ended(self, scene: Scene, name: str) -> None:
        """Draw the end of the wanted beat."""
        self.beats.append(name)
        self.delights = list(getattr(scene, "delights", ()))
        if name == self._beat:
            self._shoot(scene, self.time)
            raise EndSceneEarlyException

    def _wanted(self, end: float) -> Iterable[float]:
        """The moments before ``end`` that are still to be drawn."""
        while self._moments and self._moments[0] < end:
            yield self._moments.pop(0)
            if not (self._moments or self._every or self._beat):
                raise EndSceneEarlyException
        while self._every and self._next < end:
            yield self._next
            self._next += self._every

    def _shoot(self, scene: Scene, moment: float) -> None:
        self._show(moment, Image.fromarray(paint(scene)[..., :3]))


def photograph(
    scene_class: type[Scene],
    show: Shown,
    *,
    moments: Iterable[float] = (),
    beat: str | None = None,
    every: float = 0.0,
    **picture: Any,
) -> Photographer:
    """Show pictures of a film: at ``moments``, at the end of a ``beat``, ``every`` so many seconds.

    ``picture`` are Manim's settings of width, height and frame rate. What comes back knows how
    long the film is, ``.time``, the names of its ``.beats``, and when its ``.delights`` are, as far
    as it went.
    """
    with offstage(**picture):
        photographer = Photographer(moments, beat, every, show)
        scene: Any = scene_class(renderer=photographer)
        scene.render()
    return photographer


def film_to_look_at(
    name: str, quality: str, pairs: tuple[str, ...], file: Path | None
) -> tuple[Film, type[Any], dict[str, Any]]:
    """A film, its scene with what is changed in it, and the settings of its picture."""
    (film,) = films_called([name])
    changes = settings_of([film], pairs, file)[film.label]
    width, height, fps = picture_of(quality)
    picture = {"pixel_width": width, "pixel_height": height, "frame_rate": fps}
    return film, with_settings(film, changes), picture
