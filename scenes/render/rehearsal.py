"""Run a lecture without making a film, and keep what it showed: for tests and for a quick look.

``rehearse(Hills).layout`` says what is wrong with the texts at the end of each beat,
``rehearse(Hills, frames=True).trace`` has every number on display in every frame, and
``rehearse(Hills, frames=["the_pass"]).trace`` in every frame of that beat.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from manim import Scene, config, logger
from manim.utils.exceptions import EndSceneEarlyException

from scenes.render.record import Beat, Cue, Recorder, Rehearsal, Row, Stretch
from scenes.render.renderer import LectureRenderer, Onlooker

_PIXELS = (854, 480)


def rehearse(
    scene_class: type[Scene],
    *,
    frames: bool | Collection[str] = False,
    frame_rate: float = 15,
    until: str | None = None,
    layout: bool = True,
    still: bool = False,
    onlookers: Sequence[Onlooker] = (),
) -> Rehearsal:
    """Run a lecture without painting its frames and without writing anything.

    ``frames`` plays every frame, so that the trace has all of them, or those of the beats that it
    names, and ends with the last of these; otherwise each animation goes straight to its end.
    ``until`` names the beat to end with. ``layout`` keeps the texts of each play and checks them at
    the end of each beat; ``still`` keeps a picture of it. ``onlookers`` see each frame (a held one
    once) and the end of each beat.
    """
    with offstage(frame_rate=frame_rate):
        beats = () if isinstance(frames, bool) else frames
        wanted = {until} if until else set(beats)
        enough = [_Enough(wanted)] if wanted else []
        recorder = Recorder(layout, still, [*onlookers, *enough])
        renderer = _Rehearsing(recorder, skip=not frames, beats=beats)
        scene: Any = scene_class(renderer=renderer, skip_animations=not frames)
        scene.render()
        return recorder.result(renderer)


@contextmanager
def offstage(**options: Any) -> Iterator[None]:
    """Manim silent, small, and writing nothing but its typesetting, to a temporary place."""
    width, height = _PIXELS
    quiet = {
        "media_dir": _scratch(),
        "dry_run": True,
        "save_sections": False,
        "disable_caching": True,
        "progress_bar": "none",
        "verbosity": "ERROR",
        "from_animation_number": 0,
        "upto_animation_number": -1,
        "pixel_width": width,
        "pixel_height": height,
    }
    level, before = logger.level, config.copy()
    config.update({**quiet, **options})
    try:
        yield
    finally:
        # Not by `tempconfig`, which sets the renderer anew, for which it visits every class.
        config._d.update(before._d)
        logger.setLevel(level)  # which Manim forgets


@cache
def _scratch() -> str:
    """One folder for the typesetting of all rehearsals of this process."""
    folder = tempfile.mkdtemp(prefix="rehearsal-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class _Enough:
    """An onlooker that ends the rehearsal when all that is wanted was told."""

    def __init__(self, wanted: set[str]) -> None:
        self._wanted = wanted

    def frame(self, scene: Any) -> None:
        """Beats are enough."""

    def beat_ended(self, scene: Any, name: str) -> None:
        """Cross out one more."""
        self._wanted.discard(name)
        if not self._wanted:
            raise EndSceneEarlyException


class _Rehearsing(LectureRenderer):
    """A renderer that paints nothing and tells its recorder of skipped plays and held frames."""

    def __init__(self, recorder: Recorder, skip: bool, beats: Collection[str]) -> None:
        super().__init__(skip_animations=skip)
        self._beats = beats
        self.drawing = False
        self.onlookers = [recorder]
        self._recorder = recorder
        self._scene: Any = None

    def play(self, scene: Any, *animations: Any, **options: Any) -> None:
        began, self._scene = self.time, scene
        if self._beats:
            self._original_skipping_status = scene.beats_begun[-1] not in self._beats
        super().play(scene, *animations, **options)
        if self.skip_animations:
            self._recorder.skipped(scene, began, self.time)

    def get_frame(self) -> Any:
        return self.camera.pixel_array  # nobody writes on it, so it need not be copied

    def freeze_current_frame(self, duration: float) -> None:
        began = self.time
        super().freeze_current_frame(duration)
        if not self.skip_animations:
            self._recorder.held(self._scene, began, self.time)


__all__ = ["Beat", "Cue", "Rehearsal", "Row", "Stretch", "offstage", "rehearse"]
