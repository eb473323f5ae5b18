"""Errors and their squares: one, three, and all of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, ClassVar

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    Rectangle,
    TransformFromCopy,
    ValueTracker,
    VGroup,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from scenes.parts.loss_curve.descents import WeightDescents
from scenes.parts.loss_curve.evenings import RIGHT_SIDE, Evenings
from scenes.parts.loss_curve.figures import error_text, missed, share, squared, summed
from scenes.parts.loss_curve.labels import area_words, error_words
from scenes.parts.loss_curve.lighting import FIRST
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    QUIET,
    STAGE,
    TITLE_SIZE,
    FittedLine,
    Formula,
    Layer,
    Residuals,
    Words,
    italic,
    on_one_line,
    swell,
    tr,
)
from scenes.stage.lecture.words import parted
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

_SHORT = 1.0  # scene units: words in a plane are no wider
_TILED = 2.1  # scene units: the side of the large square that is tiled beside the plane


class Guess(Painted):
    """A dashed way from an input on the ``level`` axis to the line, and a dot at what that says.

    From there it goes on to an upright ``axis``, if there is one, at this input.
    """

    layer: ClassVar[Layer] = Layer.TRAIL  # under the error that is measured along it

    def __init__(self, line: FittedLine, x: float, level: float, axis: float | None = None) -> None:
        super().__init__()
        self.line, self.x, self.level, self.axis = line, x, level, axis
        self.grown = ValueTracker(1.0)

    def feet(self) -> NDArray[np.float64]:
        """Where, on both axes, the way begins and ends (2, 2)."""
        plane, across = self.line.plane, 0.0 if self.axis is None else self.axis
        foot = plane.xy(self.x, self.level)
        return np.stack([foot, plane.xy(across, float(self.line.predict(self.x)))])

    def draw(self, canvas: Canvas) -> None:
        """The way as far as it has grown, first up, and the dot where it turns."""
        pen, plane = Pen(canvas, self.presence), self.line.plane
        grown = (1.0 if self.axis is None else 2.0) * float(self.grown.get_value())
        foot, said = self.feet()[0], plane.xy(self.x, float(self.line.predict(self.x)))
        head = foot + min(grown, 1.0) * (said - foot)
        pen.line(np.stack([foot, head]), PREDICTION, 0.035, dashes=(0.1, 0.08))
        if grown > 1:
            end = head + (grown - 1) * (self.feet()[1] - head)
            pen.line(np.stack([head, end]), PREDICTION, 0.035, dashes=(0.1, 0.08))
        pen.disc(head, 0.11, PREDICTION, casing=0.04)


class Misses:
    """What is said of errors beside the plane: numbers, a sum, areas, and the formula."""

    def __init__(self, plan: WeightDescents, data: Evenings) -> None:
        self.plan, self.data = plan, data
        large = plan.examples[0]
        x, y = plan.dataset.x, plan.dataset.y
        said, was, sign, error = missed(plan)
        column = RIGHT_SIDE.inset(left=0.5)
        times = f"{number_text(plan.example_w)} × {_within(x[large])}"
        name = parted(data.names[0])[0]
        called = "" if name == "x" else f"{name}: "
        lines = [
            (f"{called}{italic('x')} = {number_text(x[large])}", DATA),
            (f"{tr('it was')} {italic('y')} = {was}", DATA),
        ]
        had, it_was = (Words(row, BODY_SIZE, color) for row, color in lines)
        source = f'hat(y) = {{{{w : w}}}} thin {{{{x : x}}}} = "{times}" = "{said}"'
        says = Words(tr("the line says"), BODY_SIZE, PREDICTION)
        formula = Formula(source, {"w": POSITION, "x": DATA}, BODY_SIZE, PREDICTION)
        of_line = on_one_line(says, formula, buff=0.2)
        if of_line.width > column.width:  # rather on more lines than in small type
            of_line = VGroup(says, formula.next_to(says, DOWN, buff=0.2, aligned_edge=LEFT))
        self.first = VGroup(had, of_line, it_was)
        self.first.arrange(DOWN, buff=0.4, aligned_edge=LEFT)
        self.first.scale(min(1.0, column.width / self.first.width))
        self.guess = Guess(data.line, float(x[large]), float(data.plane.crossing[1]))
        minus = f"− {was}" if y[large] >= 0 else f"+ {was.lstrip('−')}"
        self.difference = VGroup(
            Words(f"{said} {minus} {sign} {error}", TITLE_SIZE, LOSS),
            Words(tr("the error"), LABEL_SIZE, QUIET),
        ).arrange(DOWN, buff=0.15, aligned_edge=LEFT)
        self.difference.scale(min(1.0, column.width / self.difference.width))
        VGroup(self.first, self.difference).arrange(DOWN, buff=0.5, aligned_edge=LEFT).move_to(
            (column.left, column.top - 3.2, 0), aligned_edge=LEFT
        )
        top = self.first.get_top() - self.difference.get_top()
        up = max(0.0, float(top[1]) - 0.4) * UP
        self._at = self.difference[0].get_left() + up  # of the sum of two others, later
        rows = {plan.examples[number]: _worked(plan, number) for number in (1, 2, 0)}
        self._in_order = list(rows)
        self.squares = VGroup(*(Words(row, TITLE_SIZE, LOSS) for row in rows.values()))
        self.squares.arrange(DOWN, buff=0.45, aligned_edge=LEFT)
        self.squares.scale(min(1.0, column.width / self.squares.width))
        self.squares.move_to((column.left, column.top - 2.7, 0), aligned_edge=LEFT)

    def measure(self) -> None:
        """Place what stands beside the errors, once the line is where it stays."""
        data = self.data
        self.signs, self.areas = VGroup(), VGroup()
        for number in (1, 2):
            self.signs.add(error_words(data, number, self.signs))
        self._area_of: dict[int, Any] = {}
        for number in range(3):
            words = area_words(data, number, self.areas)
            free = all(_apart(words, other) for other in self.areas)
            if free and words.width < _SHORT:
                self.areas.add(words)
                self._area_of[self.plan.examples[number]] = words
        parts = [Words(text, TITLE_SIZE, LOSS) for text in summed(self.plan)]
        self.sum = VGroup(*parts).arrange(RIGHT, buff=0.35)
        self.sum.scale(min(1.0, (STAGE.right - self._at[0]) / self.sum.width))
        self.sum.move_to(self._at, aligned_edge=LEFT)
        self.tiles = VGroup()

    def others_come(self) -> tuple[Any, ...]:
        """Two more errors, which are all that is told now: what was read of the first goes."""
        gone = FadeOut(self.guess, self.first, self.difference, rate_func=FIRST)
        return FadeIn(self.data.few, self.data.three), self.grow(self.data.three), gone

    @property
    def said(self) -> tuple[Any, ...]:
        """What is written of the errors before they are squared."""
        return self.sum, self.signs

    def square_them(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The errors open into squares, whose areas are worked out beside them; with seconds."""
        yield (FadeIn(self.data.three_squares), self.open_up()), 0.8
        for row, worked in zip(self._in_order, self.squares, strict=True):
            yield (FadeIn(worked, *(self._area_of[r] for r in (row,) if r in self._area_of)),), 0.5

    def grow(self, errors: Residuals) -> Any:
        """One error, or three, grow from the answers."""
        errors.grown.set_value(0)
        return change(errors.grown, 1)

    def open_up(self) -> Any:
        """They open into squares."""
        self.data.three_squares.opened.set_value(0)
        return change(self.data.three_squares.opened, 1)

    @property
    def left_over(self) -> tuple[Any, ...]:
        """What is still written of the three errors at the end."""
        return self.areas, self.tiles, self.squares

    def add_up(self) -> tuple[Any, ...]:
        """The two numbers are added beside the plane, while they swell in it."""
        return FadeIn(self.sum, lag_ratio=0.4), *map(swell, self.signs)

    def tile_the_large_one(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """A small square and the large one beside the plane, enlarged alike; copies fill it."""
        times = round(self.plan.times)
        if abs(self.plan.times - times) > 1e-6 or not 1 < times < 6:
            return
        side, left, bottom = _TILED / times, RIGHT_SIDE.left + 0.5, STAGE.bottom + 0.1
        small, large = (_square(wide, LOSS) for wide in (side, _TILED))
        names = [Words(error_text(self.plan, number), BODY_SIZE, LOSS) for number in (1, 0)]
        parts = names[0], small, names[1], large
        VGroup(*parts).arrange(RIGHT, buff=0.15).move_to((left, bottom, 0), aligned_edge=LEFT)
        VGroup(*parts[2:]).shift(0.5 * RIGHT)
        for square in (small, large):
            square.align_to((0, bottom, 0), DOWN)
        names[0].match_y(small), names[1].match_y(large)
        self.tiles.add(large, small, *names)
        yield (FadeIn(self.tiles),), 0.4
        corner = large.get_corner(DOWN + LEFT)
        tiles = [
            small.copy().move_to(corner + side * np.array([column + 0.5, row + 0.5, 0.0]))
            for column, row in product(range(times), repeat=2)
        ]
        begins = np.linspace(0.0, 0.6, len(tiles))  # one by one, so that they can be counted
        paces = [squish_rate_func(smooth, begin, begin + 0.4) for begin in begins.tolist()]
        yield (
            tuple(
                TransformFromCopy(small, tile, rate_func=pace)
                for tile, pace in zip(tiles, paces, strict=True)
            ),
            1.3,
        )
        self.tiles.add(*tiles)
        yield (swell(VGroup(*tiles), 1.05),), 0.6  # all of them are seen

    def index(self, sigma: Any) -> Words:
        """What the index of the formula is, below its brackets."""
        words = Words(tr("{i} counts the dots").format(i=italic("i")), LABEL_SIZE, QUIET)
        words.next_to(sigma.part("minus"), DOWN, buff=0.45)
        return words.shift(min(0.0, STAGE.right - float(words.get_right()[0])) * RIGHT)

    def sum_of_all(self) -> VGroup:
        """The sum of all squares beside the pile: a word, and the number."""
        number = Words(share(self.plan)[0], TITLE_SIZE, LOSS)
        words = on_one_line(Words(tr("sum"), TITLE_SIZE, LOSS), number, buff=0.2)
        pile = self.data.pile
        foot = pile.corner + np.array([pile.whole() + 0.65, 0.1])
        words.scale(min(1.0, (STAGE.right - foot[0]) / words.width))
        return words.move_to((*foot, 0), aligned_edge=DOWN + LEFT)

    def shared(self, total: VGroup, average: Any) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The number of the sum goes to where it is divided, and what it comes to is written."""
        word, number = total
        there, here = (one.family_members_with_points()[0] for one in (average[0], number))
        way = there.get_corner(DOWN + LEFT) - here.get_corner(DOWN + LEFT)
        # It goes over the place of the word.
        gone, goes = (squish_rate_func(smooth, *part) for part in ((0.0, 0.3), (0.25, 1.0)))
        yield (FadeOut(word, rate_func=gone), number.animate(rate_func=goes).shift(way)), 0.8
        yield (FadeIn(average[0]), FadeOut(number)), 0.4

    def average_words(self) -> VGroup:
        """How large the average square is, on the right of it, and what that is called."""
        total, sign, average = share(self.plan)
        shared = f"{total} / {len(self.plan.dataset)} {sign} {average}"
        pile = self.data.pile
        foot = pile.corner + np.array([pile.side() + 0.4, 0.1])
        room = float(STAGE.right - foot[0])
        words = self._rows([shared], [tr("some books: cost")])
        if words.width > room:  # rather on more lines than in small type
            shares, same, loss_text = shared.partition(f" {sign} ")
            called, colon, other = tr("some books: cost").partition(": ")
            rows = [f"{called}{colon}".strip(), other] if other else [called]
            words = self._rows([shares, f"{same}{loss_text}".strip()], rows)
        words.scale(min(1.0, room / words.width))
        return words.move_to((*foot, 0), aligned_edge=DOWN + LEFT)

    @staticmethod
    def _rows(shared: list[str], other: list[str]) -> VGroup:
        """How the loss comes about, what that is called, and what it is called elsewhere."""
        made, called = (
            VGroup(*(Words(row, size, color) for row in rows)).arrange(
                DOWN, buff=0.12, aligned_edge=LEFT
            )
            for rows, size, color in ((shared, TITLE_SIZE, LOSS), (other, LABEL_SIZE, QUIET))
        )
        loss = Words(f"{tr('the loss')} {italic('L')}", BODY_SIZE, LOSS)
        return VGroup(made, loss, called).arrange(DOWN, buff=0.2, aligned_edge=LEFT)


def _square(side: float, color: Any) -> Rectangle:
    """A square that is seen to be an area."""
    return Rectangle(
        width=side,
        height=side,
        stroke_color=color,
        stroke_width=4,
        fill_color=color,
        fill_opacity=0.25,
    )


def _apart(one: Any, other: Any) -> bool:
    """Whether two texts leave each other free."""
    gap = np.abs(one.get_center() - other.get_center())
    room = np.array([one.width + other.width, one.height + other.height]) / 2
    return bool(np.any(gap[:2] > room + 0.05))


def _worked(plan: WeightDescents, number: int) -> str:
    """An error times itself, worked out: ``5² = 25``, ``(−95.7)² ≈ 9,160``."""
    error = error_text(plan, number)
    error = f"({error})" if error.startswith("−") or "×" in error else error
    return f"{error}² {' '.join(squared(plan, number))}"


def _within(number: float) -> str:
    """A number within a formula."""
    text = number_text(number)
    return f"({text})" if number < 0 or "×" in text else text


__all__ = ["Guess", "Misses"]
