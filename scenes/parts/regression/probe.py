"""A knob is raised a little: what the loss was, what it is then, and how steep that is."""

from __future__ import annotations

from manim import DOWN, LEFT, UP, VGroup

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.places import PROBE
from scenes.parts.regression.telling import probed
from scenes.stage import BODY_SIZE, GRADIENT, LOSS, POSITION, Formula, tr
from scenes.stage.lecture.boxes import place

_COLORS = {"was": LOSS, "is": LOSS, "by": POSITION, "steep": GRADIENT, "more": LOSS, "less": LOSS}


class Probe(VGroup):
    """``loss : 16.46 → 15.65`` and ``(15.65 − 16.46) / 0.1 ≈ −8.1``, above the dots."""

    def __init__(self, plan: Plan, axis: int) -> None:
        was, now, by, steep = (part.replace("−", "-") for part in probed(plan, axis))
        self.before = _set(f'{{{{"{tr("loss")}" quad {was} : was}}}}')
        self.after = _set(f'"" -> {{{{{now} : is}}}}')
        self.quotient = _set(
            f"( {{{{{now} : more}}}} - {{{{{was} : less}}}} ) \\/ {{{{{by} : by}}}}"
            f" approx {{{{{steep} : steep}}}}"
        )
        first = VGroup(self.before, self.after).arrange(buff=0.2)
        super().__init__(first, self.quotient)
        self.arrange(DOWN, buff=0.24, aligned_edge=LEFT)
        place(self, PROBE, LEFT + UP)


def _set(source: str) -> Formula:
    return Formula(source, {name: _COLORS[name] for name in Formula.names_in(source)}, BODY_SIZE)


__all__ = ["Probe"]
