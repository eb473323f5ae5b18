"""Pictures of single things of the stage, large and at a moment at which each part of them shows.

They are looked at and kept like those of whole scenes; less of them may change unseen.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from manim import Mobject

from gdmath import LANDSCAPES, Landscape, descend, gradient_descent
from gdmath.examples import Examples
from gdmath.network import Network
from scenes.render.rehearsal import offstage
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.tangent import Tangent
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import GRADIENT, NEXT, PATH, POSITION, STEP, TEXT, VALLEYS
from scenes.stage.paint.arrow import Arrow, ArrowScale, HalfTurn
from scenes.stage.paint.landing import Landing
from scenes.stage.paint.marks import Link, Mark, Plumb
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, ink
from scenes.stage.plot.bands import Bands, Hands, Post
from scenes.stage.plot.history import LossCurves
from scenes.stage.plot.knob import Dial
from scenes.stage.plot.needles import Needle
from scenes.stage.plot.powers import Logged, LogHistory
from scenes.stage.plot.scatter import FittedLine, Law, Residuals, Samples
from scenes.stage.plot.spirals import Border, Dots, plane_in
from scenes.stage.plot.squares import ResidualSquares
from scenes.stage.plot.threads import Threads
from scenes.stage.walk.contenders import PLAIN
from scenes.stage.walk.playback import Playback
from tests.scenes.canvas import Picture, picture, plane_at

BACKDROP = "#4A5568"  # on it dark casings are seen
ALL = Box(-6.8, -3.6, 6.8, 3.6)
X = np.array([-1.6, -0.9, -0.2, 0.5, 1.1, 1.7])
Y = np.array([-2.2, 0.4, -1.4, 1.9, 0.3, 2.6])


class Backdrop(Painted):
    """A plain ground."""

    def __init__(self) -> None:
        super().__init__()
        self.set_z_index(Layer.SKY - 1)

    def draw(self, canvas: Canvas) -> None:
        """Fill the frame."""
        canvas.set_source_rgba(*ink(BACKDROP))
        canvas.paint()


def painted(*things: Mobject, presence: float = 1.0) -> Picture:
    """Things as they are on a lighter ground, each as much there as is said."""
    for thing in things:
        for part in thing.get_family():
            if isinstance(part, Painted):
                part.presence = presence
    return picture(Backdrop(), *things)


def set_to(thing: object, **trackers: float) -> None:
    """Set trackers of a thing by their names."""
    for name, value in trackers.items():
        getattr(thing, name).set_value(value)


def instruments() -> Picture:
    """Two needles and two knobs, one of which is held."""
    with offstage():
        upright = Needle("a", "a", lambda: 2.6, 4.0).within(Box(-6.8, -3.6, -2.4, 3.6))
        arc = Needle("b", "b", lambda: -2.3, 4.0, arc=True).within(Box(-2.4, -3.6, 3.4, 3.6))
    knobs = []
    for low, y, held in ((-1.0, 1.7, 0.6), (1.0, -1.7, 0.0)):
        knobs.append(Dial("w", lambda: 2.1, low, 3.0, radius=1.6))
        knobs[-1].set_frame(3.5, y - 1.6, 6.7, y + 1.6)
        knobs[-1].held.set_value(held)
    return painted(upright.face, arc.face, *knobs, presence=0.8)


def network() -> Picture:
    """Two units trade places, and the last layer is on its way."""
    shape = Network((2, 6, 4, 1))
    count = sum(layer.units * (layer.inputs + 1) for layer in shape.layers)
    knobs = np.random.default_rng(2).normal(0, 2.5, count)
    with offstage():
        drawn = Threads(shape, lambda: knobs).within_box(ALL)
    set_to(drawn, shown=2.4, swapped=0.3, lit=0.5)
    return painted(drawn, presence=0.9)


def border() -> Picture:
    """Dots of two classes and the border between, small and large."""
    places = np.random.default_rng(4).uniform(-2.2, 2.2, (24, 2))
    answers = (places[:, 0] > places[:, 1] ** 2 - 1).astype(float)
    found: list[Mobject] = []
    for box, drawn in ((Box(-6.8, -1.7, -3.4, 1.7), 1.0), (Box(-2.0, -3.8, 5.6, 3.8), 0.6)):
        plane = plane_in(box)
        line = Border(plane, lambda at: 2 * (at[:, 0] - at[:, 1] ** 2 + 1))
        line.drawn.set_value(drawn)
        found += [line, Dots(plane, Examples(places, answers))]
    return painted(*found, presence=0.9)


def errors() -> Picture:
    """A line, its errors as bands, strokes and squares, its law, post and hands."""
    found: list[Mobject] = []
    for corner, settled in (((-6.7, -3.2), 1.0), ((0.5, -3.2), 0.6)):
        plane = plane_at(corner, (6.2, 6.4), (-2, 2), (-3, 3))
        samples = Samples(plane, X, Y, origin=(X, 0.4 * X))
        samples.settled.set_value(settled)
        line = FittedLine(plane, lambda: 0.9, lambda: 0.35)
        if settled == 1:
            bands, hands = Bands(samples, line), Hands(plane, line)
            bands.tied.set_value(0.8)
            hands.opened.set_value(0.3)
            found += [bands, line, Post(line), hands, samples]
        else:
            strokes = Residuals(samples, FittedLine(plane, lambda: 1.3, lambda: -0.4))
            strokes.grown.set_value(0.9)
            squares = ResidualSquares(strokes)
            squares.opened.set_value(0.7)
            found += [squares, strokes, Law(plane, lambda x: np.sin(2 * x)), samples]
    return painted(*found, presence=0.9)


def crowd() -> Picture:
    """So many samples that they are drawn as a density, and a hundred with their errors."""
    rng = np.random.default_rng(9)
    left = plane_at((-6.8, -3.5), (6.4, 7), (-2, 2), (-3, 3))
    right = plane_at((0.3, -3.5), (6.4, 7), (-2, 2), (-3, 3))
    many = Samples(left, *rng.normal(0, 0.7, (2, 4000)))
    x = np.linspace(-1.9, 1.9, 100)
    some = Samples(right, x, 0.8 * x + rng.normal(0, 0.5, 100))
    strokes = Residuals(some, FittedLine(right, lambda: -0.4, lambda: 0.2))
    return painted(many, some, strokes, ResidualSquares(strokes), presence=0.8)


def histories() -> Picture:
    """Losses against the step on two kinds of axes."""
    ground = LANDSCAPES["quadratic"]
    start = np.array([(-1.0, 0.8), (0.5, -0.7), (0.9, 0.2)])
    walk = descend(ground, gradient_descent(0.1), start, 12)
    party = Playback(walk, list(VALLEYS[:3]))
    party.progress.set_value(8.4)
    top = float(walk.losses.max())
    plain = LossCurves(plane_at((-6.6, -3.2), (6, 6.4), (0, 12), (0, top)), party)
    with offstage():
        logs = [Logged("a", party, walk.losses[:, k], PLAIN) for k in (0, 1)]
        logged = LogHistory(logs, Box(0, -3.5, 6.8, 3.5), 12, (-4, 1), ("k", "f"), every=2)
        logged.present[1].set_value(0.5)
    return painted(plain, logged, presence=0.9)


def arrows() -> Picture:
    """A gradient's arrow in each of its states, on a plane, on a ruler and on a curve."""
    plane = plane_at((-6.6, -3.4), (6, 6.8), (-3, 3), (-3, 3))
    root, vector = np.array([-1.0, -0.5]), np.array([1.6, 0.9])
    scale = ArrowScale(1.2)
    arrow = Arrow(plane, lambda: root, lambda: vector, scale=scale)
    step = Arrow(plane, lambda: root, lambda: vector, STEP, becomes=NEXT, scale=scale, width=0.14)
    step.swings = True
    step.set_as(share=0.8, turned=0.85)
    step.used.set_value(0.3)
    places = np.array([(1.5, -2.0), (-2.2, 1.9), (2.4, 2.4), (5.0, 0.0)])
    marks: list[Mobject] = [arrow, step, HalfTurn(arrow, step), Landing(step)]
    for kind, place in zip(("cross", "ring", "diamond"), places, strict=False):
        mark = Mark(plane, [place], kind)  # type: ignore[arg-type]
        mark.pulse.set_value(0.35)
        marks.append(mark)
    link = Link(lambda: (-1.5, 3.2), lambda: (-4.2, 1.4), TEXT)
    link.grown.set_value(0.8)
    ground = Landscape.from_expression("x^2/4 + 0.5", ((-3, 3),))
    right = plane_at((0.6, -2.6), (6, 5.6), (-3, 3), (0, 3))
    curve = Curve(right, ground)
    own = Arrow(right.ruler, lambda: np.array([1.8]), lambda: np.array([0.9]), STEP)
    own.set_as(share=1.3, turned=0.8)
    slope = Arrow(right.ruler, lambda: np.array([-1.9]), lambda: np.array([-0.95]), GRADIENT)
    tangent = Tangent(curve, lambda: np.array([-1.9]))
    tangent.lay(slope)
    tangent.laid.set_value(0.4)
    plumb = Plumb(curve, lambda: np.array([1.8]), POSITION, dashed=True)
    plumb.grown.set_value(0.9)
    return painted(
        right, curve, plumb, own, Landing(own, curve), slope, tangent, link, *marks, presence=0.9
    )


