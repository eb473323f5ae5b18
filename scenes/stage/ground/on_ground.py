"""The bases of what is drawn on the ground of a view."""

from __future__ import annotations

from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.paint.painted import KeptPicture
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading


class OnGround(OnPicture):
    """Something that belongs to the ground of a view, drawn inside the view's panel."""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.view = view


class KeptOnGround(KeptPicture):
    """A picture on the ground that is kept while the camera rests."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view

    @property
    def key(self) -> bytes:
        """The view's."""
        return self.view.key

    def clip_box(self) -> Box | None:
        """The view's panel."""
        return self.panel or self.view.window_on_screen()

    def readings(self) -> list[Reading]:
        """From where it is seen: azimuth and elevation in degrees."""
        pose = self.view.pose
        return [Reading("camera", "", (pose["azimuth"], pose["elevation"]))]
