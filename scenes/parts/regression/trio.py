"""Too stiff, right, too bendy: three models of dots that are drawn again and again."""

from __future__ import annotations

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
    PREDICTION,
    STAGE,
    TITLE_SIZE,
    Law,
    Layer,
    Plane,
    Words,
    change,
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
DRAWS, DOTS = 9, 14
"""How often dots are drawn, and how many."""
_PIECES = 241
_GLIDES = 0.55  # of the time of a draw, in which dots glide to where they are next
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
    curve is that of the dots as they are: least squares are linear in y.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, plane: Plane, degree: int, share: ValueTracker) -> None:
        super().__init__(plane)
        self.share = share
        self.x, self.y = draws(plan)
        self.across = np.linspace(self.x[0], self.x[-1], _PIECES)
        made = [Dataset(self.x, y) for y in self.y]
        self.curves = np.array([fit_polynomial(data, degree)(self.across) for data in made])

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

    def draw(self, canvas: Canvas) -> None:
        """Those before, the dots, the curve."""
        pen, (over, way) = Pen(canvas, self.presence), self.now()
        for curve in self.curves[: over + (way > 0)]:
            pen.line(self.plane.xy(self.across, curve), PREDICTION, 0.025, opacity=0.55)
        for spot in self.plane.xy(self.x, self.seen(self.y)):
            pen.disc(spot, 0.07, DATA, casing=0.02)
        pen.line(self.plane.xy(self.across, self.seen(self.curves)), PREDICTION, 0.07, casing=0.05)

    def readings(self) -> list[Reading]:
        """How many draws are over."""
        return [Reading("draws", "", self.now()[0])]


class Trio(VGroup):
    """Three planes side by side with one cloud of dots; then over each a title, and why."""

    def __init__(self, plan: Plan) -> None:
        self.share = ValueTracker(0.0)
        x, y = draws(plan)
        across, room = with_room(x, 0.05), _ROOM * float(np.ptp(y))
        up = float(y.min()) - room, float(y.max()) + 2 * room
        titles = tr("too stiff"), tr("just right"), tr("too bendy")
        why = tr("bias"), tr("both small"), tr("variance")
        self.panels, self.titles, self.why = VGroup(), list[Words](), list[Words]()
        boxes = STAGE.inset(top=1.45, bottom=0.15).columns(1, 1, 1, gap=0.35)
        for degree, box, title, name in zip(DEGREES, boxes, titles, why, strict=True):
            plane = Plane(across, up, ("x", "y"), colors=(DATA, DATA)).within(box)
            middle = float(plane.corner[0] + plane.size[0] / 2)
            model = Redrawn(plan, plane, degree, self.share)
            self.panels.add(VGroup(plane, Law(plane, np.square), model))
            self.titles.append(_on(Words(title, TITLE_SIZE), middle, STAGE.top - 0.5))
            self.why.append(_on(Words(name, BODY_SIZE, LOSS), middle, STAGE.top - 1.05))
        super().__init__(self.panels)

    def instead_of(self, past: tuple[Any, ...]) -> tuple[Any, ...]:
        """What was there goes while they come."""
        early, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.85), (0.15, 1.0)))
        return FadeOut(*past, rate_func=early), FadeIn(self, rate_func=late)

    def call(self, panel: int, within: float = 0.25) -> Any:
        """A model gets its title ``within`` a share of the time."""
        return FadeIn(self.titles[panel], rate_func=squish_rate_func(smooth, 0, within))

    def redraw(self, to: int) -> Any:
        """An animation: dots are drawn until so many draws are over."""
        return change(self.share, to / (DRAWS - 1), linear)

    def tell(self, panel: int) -> Any:
        """What a model suffers from is named."""
        return FadeIn(self.why[panel])

    @property
    def all(self) -> tuple[Any, ...]:
        """All that is seen."""
        return (self, *self.titles, *self.why)


def _on(words: Words, middle: float, line: float) -> Words:
    """Words about a middle, standing on a line."""
    words.move_to((middle, 0, 0))
    return words.shift((line - baseline(words)) * UP)


__all__ = ["DEGREES", "DOTS", "DRAWS", "Redrawn", "Trio", "draws"]
