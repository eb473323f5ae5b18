"""One evening with three inputs: its numbers, its error times each input, and the gradient."""

from __future__ import annotations

from typing import Any

from manim import DOWN, LEFT, RIGHT, UP, ValueTracker, VGroup

from scenes.parts.many_features import places
from scenes.parts.many_features.plan import Plan
from scenes.stage import (
    BODY_SIZE,
    DATA,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    QUIET,
    STEP,
    TITLE_SIZE,
    TRUTH,
    Formula,
    Knob,
    Link,
    Readout,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.type.text import baseline, number_text

_COLUMNS = (-5.2, -2.2, 1.0, 5.0)  # where the numbers of the evening are
_HEAD, _NUMBERS, _FORMULA = 3.3, 2.6, 1.6  # heights
_HIGH, _LOW = 2.9, 1.65  # of heads and numbers while they are large
_LARGER = 1.15 * BODY_SIZE  # what is predicted, and its error
_ROWS = (0.65, -0.4, -1.45, -2.5)
_PARTS = (-3.2, -1.9, 0.1)  # where the parts of a product begin
_DIAL, _RADIUS = -6.1, 0.46
_FOUR = (-5.1, -1.7, 1.7, 5.1)  # where the knobs are when they are large and alone
_GRADIENT = (4.7, -0.45)


def plain(number: float) -> str:
    """A number as it is set in a formula."""
    return f'"{number_text(number)}"'


class Evening:
    """The table's first row, and all that is made of its error."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        examples = plan.evenings
        inputs, answer = examples.x[0].tolist(), float(examples.y[0])
        units = ("reservations", "heat in °C", "tourists (thousands)")
        heads = [Words(tr(name), LABEL_SIZE, QUIET) for name in (*units, "pizzas")]
        colors = (DATA, DATA, DATA, TRUTH)
        numbers = [
            Words(number_text(value), TITLE_SIZE, color)
            for value, color in zip((*inputs, answer), colors, strict=True)
        ]
        self.columns = []
        for x, head, number in zip(_COLUMNS, heads, numbers, strict=True):
            head.move_to((x, _HEAD, 0)).shift((0, _HEAD - 0.1 - baseline(head), 0))
            number.move_to((x, _NUMBERS, 0))
            self.columns.append(VGroup(head, number))
        self.arrow = Formula("arrow.r", size=TITLE_SIZE, color=QUIET).move_to((3.2, _NUMBERS, 0))
        self.says = self._says()
        self.short = self._short().move_to(self.says, aligned_edge=LEFT)
        self.error = Formula(
            f'"{tr("error")}" = 0 - {answer:g} = {{{{-{answer:g} : error}}}}',
            {"error": LOSS}, _LARGER,
        )  # fmt: skip
        self.error.move_to((6.5, _FORMULA, 0), aligned_edge=-LEFT)
        line = self.says.part("b").get_bottom()[1]
        self.short.shift((0, line - self.short.part("b").get_bottom()[1], 0))
        self.error.shift((0, line - baseline(self.error.part("error")), 0))
        self.errors, self.inputs, self.products = self._products()
        self.taken, self.losses = ValueTracker(0.0), plan.first_losses  # the first step
        self.knobs = [self._knob(number, y) for number, y in enumerate(_ROWS)]
        self.four = [self._knob(number, 0).place(x, 0.7, 1.1) for number, x in enumerate(_FOUR)]
        for knob, name in zip(self.four, (*examples.x_names, ""), strict=True):
            knob.readout.next_to(knob.dial, DOWN, buff=0.35)
            knob.readout.shift((0, -1.1 - baseline(knob.readout.number), 0))
            if name:
                words = Words(tr(name), BODY_SIZE, QUIET).next_to(knob.readout, DOWN, buff=0.2)
                knob.add(words.shift((0, -1.8 - baseline(words), 0)))
        self.loss = Readout("loss", tr("loss"), self._loss, 1, TITLE_SIZE, LOSS)
        self.loss.move_to((6.5, _FORMULA, 0), aligned_edge=RIGHT)
        self.worked = self._worked()
        self.gradient, self.of_all = self._gradient()
        self.rule = self._rule()
        found = self.errors, self.inputs, self.products, self.worked
        for row in zip(self.knobs, *found, strict=True):
            self._on_one_line(*row)

    def _on_one_line(self, knob: Knob, *beside: Any) -> None:
        """What stands beside a knob stands on the line of its number."""
        line = baseline(knob.readout.number)
        for formula in beside:
            formula.shift((0, line - baseline(formula), 0))

    def _says(self) -> Formula:
        parts = [f"{{{{w_{k} : w{k}}}}} {{{{x_{k} : x{k}}}}}" for k in (1, 2, 3)]
        source = f"{{{{hat(y) : says}}}} = {' + '.join(parts)} + {{{{b : b}}}} = 0"
        colors = {"says": PREDICTION, "b": POSITION}
        colors |= {f"w{k}": POSITION for k in (1, 2, 3)} | {f"x{k}": DATA for k in (1, 2, 3)}
        return Formula(source, colors, _LARGER).move_to((-6.3, _FORMULA, 0), aligned_edge=LEFT)

    def _short(self) -> Formula:
        source = "{{hat(y) : says}} = {{w : w}} dot {{x : x}} + {{b : b}} = 0"
        colors = {"says": PREDICTION, "w": POSITION, "x": DATA, "b": POSITION}
        return Formula(source, colors, _LARGER)

    def _knob(self, number: int, y: float) -> Knob:
        """One of the four, at 0 until the first step is taken."""
        label = (*(tr(f"{italic('w')}{sub}") for sub in "₁₂₃"), italic("b"))[number]
        step = float(-self.plan.thousands.walk.rate * self.plan.gradient[number])
        knob = Knob(label, lambda: step * (self.taken.get_value() >= 1), *places.DIALS[number],
                    label=label, size=TITLE_SIZE)  # fmt: skip
        knob.dial.value = lambda: step * float(self.taken.get_value())  # no number is in between
        return knob.place(_DIAL, y, _RADIUS)

    def _loss(self) -> float:
        """Over all evenings: before the step, and once she has arrived."""
        return float(self.losses[int(self.taken.get_value() >= 1)])

    def turn(self) -> Any:
        """All four knobs at once, by the rule."""
        return change(self.taken, 1)

    def turn_back(self) -> Any:
        """All four knobs at once, to 0."""
        return change(self.taken, 0)

    def _worked(self) -> list[Formula]:
        """For each knob the rule in numbers, from 0: 0 − 0.00083 × (−1,122) = 0.93."""
        rate, found = self.plan.thousands.walk.rate, []
        for slope, y in zip(self.plan.gradient.tolist(), _ROWS, strict=True):
            source = (
                f"0 - {{{{{rate:.2g} : rate}}}} times ({{{{{plain(round(slope))} : grad}}}}) ="
                f" {{{{{-rate * slope:.2f} : next}}}}"
            )
            colors = {"rate": STEP, "grad": GRADIENT, "next": POSITION}
            made = Formula(source, colors, BODY_SIZE)
            found.append(made.move_to((_PARTS[0], y, 0), aligned_edge=LEFT))
        return found

    def _products(self) -> tuple[list[Any], list[Any], list[Any]]:
        """For each knob: the error, the input, and what both make."""
        error, found = self.plan.error, ([], [], [])  # type: ignore[var-annotated]
        inputs = [*self.plan.evenings.x[0].tolist(), 1.0]
        pairs = zip(inputs, self.plan.products.tolist(), _ROWS, strict=True)
        for value, product, y in pairs:
            pieces = (
                Formula(plain(error), size=TITLE_SIZE, color=LOSS),
                Formula(f"times {plain(value)}", size=TITLE_SIZE, color=DATA),
                Formula(f"= {plain(product)}", size=TITLE_SIZE, color=GRADIENT),
            )
            for kind, piece, left in zip(found, pieces, _PARTS, strict=True):
                kind.append(piece.move_to((left, y, 0), aligned_edge=LEFT))
        return found

    def _gradient(self) -> tuple[Formula, Words]:
        cells = ", ".join(plain(round(float(part))) for part in self.plan.gradient)
        source = f'nabla L = vec(delim: "[", {cells})'
        made = Formula(source, size=1.2 * BODY_SIZE, color=GRADIENT).move_to((*_GRADIENT, 0))
        words = tr("average of all {count}, × 2").format(count=len(self.plan.evenings))
        return made, Words(words, LABEL_SIZE, QUIET).next_to(made, UP, buff=0.25)

    def _rule(self) -> Formula:
        source = (
            "{{(w, b) : next}} arrow.l {{(w, b) : here}} {{- : minus}} {{alpha : rate}} thin"
            " {{nabla L : grad}}"
        )
        colors = {"next": POSITION, "here": POSITION, "rate": STEP, "grad": GRADIENT}
        made = Formula(source, colors, BODY_SIZE).next_to(self.gradient, DOWN, buff=0.5)
        return made.move_to((4.7, -2.6, 0))

    def enlarge(self, column: Any) -> None:
        """Put a column, or the arrow, in the middle of the frame."""
        if column is self.arrow:
            column.scale(1.6).move_to((3.4, _LOW, 0))
            return
        head, number = column
        head.scale(1.25).shift((0, _HIGH - _HEAD, 0))
        number.scale(2.2).shift((0, _LOW - _NUMBERS, 0))

    def links(self) -> list[Link]:
        """From the error to each knob's copy of it."""
        source = self.error.part("error")
        return [Link(source.get_bottom, _beside(error), LOSS, bead=False) for error in self.errors]

    @property
    def everything(self) -> list[Any]:
        """What is there at the end."""
        return [*self.columns, self.arrow, self.loss, *self.worked, *self.knobs, self.gradient,
                self.rule]  # fmt: skip

    @property
    def of_one(self) -> list[Any]:
        """What belongs to the first evening alone."""
        return [*self.errors, *self.inputs, *self.products, self.short]


def _beside(error: Any) -> Any:
    return lambda: error.get_right() + 0.15 * RIGHT


__all__ = ["Evening"]