def shapes() -> Picture:
    """What a pen draws."""

    class Sheet(Painted):
        def draw(self, canvas: Canvas) -> None:
            """Each shape once, with a casing and without."""
            pen = Pen(canvas, 0.9)
            for row, casing in enumerate((0.0, 0.2)):
                y = 1.9 - 3.8 * row
                pen.disc((-6, y), 0.7, PATH, opacity=0.8, casing=casing)
                pen.ring((-4, y), 0.7, NEXT, 0.2, opacity=0.9, casing=casing)
                bent = np.array([(-2.8, y - 1), (-1.6, y + 1), (-1.0, y - 0.4)])
                pen.line(bent, STEP, 0.2, casing=casing, closed=row == 0)
                pen.line(bent + np.array([2, 0]), STEP, 0.1, casing=casing, dashes=(0.3, 0.2))
                pen.arrow(np.array([(1.6, y - 1), (2, y), (3.2, y + 1)]), GRADIENT, 0.3)
                pen.arrow(np.array([(3.0, y - 1), (3.4, y - 0.8)]), GRADIENT, 0.3, casing=casing)
            pen.plate(4.2, 0.8, 6.4, 3.0, radius=0.4)
            pen.band(4.2, -3.0, 6.4, -0.8, TEXT, 0.6, 0.7)
            with pen.inside(4.6, -2.6, 6.0, -1.6):
                pen.fill(np.array([(4, -3), (7, -3), (5, -0.5)]), NEXT, 0.7)

    return painted(Sheet())


OF_PLOTS: dict[str, Callable[[], Picture]] = {
    f"part-{draw.__name__}": draw
    for draw in (instruments, network, border, errors, crowd, histories, arrows, shapes)
}
