"""How her memory and her walk with it are told from all else in the film."""

from __future__ import annotations

from scenes.stage.walk import contenders

# The colour of the others' set is as dark as the ground that she walks on: of the same hue, but
# so light that an arrow in it is seen on every height of it.
MOMENTUM = contenders.MOMENTUM._replace(color="#93EDE6")

__all__ = ["MOMENTUM"]
