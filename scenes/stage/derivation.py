"""The loss of a line as a formula that is spelled out and differentiated, piece by piece."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from manim import (
    DL,
    DR,
    LEFT,
    PI,
    AnimationGroup,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    Scene,
    VGroup,
    VMobject,
)
from manim import Line as Stroke

from scenes.stage.theme import BODY_SIZE, DATA, GRADIENT, LOSS, POSITION, PREDICTION
from scenes.stage.type import Formula

_COLORS = {
    "loss": LOSS,
    "slope": GRADIENT,
    "guess": PREDICTION,
    "data": DATA,
    "x": DATA,
    "front": DATA,
    "w": POSITION,
    "b": POSITION,
}
_NAME = re.compile(r": (\w+)\}\}")
_BELOW = 0.07  # scene units from a spelled-out prediction to the rule under it
_SPELLED = "{{w : w}} {{x_i : x}} + {{b : b}}"


class LossFormula(Formula):
    """Errors, squared or not, summed over the samples, at the left of the frame.

    A spelled-out prediction, w xᵢ + b, has a rule in the prediction's colour beneath it.
    """

    def __init__(self, source: str, y: float) -> None:
        self.names = _NAME.findall(source)
        colors = {name: _COLORS[name] for name in self.names if name in _COLORS}
        super().__init__(source, colors, BODY_SIZE)
        self.move_to((-6.5, y, 0), aligned_edge=LEFT)
        self.rule: VMobject | None = None
        if "w" in self.names:
            spelled = self._spelled()
            left, right = spelled.get_corner(DL), spelled.get_corner(DR)
            self.rule = Stroke(left, right, stroke_width=3, color=PREDICTION).shift((0, -_BELOW, 0))
            self.add(self.rule)

    @classmethod
    def loss(cls, y: float, spelled: bool = False) -> LossFormula:
        """L, with the prediction as a symbol or spelled out."""
        guess = _SPELLED if spelled else "{{hat(y)_i : guess}}"
        head = "{{L : loss}} = {{1 : one}}/m sum_i"
        return cls(f"{head} ({guess} - {{{{y_i : data}}}})^({{{{2 : power}}}})", y)

    @classmethod
    def derivative(cls, knob: str, y: float) -> LossFormula:
        """∂L/∂w or ∂L/∂b."""
        front = "{{x_i : front}} " if knob == "w" else ""
        head = f"{{{{(partial L)/(partial {knob}) : slope}}}} = {{{{2 : factor}}}}/m sum_i"
        return cls(f"{head} {front}({_SPELLED} - {{{{y_i : data}}}})", y)

    def flow_into(self, other: LossFormula, keep: bool = False) -> Flow:
        """Become ``other``, or with ``keep`` bring it forth and stay."""
        return Flow(self, other, keep)

    def pieces(self) -> dict[str, VMobject]:
        """What it is made of, by meaning; in all such formulas by the same names."""
        pieces = {name: self.part(name) for name in ("one", "power", "data") if name in self.names}
        pieces["head"] = self.part("slope" if "slope" in self.names else "loss")
        pieces["guess"] = self.part("guess") if "guess" in self.names else self._spelled()
        known = {id(glyph) for piece in pieces.values() for glyph in piece.get_family()}
        flown = [self.part(name) for name in ("factor", "front") if name in self.names]
        known |= {id(glyph) for piece in flown for glyph in piece.get_family()}
        known.add(id(self.rule))
        glyphs: list[Any] = self.family_members_with_points()
        pieces["signs"] = VGroup(*(glyph for glyph in glyphs if id(glyph) not in known))
        return pieces

    def _spelled(self) -> VGroup:
        """The glyphs of w xᵢ + b, the plus among them."""
        left, right = self.part("w").get_left()[0], self.part("b").get_right()[0]
        inside: list[Any] = [
            glyph
            for glyph in self.family_members_with_points()
            if left - 1e-6 <= glyph.get_left()[0] and glyph.get_right()[0] <= right + 1e-6
        ]
        return VGroup(*sorted(inside, key=lambda glyph: float(np.round(glyph.get_x(), 6))))


class Flow(AnimationGroup):
    """One formula becomes another, piece by piece.

    What is in both goes straight to its place; the exponent flies to the front, and xᵢ comes out
    of w xᵢ.
    """

    def __init__(self, start: LossFormula, end: LossFormula, keep: bool) -> None:
        self.left, self.reached = () if keep else (start,), end
        mine, theirs = start.pieces(), end.pieces()
        flow: list[Any] = [
            ReplacementTransform(mine[name].copy(), theirs[name]) for name in mine if name in theirs
        ]
        if "one" not in theirs and not keep:
            flow.append(FadeOut(mine["one"].copy()))
        for before, after in (("power", "factor"), ("x", "front")):
            if after in end.names:
                piece = start.part(before).copy()
                flow.append(ReplacementTransform(piece, end.part(after), path_arc=PI / 2))
        if end.rule is not None:
            flow.append(FadeIn(end.rule))
        super().__init__(*flow)

    def _setup_scene(self, scene: Scene) -> None:
        """From now on copies of the first formula's pieces are seen."""
        scene.remove(*self.left)
        super()._setup_scene(scene)

    def clean_up_from_scene(self, scene: Scene) -> None:
        """From now on the second formula is seen, as a whole."""
        super().clean_up_from_scene(scene)
        scene.add(self.reached)
