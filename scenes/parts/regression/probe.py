"""A knob is raised a little, and less and less: what that does to the loss, and how steep it is."""

from __future__ import annotations

from typing import Any

from manim import DOWN, LEFT, RIGHT, UP, FadeIn, VGroup, smooth, squish_rate_func

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.nudges import nudged, probed
from scenes.parts.regression.places import PROBE
from scenes.stage import BODY_SIZE, GRADIENT, LABEL_SIZE, LOSS, POSITION, Formula, Words, tr
from scenes.stage.lecture.boxes import place
from scenes.stage.type.text import baseline, read_number

_COLORS = {
    "was": LOSS,
    "is": LOSS,
    "by": POSITION,
    "steep": GRADIENT,
    "slope": GRADIENT,
    "more": LOSS,
    "less": LOSS,
}
_APART, _HEAD, _ROW = 0.5, 0.4, 0.5  # scene units: between columns, after names, of a row


class Probe(VGroup):
    """``loss 16.46 → 15.65``, ``(15.65 − 16.46) / 0.1 ≈ −8.1``; then a table, where that was.

    The table has a column for each nudge, which is shorter than the one before, and the slope that
    it makes: the last is the slope that the film goes on with.
    """

    def __init__(self, plan: Plan, axis: int) -> None:
        was, now, by, steep = (part.replace("−", "-") for part in probed(plan, axis))
        off = (read_number(now) - read_number(was)) / read_number(by) - read_number(steep)
        sign = "=" if abs(off) < 1e-9 else "approx"
        self.before = _set(f'{{{{"{tr("loss")}" quad {was} : was}}}}')
        self.after = _set(f'"" -> {{{{{now} : is}}}}')
        self.quotient = _set(
            f'{{{{"{tr("slope")}" quad : slope}}}} '
            f"( {{{{{now} : more}}}} - {{{{{was} : less}}}} ) \\/ {{{{{by} : by}}}}"
            f" {sign} {{{{{steep} : steep}}}}"
        )
        first = VGroup(self.before, self.after).arrange(buff=0.2)
        self.worked = VGroup(first, self.quotient).arrange(DOWN, buff=0.24, aligned_edge=LEFT)
        self.columns = [
            VGroup(Words(by, BODY_SIZE, POSITION), Words(steep, BODY_SIZE, GRADIENT))
            for by, steep in nudged(plan, axis)
        ]
        self.names = VGroup(
            Words(tr("nudge"), LABEL_SIZE, POSITION), Words(tr("slope"), LABEL_SIZE, GRADIENT)
        )
        self.table = VGroup(self.names, *self.columns)
        self._arrange()
        self.told = [VGroup(self.names, self.columns[0]), *self.columns[1:]]
        super().__init__(self.worked, self.table)
        for part in self.submobjects:
            place(part, PROBE, LEFT + UP)

    def work_out(self) -> tuple[Any, ...]:
        """The new loss, then how steep that is; both stand there for half of the time and more."""
        first, then = (squish_rate_func(smooth, *part) for part in ((0.0, 0.2), (0.2, 0.4)))
        return FadeIn(self.after, rate_func=first), FadeIn(self.quotient, rate_func=then)

    def _arrange(self) -> None:
        """Rows stand on one line each; in a column, numbers end on one."""
        x = float(self.names.get_right()[0])
        for number, column in enumerate(self.columns):
            x += (_APART if number else _HEAD) + max(part.width for part in column)
            for row, part in enumerate(column):
                part.move_to((x, -_ROW * row, 0), aligned_edge=RIGHT)
                part.shift((-_ROW * row - baseline(part)) * UP)
        for row, name in enumerate(self.names):
            name.move_to(self.names, aligned_edge=LEFT)
            name.shift((-_ROW * row - baseline(name)) * UP)


def _set(source: str) -> Formula:
    return Formula(source, {name: _COLORS[name] for name in Formula.names_in(source)}, BODY_SIZE)


__all__ = ["Probe"]
