"""The rule of a step as it is told: part by part, closed until all of it is there."""

from __future__ import annotations

from typing import Any

from manim import RIGHT, Transform, smooth, squish_rate_func

from scenes.stage import UpdateRule

SLOPE = "{{upright(d) L \\/ upright(d) w : grad}}"
_FAINT = 0.72  # of the rule's parts while another is named: they can be read
_WITH = {"minus": ("minus", "grad")}  # the opposite of what
_AT_LAST = squish_rate_func(smooth, 0.75, 1.0)  # of a play


class ToldRule(UpdateRule):
    """Of the rule the gradient is there at first; the rest comes as it is told.

    Until it is told that the gradient is multiplied, the minus stands before it, with no hole.
    """

    def __init__(self) -> None:
        super().__init__("w", SLOPE)
        self.told: list[str] = []
        self.closed = False

    def begin(self) -> None:
        """Be as the first part has been told."""
        self.told, self.closed = ["grad"], True
        self.part("minus").shift(self._hole() * RIGHT)
        self.become(self._lit("grad"))

    def make_room(self) -> Any:
        """An animation: at the end of a play the minus makes room for what comes behind it."""
        return Transform(self, self._opened(self.copy()), rate_func=_AT_LAST)

    def tell(self, name: str) -> Any:
        """An animation: a part comes and lights up."""
        self.told.append(name)
        after = self._lit(*_WITH.get(name, (name,)))
        return Transform(self, self._opened(after) if name == "rate" else after)

    def light(self, *names: str, faint: float = _FAINT) -> Any:
        """These parts are lit; without any, all of it."""
        return super().light(*names, faint=faint)

    def _lit(self, *lights: str) -> ToldRule:
        """The rule, lit as far as it is told: a part that is not told yet is not there."""
        rule = self.copy()
        rule.set_opacity(1 if "next" in self.told else 0)
        for name in self.told:
            rule.part(name).set_opacity(1 if name in lights else _FAINT)
        return rule

    def _opened(self, rule: ToldRule) -> ToldRule:
        """The same with room for the rate, if there is none yet."""
        if self.closed:
            rule.part("minus").shift(-self._hole() * RIGHT)
            self.closed = False
        return rule

    def _hole(self) -> float:
        """How wide the place of the rate is (scene units)."""
        return float(self.part("grad").get_left()[0] - self.part("rate").get_left()[0])


__all__ = ["SLOPE", "ToldRule"]
