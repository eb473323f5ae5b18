"""What the tests of the film on the gradient share: its plan, from above, on any ground."""

from __future__ import annotations

from dataclasses import asdict

from scenes.gradient import Gradient, GradientParameters
from scenes.parts.gradient.choosing import plan_for
from scenes.parts.gradient.places import SIZE, Poses
from scenes.stage import View

PLAN = plan_for(**asdict(GradientParameters()))
UNIT = 3.0  # scene units a unit of the ground, in the tests' view


def above(unit_length: float = UNIT) -> View:
    """The ground from straight above, she in the middle."""
    view = View(PLAN.ground, size=SIZE)
    poses = Poses(view, PLAN)
    pose = poses.at(PLAN.here, (0.0, 0.0), unit_length, azimuth=-90, elevation=90, perspective=0)
    return view.look(**pose)


def on(ground: str) -> Gradient:
    """The film on another ground, built."""
    film = type("Other", (Gradient,), {"__module__": Gradient.__module__})()
    film.parameters = GradientParameters(landscape=ground)
    film.setup()
    return film
