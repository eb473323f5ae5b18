"""Too stiff, right, too bendy: three models of dots that are drawn again and again."""

from __future__ import annotations

from itertools import chain
from typing import Any, ClassVar

import numpy as np
from manim import UP, FadeIn, FadeOut, ValueTracker, VGroup, linear, smooth, squish_rate_func
from numpy.typing import NDArray

from gdmath.dataset import Dataset, parabolic_data
from gdmath.features import fit_polynomial
from scenes.parts.regression.fits import Plan
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LOSS,
    POSITION,
    PREDICTION,
    STAGE,
    TITLE_SIZE,
    Law,
    Layer,
    Plane,
    Words,
    change,
    instead,
    tr,
)
from scenes.stage.paint.painted import eased
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.ticks import with_room
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

DEGREES = 1, 2, 9
"""The highest powers of the three."""
DRAWS, DOTS = 17, 14
"""How often dots are drawn, and how many."""
_PIECES = 241
_GLIDES = 0.55  # of the time of a draw, in which dots glide to where they are next
_BARS = 9  # at which a gap is measured
_FAINT = 0.5  # of the curves before
_BAND = 0.5  # how strong a spread is
_BACK = 0.25  # how much is there of a panel that is not spoken of
_ROOM = 0.1  # of the height of all dots, below them; above, twice as much: so far curves go


def draws(plan: Plan) -> tuple[Array, Array]:
    """Where the dots are: x (n,), and y (draws, n)."""
    drawn = [
        parabolic_data(DOTS, plan.noise, rng=np.random.default_rng(seed)) for seed in range(DRAWS)
    ]
    return drawn[0].x, np.array([data.y for data in drawn])


