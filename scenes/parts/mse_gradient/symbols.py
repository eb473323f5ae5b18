"""The derivation in symbols: what is on the board at each row, and numbers that agree with it."""

from __future__ import annotations

from typing import Any

from manim import DOWN, LEFT, FadeIn, FadeOut, VGroup

from scenes.parts.mse_gradient.places import BADGE, QUIETLY, SYMBOLS
from scenes.parts.mse_gradient.plan import NUDGES, Moves, Plan
from scenes.parts.mse_gradient.signs import formula
from scenes.parts.mse_gradient.telling import fine, plain, short
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    QUIET,
    TITLE_SIZE,
    Derivation,
    Formula,
    Stack,
    Words,
    swell,
    tr,
)
from scenes.stage.type.text import number_text

_FADED = 0.5  # of a row that is over
_ROWS = 3  # of them that are kept

_FRONT = "{{1 : one}}/{{m : was_m}}"
_TWICE = "{{2 : two}}/{{m : was_m}}"
_SUM = "{{sum : sum}}"
_W, _B = "{{partial L \\/ partial w : g}}", "{{partial L \\/ partial b : g}}"


def _error(power: str = "") -> str:
    return f'{{{{"{tr("error")}" : e}}}}_({{{{i : e_i}}}}){power}'


def _chain(knob: str) -> str:
    return f'{{{{(partial "{tr("error")}"_i) / (partial {knob}) : chain}}}}'


def rows() -> dict[str, tuple[str, ...]]:
    """The rows by name: one line, or the line of b above that of w."""
    loss = "{{L : loss}}({{w : knob_l}}, {{b : knob_m}}) {{= : is}}"
    line = "({{w : knob_w}} {{x_i : was_x}} + {{b : knob_b}} - {{y_i : was_y}})"
    x, power = "{{x_i : was_x}}", "^({{2 : two}})"
    turned = "({{y_i : was_y}} - {{hat(y)_i : says}})"
    return {
        "loss": (f"{loss} {_FRONT} {_SUM} ({{{{hat(y)_i : says}}}} - {{{{y_i : was_y}}}}){power}",),
        "given": (f"{loss} {_FRONT} {_SUM} {line}{power}",),
        "errors": (f"{loss} {_FRONT} {_SUM} {_error(power)}",),
        "chain": tuple(
            f"{slope} {{{{= : is}}}} {_FRONT} {_SUM} {{{{2 : two}}}} dot {_error()} dot"
            f" {_chain(knob)}"
            for slope, knob in ((_B, "b"), (_W, "w"))
        ),
        "moves": tuple(
            f"{slope} {{{{= : is}}}} {_FRONT} {_SUM} {{{{2 : two}}}} dot {_error()} dot {end}"
            for slope, end in ((_B, "{{1 : one_b}}"), (_W, x))
        ),
        "done": (
            f"{_B} {{{{= : is}}}} {_TWICE} {_SUM} {_error()}",
            f"{_W} {{{{= : is}}}} {_TWICE} {_SUM} {_error()} dot {x}",
        ),
        "turned": (
            f"{_B} {{{{= : is}}}} {{{{- : minus}}}} {_TWICE} {_SUM} {turned}",
            f"{_W} {{{{= : is}}}} {{{{- : minus}}}} {_TWICE} {_SUM} {turned} dot {x}",
        ),
    }


