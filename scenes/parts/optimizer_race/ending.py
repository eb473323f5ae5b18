"""What to keep: the table of all tracks, what to ask, and the ground of a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, VGroup
from numpy.typing import ArrayLike, NDArray

from scenes.parts.optimizer_race.finish import finish_lines, goal_map
from scenes.parts.optimizer_race.hook import rate_dial
from scenes.parts.optimizer_race.laps import NUMBER, cell_text, ground_text
from scenes.parts.optimizer_race.memory import tile
from scenes.parts.optimizer_race.places import TABLE
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.runners import RUNNERS, Name, light, sign
from scenes.parts.optimizer_race.track import Land, Panel, Thumbnail
from scenes.stage import (
    QUIET,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    Layer,
    Words,
    tr,
)
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Projection
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_COLUMNS = (3.65, 1.92, 2.75, 2.62, 2.0)
_BRIGHT = 0.38  # how bright the ground along a row is
_STAR = 0.14  # scene units for a star behind a name
_CARD, _APART = 3.6, 0.12  # scene units of the picture of a thing to ask; between its parts


class Table:
    """A row for each track with all numbers."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.head, *rows = TABLE.rows(*[1.0] * (1 + len(plan.tracks)), gap=0.06)
        self.columns = self.head.columns(*_COLUMNS, gap=0.12)
        self.pictures: list[Thumbnail] = []
        self.bands: list[Land] = []  # along each row its ground goes on
        self.tiles: list[list[Any]] = []  # and on it each number has one of its runner's colour
        self.rows: list[VGroup] = []
        self.lights: list[list[Any]] = []
        for track, row in enumerate(rows):
            name, degrees = plan.tracks[track]
            texts = [cell_text(plan, track, k) for k in range(4)]
            title = tr("Turned") if degrees else ground_text(name)
            self._fill(track, title, texts, plan.leaders(track), row)
        lines = (Words(text, 40, QUIET) for text in (tr("all home after,"), tr("or how many")))
        said: Any = VGroup(*lines).arrange(DOWN, buff=0.12, aligned_edge=LEFT)
        self.said = said.move_to((self.head.left, self.head.middle[1], 0), aligned_edge=LEFT)
        self.heads = self._heads()

    def _heads(self) -> list[Name]:
        """The names of the runners, each over its column."""
        names, y = [Name(k, size=44) for k in range(4)], float(self.head.middle[1])
        return [name.put(float(column.middle[0]) - name.width / 2, y)
                for name, column in zip(names, self.columns[1:], strict=True)]  # fmt: skip

    def _fill(
        self, track: int, text: str, texts: Sequence[str], ahead: Sequence[int], row: Box
    ) -> None:
        plan, y = self.plan, float(row.middle[1])
        side = row.height - 0.08
        room = self.columns[0].width - side - 0.14 - _STAR
        said: Any = Words(text, 40, TEXT)
        said.scale(min(1.0, room / said.width))
        picture = Thumbnail(plan.course(track), (row.left + side / 2, y), side)
        self.pictures.append(picture)
        band = Land(picture.plane, plan.course(track).landscape, _BRIGHT)
        band.turned, band.panel = picture.ground.turned, row.inset(top=0.04, bottom=0.04)
        band.lines = 0.0
        self.bands.append(band)
        said.move_to((row.left + side + 0.14, y, 0), aligned_edge=LEFT)
        cells: list[Any] = [said]
        lights, tiles = [], []
        for k, column in enumerate(self.columns[1:]):
            box = Box(column.left, band.panel.bottom, column.right, band.panel.top).inset(0.06)
            tiles.append(tile(k, box))
            cell: Any = Words(texts[k], NUMBER, RUNNERS[k].color)
            cells.append(cell.move_to(box.middle))
            if k in ahead:
                rim = light(cell, RUNNERS[k].color, len(ahead) > 1, box)
                lights.append(rim.set_fill(opacity=0))  # its number is read on its tile
        self.tiles.append(tiles)
        self.rows.append(VGroup(*cells))
        self.lights.append(lights)

    @property
    def below(self) -> list[Any]:
        """What is behind the words, but pictures."""
        return [*self.bands, *(one for tiles in self.tiles for one in tiles)]

    def lit(self, runner: int) -> list[Any]:
        """The rims of all that a runner wins."""
        return [
            rim
            for track, rims in enumerate(self.lights)
            for leader, rim in zip(self.plan.leaders(track), rims, strict=True)
            if leader == runner
        ]

    @property
    def star(self) -> Any:
        """At the name of the third track: more is said of it below the table."""
        name: Any = self.rows[2][0]
        return Words("*", 48, TEXT).next_to(name, RIGHT, buff=0.08).align_to(name, UP)


class Ends(OnPicture):
    """Where all of a team came home."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Projection, runner: int, places: Array) -> None:
        super().__init__(on)
        self.runner, self.places = RUNNERS[runner], places

    def draw(self, canvas: Canvas) -> None:
        """A mark for each."""
        for spot in self.on.at(self.places):
            sign(Pen(canvas, self.presence), self.runner, spot, 0.12)


def at_the_finish(plan: Plan, middle: ArrayLike) -> list[Any]:
    """The finish of the first track, and where the first team landed on it."""
    course, runner = plan.course(0), plan.ranking(0)[0]
    lap, met = plan.lap(0, runner), plan.raced.points[0][runner]
    ends = met[lap.steps, np.arange(len(lap.steps))][lap.arrived]
    goal = course.ground.minima[0]
    reach = float(np.max([np.abs(line - goal).max() for line in finish_lines(
        course.landscape, plan.finish)]))  # fmt: skip
    window = [(at - 1.25 * reach, at + 1.25 * reach) for at in goal.tolist()]
    map_ = goal_map(course, Panel(window, middle, _CARD), plan.finish)
    return [map_, Ends(map_.plane, runner, ends)]


class Lesson:
    """The sentence to keep, and its three things to ask for."""

    def __init__(self, plan: Plan) -> None:
        self.first = Words(tr("Whenever you see a race, ask:"), TITLE_SIZE + 6)
        self.first.within(TITLE)
        words = tr("which ground?"), tr("which rates?"), tr("what counts as home?")
        middles = [np.array((x, 0.25)) for x in (-4.5, -0.3, 4.1)]
        side = (_CARD - _APART) / 2
        away = (side + _APART) / 2 * np.array([(-1, 1), (1, 1), (0, -1)])
        grounds = [Thumbnail(plan.course(track), middles[0] + way, side)
                   for track, way in enumerate(away)]  # fmt: skip
        rate = float(np.log10(plan.rates[1]))
        dial: Any = rate_dial("rate to ask for", lambda: rate, _CARD / 2)
        dial.move_to((*middles[1], 0))
        self.words: list[Any] = [
            Words(text, TITLE_SIZE).move_to((middle[0], 0, 0))
            for text, middle in zip(words, middles, strict=True)
        ]
        for text in self.words:
            text.shift((-2.25 - baseline(text)) * UP)
        self.pictures = [*grounds, dial, *at_the_finish(plan, middles[2])]
        self.question = Words(tr("What does the ground of a network look like?"), TITLE_SIZE)
        self.question.within(TITLE)

    @property
    def everything(self) -> list[Any]:
        """All of it but the question."""
        return [self.first, *self.pictures, *self.words]


__all__ = ["Lesson", "Table"]
