"""The lines between the valleys' domains, over the hills."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from scenes.parts.hills.cloth import MET, Cloth
from scenes.parts.hills.descents import Descents
from scenes.stage.ground.grid import grid
from scenes.stage.ground.levels import zero_lines
from scenes.stage.ground.on_ground import KeptOnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, QUIET
from scenes.stage.paint.pen import Canvas, Pen, runs_of

Array = NDArray[np.float64]

_STAIRS = 9  # points to either side, of which a border's line is the mean
_SHADES = 6  # that a line has as it comes
_LIFT, _WIDE, _RIM = 0.02, 0.055, 0.03  # scene units: over the ground, and across
_KNOT, _KNOTS = 0.075, 60  # scene units, where borders meet; more than so many are no borders
_INTO, _BY = 14, 7  # cells of the grid: from there a line runs into a knot that it goes by so near
_A_PART = 0.16  # of what is near, that a domain is at least where it meets two others


class Borders(KeptOnGround):
    """The lines between the valleys' domains, over the hills, as far as no hill hides them.

    Each comes by degrees, as the later of the two colours beside it does. The rim of the hills is
    drawn as well: what is dark there would look as if it were cut out of them.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, made: Descents, cloth: Cloth) -> None:
        super().__init__(view)
        self.cloth, labels = cloth, made.domains.T
        points = grid(view.window, len(labels))
        self.lines = [
            _straightened(line)
            for valley in range(len(made.floors))
            for line in zero_lines(points, np.where(labels == valley, 0.5, -0.5))
            if len(line) > _STAIRS  # the rest are specks where borders meet the rim
        ]
        around = np.concatenate([points[0], points[:, -1], points[-1, ::-1], points[::-1, 0]])
        self.rim = around
        self.knots = _knots(points, labels)
        cell = float(np.ptp(view.window, axis=1).max()) / max(labels.shape)
        self.lines = [_through(self.knots, line, cell) for line in self.lines]
        self.knots_due = cloth.met(self.knots)
        met = [cloth.met(line) for line in self.lines]
        self.due = [np.clip(_straightened(due[:, None])[:, 0], due, due.max()) for due in met]
        self._sight: tuple[bytes, list[tuple[Array, NDArray[np.bool_]]]] = (b"", [])

    @property
    def key(self) -> bytes:
        """The view's, and how far the cloth has risen."""
        return super().key + np.array(self.cloth.risen.get_value()).tobytes()

    def _screen(self) -> list[tuple[Array, NDArray[np.bool_]]]:
        """Of each line, the rim last: its screen points (n, 2), and which of them are seen (n,)."""
        if self._sight[0] != self.view.key:
            lines = [*self.lines, self.rim]
            self._sight = (
                self.view.key,
                [
                    (self.view.at(line, _LIFT), self.view.visible(line, _LIFT, exact=False))
                    for line in lines
                ],
            )
        return self._sight[1]

    def picture(self, canvas: Canvas) -> None:
        """Stroke what is seen of them."""
        pen, risen = Pen(canvas), float(self.cloth.risen.get_value())
        *lines, (around, clear) = self._screen()
        for (screen, seen), due in zip(lines, self.due, strict=True):
            self._reach(screen)
            come = np.ceil(_SHADES * np.clip(risen - due + 1, 0, 1)) * seen
            least = np.minimum(come[1:], come[:-1])
            for shade in range(1, _SHADES + 1):
                runs = runs_of(screen, least == shade)
                pen.line(runs, BACKGROUND, _WIDE, opacity=shade / _SHADES)
        spots = self.view.at(self.knots, _LIFT)
        there = np.clip(risen - self.knots_due + 1, 0, 1) * self.view.visible(self.knots, _LIFT)
        for spot, share in zip(spots, there.tolist(), strict=True):
            pen.disc(spot, _KNOT, BACKGROUND, opacity=share)
        self._reach(around)
        pen.line(runs_of(around, clear[1:] & clear[:-1]), QUIET, _RIM)


def _knots(points: Array, labels: NDArray[np.intp]) -> Array:
    """Where three domains or more meet (n, 2), on the grid ``points`` (rows, columns, 2).

    There the lines, which are rounded as they are made straight, leave a hole. Where steps are
    too large for borders, such places are everywhere, and none is found.
    """
    near = 2 * MET + 1
    shares = [
        np.lib.stride_tricks.sliding_window_view(labels == label, (near, near)).mean(axis=(-2, -1))
        for label in np.unique(labels)
    ]
    meet = np.argwhere((np.array(shares) > _A_PART).sum(axis=0) >= 3) + float(MET)
    found: list[list[Array]] = []
    for place in meet:
        group = next((one for one in found if np.abs(one[0] - place).max() <= 2 * near), None)
        if group is None:
            found.append([place])
        else:
            group.append(place)
        if len(found) > _KNOTS:
            return np.empty((0, 2))
    ranks = np.array([np.mean(group, axis=0) for group in found]).reshape(-1, 2)
    share = ranks / (np.array(labels.shape) - 1)
    low, high = points[0, 0], points[-1, -1]
    return np.asarray(low + share[:, ::-1] * (high - low))


def _through(knots: Array, line: Array, cell: float) -> Array:
    """A line (n, 2) that runs straight into each knot (k, 2) near it, and straight out again.

    It was rounded there, as all are that meet: between them, a speck would look like one more
    domain.
    """
    line, closed = line.copy(), np.allclose(line[0], line[-1])
    for knot in knots:
        away = np.linalg.norm(line - knot, axis=-1)
        near = np.flatnonzero(away < _INTO * cell)
        for run in np.split(near, np.flatnonzero(np.diff(near) > 1) + 1):
            if not len(run) or away[run].min() > _BY * cell:
                continue
            first, last = run[0], run[-1]
            middle = int(run[np.argmin(away[run])])
            middle = first if closed and first == 0 else middle
            middle = last if closed and last == len(line) - 1 else middle
            ends = [first, middle, last]
            places = np.stack([line[first], knot, line[last]])
            steps = [np.interp(run, ends, places[:, axis]) for axis in (0, 1)]
            line[run] = np.stack(steps, axis=-1)
            line[middle] = knot
    return line


def _straightened(line: Array) -> Array:
    """A line (n, d) without the stairs of the grid it was found on; its ends stay."""
    reach = min(_STAIRS, (len(line) - 1) // 2)
    if reach < 1:
        return line
    own = np.minimum(np.minimum(np.arange(len(line)), np.arange(len(line))[::-1]), reach)
    sums = np.concatenate([np.zeros((1, line.shape[1])), np.cumsum(line, axis=0)])
    at = np.arange(len(line))
    return np.asarray((sums[at + own + 1] - sums[at - own]) / (2 * own + 1)[:, None])
