"""Formulas about lines; the loss, spelled out and differentiated piece by piece."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    DL,
    DR,
    LEFT,
    AnimationGroup,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    Scene,
    UpdateFromAlphaFunc,
    VGroup,
    VMobject,
    smooth,
    squish_rate_func,
)
from manim import Line as Stroke

from scenes.parts.by_hand.sizes import BODY_SIZE
from scenes.stage.lecture.theme import DATA, GRADIENT, LOSS, POSITION, PREDICTION, TEXT, Color
from scenes.stage.type.text import Formula

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
_BELOW = 0.07  # scene units from a spelled-out prediction to the rule under it
_OFF, _GONE = 0.2, 0.65  # shares of a derivation: then what goes sets off, then it is there
_SPELLED = "{{w : w}} {{x_i : x}} + {{b : b}}"


class LineFormula(Formula):
    """A formula about a line through samples: what its parts are called says their colours."""

    def __init__(self, source: str, size: float = BODY_SIZE, color: Color = TEXT) -> None:
        self.names = self.names_in(source)
        colors = {name: _COLORS[name] for name in self.names if name in _COLORS}
        super().__init__(source, colors, size, color)


class LossFormula(LineFormula):
    """Errors, squared or not, summed over the samples, at the left of the frame.

    A spelled-out prediction, w xᵢ + b, has a rule in the prediction's colour beneath it.
    """

    def __init__(self, source: str, y: float) -> None:
        super().__init__(source)
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

    def spell_out(self, other: LossFormula) -> Flow:
        """Become ``other``, the same with its prediction spelled out."""
        return Flow(self, other)

    def bring_forth(self, other: LossFormula, keep: bool = False) -> Deriving:
        """Become the derivative ``other``, or with ``keep`` bring it forth and stay."""
        return Deriving(self, other, keep)

    def pieces(self) -> dict[str, VMobject]:
        """What it is made of, by meaning; in all such formulas by the same names."""
        pieces: dict[str, VMobject] = {
            name: self.part(name) for name in ("one", "power", "data") if name in self.names
        }
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


class _Becoming(AnimationGroup):
    """From the first frame on copies of one formula's pieces are seen, in the end the other."""

    def __init__(self, *parts: Any, left: tuple[VMobject, ...], reached: VMobject) -> None:
        self.left, self.reached = left, reached
        super().__init__(*parts)

    def _setup_scene(self, scene: Scene) -> None:
        scene.remove(*self.left)
        super()._setup_scene(scene)

    def clean_up_from_scene(self, scene: Scene) -> None:
        """From now on the second formula is seen, as a whole."""
        super().clean_up_from_scene(scene)
        moved: list[Any] = [part.mobject for part in self.animations]
        scene.remove(*moved)
        scene.add(self.reached)


class Flow(_Becoming):
    """One formula becomes another, piece by piece: what is in both goes straight to its place."""

    def __init__(self, start: LossFormula, end: LossFormula) -> None:
        mine, theirs = start.pieces(), end.pieces()
        flow: list[Any] = [ReplacementTransform(mine[name].copy(), theirs[name]) for name in mine]
        if end.rule is not None:
            flow.append(FadeIn(end.rule))
        super().__init__(*flow, left=(start,), reached=end)


class Deriving(_Becoming):
    """The exponent goes to the front, and xᵢ comes out of w xᵢ; then the rest appears round them.

    What goes keeps its shape, and nothing is in its way: the first formula has gone, or stays
    below.
    """

    def __init__(self, start: LossFormula, end: LossFormula, keep: bool) -> None:
        goes = [pair for pair in (("power", "factor"), ("x", "front")) if pair[1] in end.names]
        flow: list[Any] = [_carried(start.part(one), end.part(other)) for one, other in goes]
        arriving = {
            id(glyph) for _, other in goes for glyph in end.part(other).family_members_with_points()
        }
        glyphs: list[Any] = end.family_members_with_points()
        rest = VGroup(*(glyph for glyph in glyphs if id(glyph) not in arriving))
        flow.append(FadeIn(rest, rate_func=squish_rate_func(smooth, _GONE, 1)))
        if not keep:
            old = start.copy()
            old.remove(*old.part("power"))
            flow.append(FadeOut(old, rate_func=squish_rate_func(smooth, 0, _OFF)))
        super().__init__(*flow, left=() if keep else (start,), reached=end)


def _carried(piece: VMobject, place: VMobject) -> UpdateFromAlphaFunc:
    """A copy of ``piece`` goes straight to ``place`` and is as large as that in the end."""
    start, end = piece.get_center(), place.get_center()
    growth = place.height / piece.height

    def carry(copy: Any, share: float) -> None:
        copy.become(piece.copy().scale(growth**share).move_to(start + share * (end - start)))

    return UpdateFromAlphaFunc(piece.copy(), carry, rate_func=squish_rate_func(smooth, _OFF, _GONE))