class Redrawn(OnPlane):
    """The curve of one power through dots that are drawn anew, and faintly those before.

    As ``share`` goes to 1 all are drawn, one after the other. On the way from one to the next the
    curve is that of the dots as they are: least squares are linear in y. Before, as ``bent`` goes
    from 0 to 1, the best line becomes the curve; it is there as it is ``shown``. A spread has
    ``covered`` those before: red on gold is brown.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, plane: Plane, degree: int, share: ValueTracker) -> None:
        super().__init__(plane)
        self.share = share
        self.x, self.y = draws(plan)
        self.across = np.linspace(self.x[0], self.x[-1], _PIECES)
        made = [Dataset(self.x, y) for y in self.y]
        self.curves = np.array([fit_polynomial(data, degree)(self.across) for data in made])
        self.lines = np.array([fit_polynomial(data, 1)(self.across) for data in made])
        self.bent, self.covered = ValueTracker(1.0), ValueTracker(0.0)
        self.shown = ValueTracker(1.0)

    def now(self) -> tuple[int, float]:
        """How many draws are over, and how far the dots are on their way to the next."""
        along = float(self.share.get_value()) * (DRAWS - 1)
        over = min(int(along + 1e-9), DRAWS - 1)
        return over, float(eased(np.array(min((along - over) / _GLIDES, 1.0))))

    def seen(self, values: Array) -> Array:
        """Of values (draws, n) those of now (n,)."""
        over, way = self.now()
        after = min(over + 1, DRAWS - 1)
        return np.asarray((1 - way) * values[over] + way * values[after])

    def curve_now(self) -> Array:
        """What is drawn as its curve, over ``across``: line and curve are of the dots of now."""
        bent = float(self.bent.get_value())
        return np.asarray((1 - bent) * self.seen(self.lines) + bent * self.seen(self.curves))

    def draw(self, canvas: Canvas) -> None:
        """Those before, the curve, the dots."""
        pen, (over, way) = Pen(canvas, self.presence), self.now()
        faint = _FAINT * (1 - float(self.covered.get_value()))
        for curve in self.curves[: over + (way > 0)]:
            pen.line(self.plane.xy(self.across, curve), PREDICTION, 0.025, opacity=faint)
        model = Pen(canvas, self.presence * float(self.shown.get_value()))
        model.line(self.plane.xy(self.across, self.curve_now()), PREDICTION, 0.06, casing=0.04)
        for spot in self.plane.xy(self.x, self.seen(self.y)):  # a curve may run through them
            pen.disc(spot, 0.075, DATA, casing=0.035)

    def readings(self) -> list[Reading]:
        """How many draws are over."""
        return [Reading("draws", "", self.now()[0])]


class Measured(OnPlane):
    """What is wrong with a model: of its ``bias`` bars from the law to the average of its curves,
    which is drawn as well.

    Else a band from the lowest to the highest of these, as far as dots have been drawn.
    """

    layer: ClassVar[Layer] = Layer.FIELD  # curves and dots lie on it

    def __init__(self, model: Redrawn, bias: bool) -> None:
        super().__init__(model.plane)
        self.model, self.bias, self.grown = model, bias, ValueTracker(1.0)
        self.told = False

    def drawn(self) -> Array:
        """The curves of all draws until now (draws, points)."""
        return self.model.curves[: self.model.now()[0] + 1]

    def ends(self) -> tuple[Array, Array, Array]:
        """Where bars stand (n,), where they begin and where they end (n,)."""
        at = np.arange(_PIECES)
        if self.bias:
            at = np.linspace(0, _PIECES - 1, 2 * _BARS + 1).astype(int)[1::2]
        x, drawn = self.model.across[at], self.drawn()[:, at]
        if self.bias:
            return x, np.square(x), drawn.mean(axis=0)
        return x, drawn.min(axis=0), drawn.max(axis=0)

    def draw(self, canvas: Canvas) -> None:
        """Bars grow from the law, the band from its middle."""
        (x, begin, end), grown = self.ends(), float(self.grown.get_value())
        pen = Pen(canvas, self.presence)
        if not self.bias:
            middle, half = (begin + end) / 2, grown * (end - begin) / 2
            rims = self.plane.xy(x, middle - half), self.plane.xy(x, middle + half)[::-1]
            pen.fill(np.concatenate(rims), LOSS, _BAND)
            return
        average = self.plane.xy(self.model.across, self.drawn().mean(axis=0))
        Pen(canvas, self.presence * grown).line(average, LOSS, 0.04)
        ends = self.plane.xy(x, begin), self.plane.xy(x, begin + grown * (end - begin))
        for foot, head in zip(*ends, strict=True):
            pen.line(np.stack([foot, head]), LOSS, 0.07, casing=0.03)


class Trio(VGroup):
    """Three planes side by side with one cloud of dots, each named after its model.

    First there is the line; in each of the others it comes as it bends.
    """

    def __init__(self, plan: Plan) -> None:
        self.share = ValueTracker(0.0)
        x, y = draws(plan)
        across, room = with_room(x, 0.05), _ROOM * float(np.ptp(y))
        up = float(y.min()) - room, float(y.max()) + 2 * room
        titles = tr("line"), tr("parabola"), tr("degree {n}").format(n=DEGREES[-1])
        why = tr("gap: bias"), tr("both small"), tr("spread: variance")
        self.panels, self.titles, self.why = VGroup(), list[Words](), list[Words]()
        self.knobs = list[Words]()
        self.models, self.measured = list[Redrawn](), list[list[Measured]]()
        boxes = STAGE.inset(top=1.35, bottom=0.1).columns(1, 1, 1, gap=0.3)
        for degree, box, title, name in zip(DEGREES, boxes, titles, why, strict=True):
            plane = Plane(
                across, up, ("x", "y"), colors=(DATA, DATA), numbered=(False, False)
            ).within(box)
            middle = float(plane.corner[0] + plane.size[0] / 2)
            model = Redrawn(plan, plane, degree, self.share)
            model.bent.set_value(0)
            model.shown.set_value(float(degree == DEGREES[0]))
            self.models.append(model)
            shown = {DEGREES[0]: (True,), DEGREES[1]: (False, True), DEGREES[2]: (False,)}[degree]
            self.measured.append([Measured(model, bias) for bias in shown])
            self.panels.add(VGroup(plane, Law(plane, np.square), model))
            self.titles.append(_on(Words(title, TITLE_SIZE), middle, STAGE.top - 0.5))
            self.why.append(_on(Words(name, BODY_SIZE, LOSS), middle, STAGE.top - 1.05))
            told = tr("{n} knobs").format(n=degree + 1)
            self.knobs.append(_on(Words(told, BODY_SIZE, POSITION), middle, STAGE.top - 1.05))
        super().__init__(self.panels)

    def instead_of(self, past: tuple[Any, ...]) -> tuple[Any, ...]:
        """What was there goes; then they come, all named, with a line through the first dots."""
        return tuple(instead(past, (self, *self.titles, self.knobs[0]), run_time=0.8))

    def bend(self, panel: int) -> tuple[Any, ...]:
        """The line comes to other dots as well, and bends as much as its knobs let it."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.3), (0.25, 1.0)))
        model, told = self.models[panel], FadeIn(self.knobs[panel], rate_func=early)
        return told, change(model.shown, 1, early), change(model.bent, 1, late)

    def look_at(self, *lit: int) -> tuple[Any, ...]:
        """These panels are lit, the others step back."""
        moves, soon = list[Any](), squish_rate_func(smooth, 0.0, 0.3)
        for number, panel in enumerate(self.panels):
            there = 1.0 if number in lit else _BACK
            moves += [part.animate(rate_func=soon).set_presence(there) for part in panel]
            for measured in self.measured[number]:
                if measured.told:
                    moves.append(measured.animate(rate_func=soon).set_presence(there))
        return tuple(moves)

    def redraw(self, to: int) -> Any:
        """An animation: dots are drawn until so many draws are over."""
        return change(self.share, to / (DRAWS - 1), linear)

    def tell(self, panel: int) -> tuple[Any, ...]:
        """What a model suffers from is named, and measured."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.5), (0.5, 1.0)))
        moves: list[Any] = [
            FadeOut(self.knobs[panel], rate_func=early),
            FadeIn(self.why[panel], rate_func=late),
        ]
        for measured in self.measured[panel]:
            measured.grown.set_value(0)
            measured.told = True
            moves += [FadeIn(measured, run_time=0), change(measured.grown, 1)]
            if not measured.bias:
                moves.append(change(self.models[panel].covered, 1))
        return tuple(moves)

    @property
    def all(self) -> tuple[Any, ...]:
        """All that is seen."""
        return (self, *self.titles, *self.why, *chain.from_iterable(self.measured))


def _on(words: Words, middle: float, line: float) -> Words:
    """Words about a middle, standing on a line."""
    words.move_to((middle, 0, 0))
    return words.shift((line - baseline(words)) * UP)


__all__ = ["DEGREES", "DOTS", "DRAWS", "Measured", "Redrawn", "Trio", "draws"]
