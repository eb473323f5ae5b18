"""One short example for each public class of the stage.

A function shows the classes it names and gives back what is painted. The page prints its body, so
it stays as short as what a film would write.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from manim import DOWN, RIGHT, UP, Mobject, ValueTracker

from gdmath import (
    LANDSCAPES,
    Landscape,
    Trajectory,
    descend,
    gradient_descent,
    gradient_field,
    linear_data,
)
from scenes.stage import (
    FRAME,
    GRADIENT,
    LOSS,
    MAP,
    PATH,
    POSITION,
    PREDICTION,
    STAGE,
    STEP,
    TEXT,
    TITLE,
    VALLEYS,
    Arrow,
    ArrowScale,
    Bands,
    Beam,
    Box,
    Choices,
    ContourMap,
    Curve,
    CurvePawns,
    Derivation,
    Dial,
    Endless,
    Field,
    Figure,
    FittedLine,
    Fog,
    FogBank,
    Formula,
    GroundAxes,
    HalfTurn,
    Hands,
    Headlamp,
    Hiker,
    Knob,
    Landing,
    Law,
    Link,
    Listing,
    Lit,
    Log,
    LossCurves,
    Mark,
    Measured,
    Needle,
    Night,
    Plane,
    Playback,
    Plumb,
    Post,
    Readout,
    Residuals,
    Rings,
    RoundMap,
    Samples,
    Scientific,
    Sky,
    Spun,
    Stack,
    StepByStep,
    Surface,
    Tangent,
    TextLine,
    Trails,
    UpdateRule,
    View,
    Walkers,
    Words,
    WorkedLine,
)

Example = Callable[[], list[Mobject]]
EXAMPLES: dict[str, tuple[tuple[type, ...], Example]] = {}
HILLS = LANDSCAPES["sine_hills"]
BOWL = Landscape.from_expression("x^2", window=((-2.5, 2.5),))


def shows(*classes: type) -> Callable[[Example], Example]:
    """Register an example under the name of its function."""

    def register(example: Example) -> Example:
        EXAMPLES[example.__name__] = (classes, example)
        return example

    return register


@cache
def walk() -> Trajectory:
    """Six walkers on the hills."""
    low, high = np.array(HILLS.window).T
    starts = np.random.default_rng(3).uniform(low, high, (6, 2))
    return descend(HILLS, gradient_descent(0.35), starts, 20)


@cache
def alone() -> Trajectory:
    """One walker, from the slope of a hill near the middle."""
    return descend(HILLS, gradient_descent(0.35), [[0.8, 0.5]], 20)


def hills() -> View:
    """The hills in the upper part of the frame."""
    return View(HILLS, relief=1.8).within(STAGE, azimuth=-62, elevation=40, perspective=0.045)


def company(view: View, progress: float = 7.5) -> Playback:
    """The six, some steps on."""
    party = Playback(walk(), [VALLEYS[k] for k in range(6)])
    party.progress.set_value(progress)
    return party


def parabola() -> tuple[Plane, Curve]:
    """x² on a plane."""
    plane = Plane((-2.5, 2.5), (0, 6.5), ("x", "f(x)"), colors=(TEXT, LOSS))
    return plane, Curve(plane, BOWL)


# -- ground --------------------------------------------------------------------------------------


@shows(Surface, GroundAxes)
def surface() -> list[Mobject]:
    view = hills()
    return [Surface(view), GroundAxes(view)]


@shows(ContourMap)
def contour_map() -> list[Mobject]:
    view = View(HILLS).within(STAGE, **MAP)
    return [ContourMap(view)]


@shows(Spun)
def spun() -> list[Mobject]:
    view = View(LANDSCAPES["paraboloid"], size=8, elevation=31, relief=3, up=-0.5)
    bowl = Spun(view, np.square, 10, rings=[2, 5], turned=0.62)
    bowl.drawn.set_value(1)
    return [bowl]


@shows(RoundMap, Rings)
def endless() -> list[Mobject]:
    on = Endless(Box(-3.3, -3.3, 3.3, 3.3), half=0.3)
    return [RoundMap(on, reach=10), Rings(on, rim=10, plated=True)]


@shows(Fog, FogBank)
def fog() -> list[Mobject]:
    view = View(HILLS, size=8.5, elevation=46, zoom=1.3)
    dark = Fog(alone(), ValueTracker(3.0), radius=1.2)
    return [FogBank(dark, ValueTracker(0.0)), Surface(view, dark)]


# -- walk ----------------------------------------------------------------------------------------


@shows(Field)
def field() -> list[Mobject]:
    view = View(HILLS).within(STAGE, **MAP)
    return [ContourMap(view), Field(view, gradient_field(HILLS, (17, 17)), ArrowScale(0.6))]


@shows(Figure)
def figure() -> list[Mobject]:
    view = View(HILLS, elevation=40, zoom=2.2, focus_x=1, focus_y=0.5)
    walk = Playback(alone(), [PATH], PATH)
    return [Surface(view), Figure(view, walk, walk.stride, ValueTracker(0.0))]


@shows(Walkers, Trails)
def walkers() -> list[Mobject]:
    view = hills()
    party = company(view)
    return [Surface(view), Trails(view, party), Walkers(view, party)]


@shows(Arrow, HalfTurn)
def steps_on_the_ground() -> list[Mobject]:
    view = View(HILLS).within(STAGE, **MAP)
    guide = StepByStep(alone(), 0.35, view, POSITION)
    guide.uphill.set_as()
    guide.downstep.set_as(share=0.35, turned=1)
    return [ContourMap(view), guide.arrows, HalfTurn(guide.uphill, guide.downstep)]


@shows(Mark, Plumb)
def steps_on_an_axis() -> list[Mobject]:
    plane, curve = parabola()
    guide = StepByStep(descend(BOWL, gradient_descent(0.3), [[1.6]], 5), 0.3, plane.ruler, POSITION)
    guide.downstep.set_as(share=0.3, turned=1)
    here, there = Plumb(curve, guide.foot, dashed=True), Mark(curve, guide.downstep.landing, "ring")
    return [plane, curve, here, guide.downstep, there, Mark(curve, [[0.0]])]


@shows(ArrowScale)
def arrow_scale() -> list[Mobject]:
    plane, curve = parabola()
    scale = ArrowScale(0.5)
    arrow = Arrow(plane.ruler, lambda: np.array([1.0]), lambda: np.array([2.0]), scale=scale)
    return [plane, curve, arrow, scale.note().within(TITLE)]


@shows(Hiker)
def hiker() -> list[Mobject]:
    _, curve = parabola()
    curve.ground.set_value(1)
    her = Hiker(curve, -1.5, 1.6)
    her.follow(descend(BOWL, gradient_descent(0.2), [-1.5], 5))
    her.progress.set_value(0.4)
    return [curve, her]


@shows(CurvePawns)
def company_on_a_curve() -> list[Mobject]:
    _, curve = parabola()
    curve.ground.set_value(1)
    walks = descend(BOWL, gradient_descent(0.2), [[-2.2], [-1.2], [1.7]], 5)
    party = Playback(walks, [PATH] * 3, PATH)
    party.progress.set_value(0.5)  # in the middle of a hop
    return [curve, CurvePawns(curve, party)]


# -- curve ---------------------------------------------------------------------------------------


@shows(Curve, Plane)
def curve() -> list[Mobject]:
    plane, drawn = parabola()
    plane.grid = True
    return [plane, drawn]


@shows(Sky, Lit, Beam, Headlamp)
def night() -> list[Mobject]:
    _, ground = parabola()
    ground.ground.set_value(1)
    her, dawn, clock = Hiker(ground, -1.4, 1.6), ValueTracker(0.0), ValueTracker(0.0)
    lamp, sky = Headlamp(her, reach=2.6), Sky(clock, dawn, ground)
    lamp.power.set_value(1)
    sky.dusk.set_value(1)
    return [sky, Lit(ground, [ground], [lamp], dawn), Beam(lamp, dawn), her]


@shows(Night)
def half_a_night() -> list[Mobject]:
    left, _ = FRAME.columns(1, 1, gap=0)
    plane, ground = parabola()
    plane.within(left)
    her = Hiker(ground, 0.7, 1.6, facing=-1)
    return [Night(her, ValueTracker(0.0)).within(left)]


@shows(Tangent, Landing)
def which_way_how_far() -> list[Mobject]:
    plane, ground = parabola()
    walk = descend(BOWL, gradient_descent(0.3), [[0.7]], 5)
    guide = StepByStep(walk, 0.3, plane.ruler, POSITION)
    guide.downstep.set_as(share=0.3, turned=1)
    guide.uphill.set_as().set_presence(0.4)
    tangent = Tangent(ground, guide.foot)
    return [plane, ground, tangent, guide.arrows, Landing(guide.downstep, ground)]


# -- plot ----------------------------------------------------------------------------------------


@shows(Samples, FittedLine, Law, Residuals)
def samples() -> list[Mobject]:
    data = linear_data(1.5, 1.0, 20, 1.5, window=(1, 9), rng=np.random.default_rng(2))
    plane = Plane((0, 10), (0, 20), ("x", "y"))
    dots = Samples(plane, data.x, data.y)
    line = FittedLine(plane, lambda: 1.2, lambda: 2.5)
    law = Law(plane, lambda x: 1.5 * x + 1.0)
    return [plane, law, line, Residuals(dots, line), dots]


@shows(Bands, Post, Hands)
def rubber_bands() -> list[Mobject]:
    data = linear_data(1.5, 1.0, 20, 1.5, window=(-2, 2), rng=np.random.default_rng(2))
    plane = Plane((-2.3, 2.3), (-5, 6), ("x", "y"))
    dots = Samples(plane, data.x, data.y)
    line = FittedLine(plane, lambda: -0.8, lambda: 1.5)
    return [plane, Post(line), Bands(dots, line), line, dots, Hands(plane, line)]


@shows(Needle)
def needles() -> list[Mobject]:
    left, right = STAGE.inset(1.0).columns(1, 1)
    upright = Needle("b", "slope along b", lambda: -6.0, 12).within(left)
    return [upright, Needle("w", "slope along w", lambda: -8.2, 12, arc=True).within(right)]


@shows(LossCurves)
def loss_curves() -> list[Mobject]:
    party = company(hills())
    plane = Plane((0, 20), (-1.1, 1.1), ("step", "height"), colors=(TEXT, LOSS))
    return [plane, LossCurves(plane, party)]


@shows(Dial, Knob)
def knobs() -> list[Mobject]:
    knob = Knob("w", lambda: 1.25, -2, 2, radius=1.2)
    dial = Dial("alpha", lambda: 0.35, 0, 1, radius=1.2, color=STEP)
    dial.shift(3 * RIGHT)
    return [knob.shift(3.4 * -RIGHT), dial]


# -- type ----------------------------------------------------------------------------------------


@shows(Words, Formula, TextLine, Readout, Measured, Scientific, Stack)
def words() -> list[Mobject]:
    column = Stack(
        Words("Words are set with Typst,"),
        TextLine("a line of them as one shape."),
        Formula("{{ f : height }}(x) = x^2", {"height": LOSS}),
        Readout("slope", "slope", lambda: -0.472),
        Measured("height", "height", lambda: 78_029_869.0),
        Scientific("loss", "loss", lambda: 1.38e6, color=LOSS),
    )
    return [column.within(STAGE)]


@shows(WorkedLine)
def worked_line() -> list[Mobject]:
    return [WorkedLine(start=1.6, rate=0.1, gradient=3.2).within(STAGE)]


@shows(Derivation)
def derivation() -> list[Mobject]:
    row = "{{L : loss}} = 1/m sum ({{hat(y)_i : says}} - y_i)^2"
    return [Derivation(Formula(row, {"loss": LOSS, "says": PREDICTION}), STAGE)]


@shows(Listing, Log)
def listing() -> list[Mobject]:
    code, printed = STAGE.rows(1, 1)
    loop = "for step in range(40):\n    print(step, loss(w))\n    w -= 0.1 * slope(w)"
    program = Listing(loop, {"w": POSITION, "loss": LOSS, "slope": GRADIENT}).within(code)
    program.light.set_value(1)
    program.lit.set_value(1)
    log = Log([f"{step:2d} {0.5**step:.6f}" for step in range(40)], 7, [(3, 6)] * 40)
    log.printed.set_value(13)
    return [program, log.within(printed)]


@shows(Choices)
def choices() -> list[Mobject]:
    return [Choices("left", "right", "both", "you cannot tell").within(STAGE)]


@shows(UpdateRule, Link)
def update_rule() -> list[Mobject]:
    rule = UpdateRule("theta", "{{nabla : grad}} {{f : height}} ({{theta_k : there}})")
    rule.within(TITLE)
    name = Words("this much", color=STEP).next_to(rule, DOWN, buff=1.5)
    tie = Link(rule.part("rate").get_bottom, lambda: name.get_top() + 0.1 * UP, STEP)
    return [rule, name, tie]