class Board:
    """The lines of b and of w, the rows that are over, and the check by numbers."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.rows = plan, rows()
        self.boxes = SYMBOLS.rows(1, 1, gap=0.1)
        self.lines: list[Derivation] = []
        self.over = Stack(gap=0.2)
        self.badge, self.halved = self._badge(), self._halved()

    def _row(self, name: str, number: int) -> Formula:
        return formula(self.rows[name][number], TITLE_SIZE)

    def opens(self) -> Moves:
        """The prediction becomes w x + b."""
        yield self.become("given"), 1.2

    def knobs(self) -> Moves:
        """w and b swell."""
        yield self.swell(0, "knob_w", "knob_b"), 1.0

    def square_goes(self) -> Moves:
        """The bracket is called the error; the power comes down before it."""
        yield (*self.become("errors"), self.keep("given")), 1.2
        yield (*self.become("chain"), self.keep("errors")), 1.4

    def chain(self) -> Moves:
        """How the error moves swells; the line of w comes, and the check by numbers."""
        yield self.swell(0, "chain"), 1.0
        yield (self.second("chain"),), 0.7
        yield (FadeIn(self.badge),), 0.6

    def raised(self, number: int) -> Moves:
        """How the error moves with b, or with w, in signs."""
        yield self.become("moves", number), 1.2

    def two_in_front(self) -> Moves:
        """In the line of b the 2 goes to the front."""
        yield (*self.become("done", 0), self.keep("chain")), 1.6

    def times_x(self) -> Moves:
        """In the line of w as well; its x swells."""
        yield self.become("done", 1), 1.4
        yield self.swell(1, "was_x"), 1.0

    def turns_over(self) -> Moves:
        """Dot minus line, and a minus in front."""
        yield self.become("turned", 0, 1), 1.8

    def same_number(self) -> Moves:
        """The check by numbers swells."""
        yield (swell(self.badge, 1.1),), 1.0

    def halves(self) -> Moves:
        """The step of w with the 2, and without it."""
        yield (self.gone(), FadeIn(self.halved[0])), 0.8
        yield (FadeIn(self.halved[1]),), 0.8

    @property
    def all(self) -> list[Any]:
        """What is there at the end."""
        return [*self.halved, self.badge]

    def begin(self, name: str) -> Any:
        """The first row comes."""
        self.lines = [Derivation(self._row(name, 0), self.boxes[0])]
        return FadeIn(self.lines[0])

    def second(self, name: str) -> Any:
        """The line of w comes below that of b."""
        self.lines.append(Derivation(self._row(name, 1), self.boxes[1]))
        return FadeIn(self.lines[1])

    def become(self, name: str, *numbers: int) -> list[Any]:
        """These lines turn into the next row."""
        return [self.lines[n].turn_into(self._row(name, n), {"two"}) for n in numbers or (0,)]

    def swell(self, number: int, *names: str) -> list[Any]:
        """Parts of a line become larger for a moment."""
        return [self.lines[number].swell(*names)]

    def keep(self, name: str) -> Any:
        """A row that is over stands quietly below."""
        row = formula(self.rows[name][0], LABEL_SIZE).set_opacity(_FADED)
        self.over.next(row)
        spot = (QUIETLY.left, QUIETLY.top - 0.1, 0)
        if len(self.over) == 1:
            row.move_to(spot, aligned_edge=LEFT).shift(0.4 * DOWN)
        else:
            row.next_to(self.over[-2], DOWN, buff=0.2, aligned_edge=LEFT)
        return FadeIn(row)

    def _badge(self) -> VGroup:
        """What both slopes are for the three dots, and what a small nudge says of them."""
        (w, b), (near_w, near_b) = self.plan.three_gradient, self.plan.checked
        nudge = number_text(self.plan.nudge * NUDGES[-1])
        lines = [
            Words(tr("three dots:"), LABEL_SIZE, QUIET),
            Words(f"{short(float(b))}, {short(float(w))}", LABEL_SIZE, GRADIENT),
            Words(tr("nudged by {nudge}:").format(nudge=nudge), LABEL_SIZE, QUIET),
            Words(f"{fine(near_b)}, {fine(near_w)}".replace("-", "−"), LABEL_SIZE, GRADIENT),
        ]
        return Stack(*lines, gap=0.16).within(BADGE, LEFT)

    def _halved(self) -> list[Formula]:
        """The step of w with the 2 and a rate, and without it and twice the rate."""
        plan = self.plan
        start, slope = float(plan.three_start[0]), float(plan.three_gradient[0])
        end = plain(start - plan.rate * slope)
        made = []
        for times, share, box in zip((1, 2), (1.0, 0.5), self.boxes, strict=True):
            rate = f"{{{{{plan.rate * times:g} : rate}}}}"
            mean = f"{{{{({plain(slope / 2)}) : e}}}}"
            two = "2 dot " if share == 1 else ""
            row = formula(
                f"{{{{alpha : rate_a}}}} = {rate} : quad {{{{{plain(start)} : here}}}} -"
                f" {rate.replace('rate', 'rate_b')} dot {two}{mean} = {{{{{end} : next}}}}",
                TITLE_SIZE,
            )
            made.append(row.move_to(box.middle))
        return made

    def gone(self) -> Any:
        """All that is on it goes."""
        return FadeOut(*self.lines, self.over)


__all__ = ["Board", "rows"]
