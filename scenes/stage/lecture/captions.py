"""Captions in the picture, for who asks for them: at its foot, two lines at most, on a plate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from manim import DOWN, UP, ValueTracker, VGroup, VMobject

from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LABEL_SIZE
from scenes.stage.type.text import TextLine, on_plate
from scenes.voice.captions import Cue

_LINE = 0.42  # scene units from one line to the next
_FOOT = 0.17  # from the edge of the frame to the lowest line
_HAIR = 1e-4  # seconds that the clock may be behind a frame
_MARGIN = 0.06  # of the plate


class Caption(VGroup):
    """A caption at the foot of a frame of this height."""

    is_caption: ClassVar[bool] = True  # so that the layout check knows what belongs at the foot

    def __init__(self, text: str, frame_height: float) -> None:
        lines = [TextLine(line, LABEL_SIZE) for line in text.split("\n")]
        for place, line in enumerate(reversed(lines)):
            foot = DOWN * (frame_height / 2 - _FOOT - place * _LINE)
            line.move_to(foot + UP * line.above_foot)
        super().__init__(*on_plate(VGroup(*lines), margin=_MARGIN))
        self.set_z_index(Layer.CAPTION)


class BurnedCaptions(VGroup):
    """The caption that belongs to the present moment of a film's clock, if there is one."""

    is_caption: ClassVar[bool] = True
    ambient: ClassVar[bool] = True  # it changes also while the film waits

    def __init__(self, clock: ValueTracker, frame_height: float) -> None:
        super().__init__()
        self._clock, self._height = clock, frame_height
        self._cues: Sequence[Cue] = ()
        self._made: dict[str, Caption] = {}
        self.set_z_index(Layer.CAPTION)
        self.add_updater(BurnedCaptions._show)  # type: ignore[arg-type]

    def follow(self, cues: Sequence[Cue]) -> None:
        """Show these from now on, each in its time."""
        self._cues = cues
        self._show()

    def _show(self) -> None:
        now = self._clock.get_value() + _HAIR
        texts = [cue.text for cue in self._cues if cue.start <= now < cue.end]
        shown: list[VMobject] = [self._caption(text) for text in texts]
        if self.submobjects != shown:
            self.submobjects = shown

    def _caption(self, text: str) -> Caption:
        if text not in self._made:
            self._made[text] = Caption(text, self._height)
        return self._made[text]
