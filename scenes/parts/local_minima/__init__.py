"""What the film about many valleys alone needs."""

from scenes.parts.local_minima.alone import Alone, has_one
from scenes.parts.local_minima.choosing import plan_for
from scenes.parts.local_minima.country import SKY
from scenes.parts.local_minima.grounds import ground_called
from scenes.parts.local_minima.hook import Hook
from scenes.parts.local_minima.many import Many, has_large, has_many
from scenes.parts.local_minima.telling import facts

__all__ = [
    "SKY",
    "Alone",
    "Hook",
    "Many",
    "facts",
    "ground_called",
    "has_large",
    "has_many",
    "has_one",
    "plan_for",
]
