"""Pictures that were looked at and found right, painted again.

python -m tests.scenes.paint_goldens            paint those that are missing
python -m tests.scenes.paint_goldens map fog    paint these anew, and look at them before committing
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from manim import ValueTracker
from PIL import Image

from gdmath import Landscape, descend, gradient_descent, gradient_field
from scenes.parts.hills.descents import Descents, plan
from scenes.parts.hills.ground import framed
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.lamplight import Beam, Headlamp, Lit
from scenes.stage.curve.night import Sky
from scenes.stage.ground.contour_map import ContourMap
from scenes.stage.ground.field import Field
from scenes.stage.ground.fog import Fog
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import POSITION, STEP, VALLEYS
from scenes.stage.paint.arrow import Arrow, ArrowScale
from scenes.stage.paint.marks import Mark
from scenes.stage.walk.hiker import Hiker
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.trail import Trails
from scenes.stage.walk.walker import Walkers
from tests.scenes.canvas import FLAT, Picture, picture, plane_at
from tests.scenes.paint_places import PARTS

FOLDER = Path(__file__).parent / "goldens"
HILLS = {"azimuth": -62.0, "elevation": 36.0}


def expedition() -> Descents:
    """Nine walkers on the hills."""
    return plan(framed("sine_hills"), 0.35, 9, 4, 24)


def walked(made: Descents, progress: float) -> Playback:
    """The walkers in the colours of their valleys, some way down."""
    party = Playback(made.walk, [VALLEYS[k % len(VALLEYS)] for k in made.destined])
    party.progress.set_value(progress)
    return party


def hills() -> Picture:
    """All hills from the side, with walkers who have arrived."""
    made = expedition()
    view = View(made.landscape, size=8.5, relief=1.7, **HILLS, zoom=0.85, up=0.6)
    party = walked(made, 24)
    return picture(Surface(view), Trails(view, party), Walkers(view, party))


def map_of_valleys() -> Picture:
    """The map divided among the valleys, with crosses on their floors."""
    made = expedition()
    view = View(made.landscape, **FLAT, zoom=0.95)
    drawn = ContourMap(view, made.domains.T, [VALLEYS[k] for k in range(len(made.floors))])
    drawn.divided.set_value(1)
    party = walked(made, 9.5)
    crosses = Mark(view, made.floors)
    return picture(drawn, crosses, Trails(view, party), Walkers(view, party))


def field() -> Picture:
    """The gradient field on a slanting surface."""
    landscape = framed("himmelblau")
    view = View(landscape, size=8.5, relief=1.4, azimuth=-75.0, elevation=52.0, zoom=0.75, up=0.4)
    arrows = Field(view, gradient_field(landscape, (17, 17)), ArrowScale(0.003))
    return picture(Surface(view), arrows)


def fog() -> Picture:
    """Close up: one walker's lit ground, the gradient uphill and the step against it."""
    made = expedition()
    start = made.walk.points[3, made.first]
    alone = made.walk.path(slice(made.first, made.first + 1))
    party = Playback(alone, [POSITION], POSITION)
    party.progress.set_value(3)
    view = View(made.landscape, size=8.5, relief=1.7, elevation=38.0, zoom=2.4)
    view.look(azimuth=-20.0, focus_x=start[0], focus_y=start[1])
    gradient = made.landscape.gradient(start)
    arrows = [
        Arrow(view, lambda: start, lambda: gradient),
        Arrow(view, lambda: start, lambda: -made.rate * gradient, STEP),
    ]
    ground = Surface(view, Fog(alone, party.progress, 1.32))
    return picture(ground, Trails(view, party, width=4.0), Walkers(view, party), *arrows)


def bowl() -> Curve:
    """A loss curve with its ground."""
    landscape = Landscape.from_expression("3*(x-1)^2 + 2", ((-2, 4),))
    drawn = Curve(plane_at((-6, -2.5), (12, 5.5), (-2, 4), (-2, 30)), landscape)
    drawn.ground.set_value(1)
    return drawn


def hikers() -> Picture:
    """The hiker by day: standing, in mid-stride on slopes, and coming back from the other side."""
    ground = bowl()
    party = []
    for start, progress in ((-1.5, 0.0), (-1.5, 0.45), (-1.5, 1.3), (-1.5, 4.0), (3.6, 0.15)):
        walk = descend(ground.landscape, gradient_descent(0.06), [start], 6)
        party.append(Hiker(ground, start, 1.5))
        party[-1].follow(walk)
        party[-1].progress.set_value(progress)
    dawn = ValueTracker(1.0)
    sky = Sky(ValueTracker(0.0), dawn, ground)
    sky.dusk.set_value(1)
    return picture(sky, ground, *party)


def night() -> Picture:
    """The hiker by night, close up: the cone of her lamp, and ground where it falls."""
    ground = bowl()
    walk = descend(ground.landscape, gradient_descent(0.06), [-1.5], 6)
    hiker, dawn = Hiker(ground, -1.5, 1.3), ValueTracker(0.0)
    hiker.follow(walk)
    hiker.progress.set_value(1.4)
    ground.closeup.look(2.0, hiker.ground(), (-1.0, -0.8))
    lamp = Headlamp(hiker, 2.2)
    lamp.power.set_value(1)
    sky = Sky(ValueTracker(0.0), dawn, ground)
    sky.dusk.set_value(1)
    lit = Lit(ground, [ground, Mark(ground, [[1.0]])], [lamp], dawn)
    return picture(sky, lit, Beam(lamp, dawn), hiker)


PICTURES: dict[str, Callable[[], Picture]] = {
    "hills": hills,
    "map": map_of_valleys,
    "field": field,
    "fog": fog,
    "hikers": hikers,
    "night": night,
    **PARTS,
}


def path_of(name: str) -> Path:
    """Where the golden picture called ``name`` is kept."""
    return FOLDER / f"{name}.png"


def load(path: Path) -> Picture:
    """A picture without its opacity (height, width, 3)."""
    return np.asarray(Image.open(path).convert("RGB"))


def save(image: Picture, path: Path) -> None:
    """Write a picture without its opacity."""
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(np.ascontiguousarray(image[..., :3])).save(path, optimize=True)


def main(names: list[str]) -> None:
    """Paint the named pictures, or those that are missing."""
    for name in names or [name for name in PICTURES if not path_of(name).exists()]:
        save(PICTURES[name](), path_of(name))
        print(f"{path_of(name)} is new: look at it before you commit it.")


if __name__ == "__main__":
    main(sys.argv[1:])
