"""What Manim offers and a film of ours cannot be: refused before any work."""

from __future__ import annotations

from typing import Any

from manim import MovingCameraScene, Scene, ThreeDScene, config
from manim.constants import RendererType

from gdmath.errors import InputError


def refuse_unfit(scene: Scene) -> None:
    """See that nothing is asked of a film that its renderer and its camera do not have."""
    if config.renderer == RendererType.OPENGL:
        raise InputError("--renderer must be cairo, which these films are painted with.")
    for other in (MovingCameraScene, ThreeDScene):
        if isinstance(scene, other):
            raise InputError(
                f"{type(scene).__name__} cannot be a {other.__name__} as well: a lecture has a "
                "camera of its own, so move or turn what it shows."
            )
    size = config.pixel_width, config.pixel_height
    if min(size) < 1 or config.frame_rate <= 0:
        raise InputError(
            f"A film needs pixels and frames, got {_said(size)} and {config.frame_rate:g} a second."
        )


def refuse_odd(encoder: Any) -> None:
    """See that the size is one that the encoder can do; H.264 halves both sides for its colours."""
    size = encoder.width, encoder.height
    if encoder.codec == "libx264" and any(side % 2 for side in size):
        raise InputError(
            f"-r must be two even numbers of pixels, got {_said(size)}; --format webm takes any."
        )


def _said(size: tuple[int, int]) -> str:
    return f"{size[0]},{size[1]}"
