"""What the film about many valleys alone needs."""

from scenes.parts.local_minima.hook import BESIDE, Hook
from scenes.parts.local_minima.many import Many, has_large, has_many
from scenes.parts.local_minima.plan import plan_for
from scenes.parts.local_minima.telling import facts

__all__ = ["BESIDE", "Hook", "Many", "facts", "has_large", "has_many", "plan_for"]
