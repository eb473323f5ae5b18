"""The squares of all errors leave the plot and lie on one another; levelled, each is the loss."""

from __future__ import annotations

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.regression.figures import two
from scenes.parts.regression.places import FOOT
from scenes.stage import BODY_SIZE, LOSS, Box, Formula, Plane, Residuals, on_one_line
from scenes.stage.paint.painted import eased
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.scatter import thinning
from scenes.stage.plot.squares import ResidualSquares
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import read_number

Array = NDArray[np.float64]

_SINGLY, _APART = 2, 0.14  # so many fly, one after the other; of the time of all, between two
_EACH, _OPENS = 0.35, 0.4  # of that time, in which one goes; of that, in which it opens
_ALONE, _RIM = (0.35, 0.9), 0.16  # fill and outline of one that flies; outline of one of many
_FILLED = 12  # so many have a fill
_PILED = 0.5  # fill where all lie on one another
_LINE = (0.02, 0.045)  # scene units: of one of many, and of the average
_LONG = 2.3  # scene units: how long the side of the average is at most


class Pool(ResidualSquares):
    """A square for each error: it opens on that, then goes to one middle, where all lie together.

    The first ones fly there, so that it is seen; the others sink into their errors and rise where
    they go, for many in flight would cover dots, line and numbers. There, all are ``times`` as
    large as on the plane, and stay so. ``opened`` from 0 to 1 brings them there; ``levelled``
    gives all one size while the sum of the areas stays what it is: that is their average. A few,
    from the smallest to the largest of the ``first`` errors (n,), are filled: more would be so
    faint that their colour, rounded, would be another one.
    """

    def __init__(self, residuals: Residuals, box: Box, first: Array, times: float) -> None:
        super().__init__(residuals)
        self.box, self.times = box, times
        self.levelled = ValueTracker(0.0)
        self.opened.set_value(0)
        self.unit = times * float(self.plane.size[1] / self.plane.span[1])
        self.spot = np.array(box.middle[:2])
        errors = np.abs(first)
        picked = np.linspace(0, len(errors) - 1, min(len(errors), _FILLED)).round().astype(int)
        self.filled = np.argsort(errors)[picked].tolist()
        self.set_frame(*box)

    def clip_box(self) -> Box | None:
        """Not clipped: they are beside the plane."""
        return None

    def areas(self) -> Array:
        """The area (n,) of each on the screen, when it has arrived."""
        areas = (self.unit * self.residuals.errors()) ** 2
        level = float(self.levelled.get_value())
        return np.asarray((1 - level) * areas + level * areas.mean())

    def gone(self) -> Array:
        """How far on its way each is (n,), in [0, 1]."""
        count = len(self.residuals.samples.x)
        rest = np.linspace(min(_SINGLY * _APART, 1 - _EACH), 1 - _EACH, max(count - _SINGLY, 0))
        begins = np.concatenate([_APART * np.arange(min(count, _SINGLY)), rest])
        return np.clip((float(self.opened.get_value()) - begins) / _EACH, 0, 1)

    def flown(self) -> Array:
        """How far each is (n,) on its way to the middle, in [0, 1]."""
        return eased((self.gone() - _OPENS) / (1 - _OPENS))

    def now(self) -> tuple[Array, Array]:
        """Middles (n, 2), and widths and heights (n, 2), on the way from the errors."""
        opens, sides = np.clip(self.gone() / _OPENS, 0, 1), np.sqrt(self.areas())
        flies = self.flown()[:, None]
        x, y = self.residuals.samples.now()
        high = self.residuals.errors() * self.plane.size[1] / self.plane.span[1]
        home = np.column_stack([self._side * high * opens, high])
        begin = self.plane.xy(x, y) + home / 2
        end = np.broadcast_to(self.spot, begin.shape)
        middles = (1 - flies) * begin + flies * end
        sizes = (1 - flies) * np.abs(home) + flies * sides[:, None]
        sinks, rises = np.clip(1 - 2 * flies, 0, 1), np.clip(2 * flies - 1, 0, 1)
        here = np.where(sinks > 0, begin, end), sinks * np.abs(home) + rises * sides[:, None]
        for whole, part in zip((middles, sizes), here, strict=True):
            whole[_SINGLY:] = part[_SINGLY:]
        return middles, sizes

    def draw(self, canvas: Canvas) -> None:
        """All of them, those that have arrived so faint that one sees how they lie together."""
        (middles, sizes), flown = self.now(), self.flown()
        alone = 1 - flown
        alone[_SINGLY:] = 0  # only those that fly are ever alone
        corners = middles[:, None] + sizes[:, None] / 2 * _CORNERS
        width = float(np.interp(float(self.levelled.get_value()), (0, 1), _LINE))
        pen = Pen(canvas, self.presence)
        for number in self.filled:
            pen.fill(corners[number], LOSS, (1 - float(alone[number])) * self._faint())
        for number in range(0, len(sizes), thinning(len(sizes))):
            if sizes[number].min() > 0:
                share = float(alone[number])
                pen.fill(corners[number], LOSS, share * _ALONE[0])
                rim = (1 - share) * _RIM + share * _ALONE[1]
                pen.line(corners[number], LOSS, width, opacity=rim, closed=True)

    def _faint(self) -> float:
        """How strong the fill of each is, so that all together are as they should be."""
        return float(1 - (1 - _PILED) ** (1 / len(self.filled)))

    def readings(self) -> list[Reading]:
        """The average area, in squared units of the answers."""
        return [Reading("average square", "", float(np.mean(self.areas())) / self.unit**2)]


_CORNERS = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)])


def times_for(plane: Plane, first: Array, box: Box) -> float:
    """How many times as long as on a plane squares of errors (n,) are drawn in a box.

    Their average has room in a glass, the largest in the box; of two digits at most.
    """
    unit = float(plane.size[1] / plane.span[1])
    typical, largest = float(np.mean(first**2)) ** 0.5, float(np.abs(first).max())
    times = max(1.0, float(np.floor(_LONG / (max(typical, 1e-9) * unit))))
    room = min(box.width, box.height) / (max(largest, 1e-9) * unit)
    if times <= room:
        return times
    digit = 10.0 ** np.floor(np.log10(room) - 1 + 1e-9)
    return float(f"{np.floor(room / digit + 1e-9) * digit:.2g}")


def averaged(errors: Array) -> tuple[Formula, Formula]:
    """The sum of the squares of errors (n,), and what it is divided by: ``577``, ``÷ 100 = 5.77``.

    Both stand in one row, where the loss is read then.
    """
    total, loss = two(float(np.sum(errors**2))), two(float(np.mean(errors**2)))
    exact = abs(read_number(total) / len(errors) - read_number(loss)) < 1e-9
    sources = (
        f"{{{{{total} : loss}}}}",
        f"div {len(errors)} {'=' if exact else 'approx'} {{{{{loss} : loss}}}}",
    )
    row = [Formula(source, {"loss": LOSS}, BODY_SIZE) for source in sources]
    on_one_line(*row, buff=0.2).move_to(FOOT.middle)
    return row[0], row[1]


__all__ = ["Pool", "averaged", "times_for"]
