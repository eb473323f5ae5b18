"""A derivation on one line: each row becomes the next, its symbols travelling to their places."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import numpy as np
from manim import (
    UP,
    Animation,
    AnimationGroup,
    FadeIn,
    FadeOut,
    Transform,
    VGroup,
    path_along_arc,
    rush_from,
    rush_into,
    smooth,
    squish_rate_func,
    there_and_back,
)
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import Box
from scenes.stage.type.text import Formula

Array = NDArray[np.float64]

_GOES, _TRAVELS, _COMES = (0.0, 0.35), (0.25, 0.75), (0.65, 1.0)  # of the time of a morph
# In brackets that close there is room for a term before they have: they are hardly ever hollow.
_CLOSER = (0.0, 0.38), (0.35, 0.8), (0.38, 0.8)
_IN_PLACE = (0.0, 0.45), (0.2, 0.7), (0.45, 0.9)
_ALIKE = 0.95  # of a width: a row that is narrower than this closes
_OVER, _FAR = 3.1, 0.3  # radians of an arc over others at most; scene units that need one
_LOW = 0.15  # of the height of a bracket: a sign so far below its middle is no dot between factors
_HIGH = 1.1  # scene units that it is high at most: over a long row half a circle left the frame


class Derivation(VGroup):
    """The row of a derivation that is on the board now, in the middle of a box.

    ``turn_into(row)`` is one animation: parts of the same name travel from the old row to the
    new, so that a symbol that moves leaves its place empty. Of all else, glyphs that both have in
    the same order only move up; what only the old one has goes before, what only the new one has
    comes after. ``lift_out`` is the same, where the new row has a part of the old one once more.
    What goes over others goes as ``high`` at most.
    """

    high: float = _HIGH

    def __init__(self, row: Formula, box: Box) -> None:
        self.box = box
        self._row = self._placed(row)
        super().__init__(self._row)

    @property
    def row(self) -> Formula:
        """The present row."""
        return self._row

    def swell(self, *names: str, by: float = 1.4) -> Any:
        """An animation: parts of the row become larger for a moment."""
        return _Swell(self.row, names, by)

    def stand(self, row: Formula) -> None:
        """Have this row on the board from now on."""
        self._row = row
        self.submobjects = [row]

    def _placed(self, row: Formula) -> Formula:
        if row.width > self.box.width:
            row.scale(self.box.width / row.width)
        return row.move_to(self.box.middle)

    def turn_into(self, row: Formula, over: Container[str] = ()) -> Any:
        """An animation: the present row turns into another.

        What other letters stand in the way of, ``over``, goes to the left in an arc over them.
        """
        return self._turned(row, over, {})

    def turn_whole(self, row: Formula) -> Any:
        """The same, but of glyphs that both rows have, only brackets and dots move up.

        A term that goes and comes by parts would be another formula on its way. An index that a
        letter has anew comes when there is room for it.
        """
        return self._turned(row, (), {}, whole=True)

    def swap(self, row: Formula) -> Any:
        """An animation: the row goes, and another comes: what opens would stand hollow first."""
        gone = FadeOut(self.row, rate_func=squish_rate_func(smooth, 0.0, 0.5))
        new = self._placed(row)
        return _Become(self, new, gone, FadeIn(new, rate_func=squish_rate_func(smooth, 0.45, 1.0)))

    def turn_cells(self, row: Formula) -> Any:
        """The same of a column whose cells have names: what has none, its brackets, stays there."""
        return self._turned(row, (), {}, cells=True)

    def lift_out(self, row: Formula, copies: Mapping[str, str]) -> Any:
        """An animation: so does it, and copies of parts hop out, and to where they are new.

        ``copies`` are the names of new parts, and of those in the old row that stay where they are.
        """
        return self._turned(row, (), copies)

    def _turned(
        self,
        row: Formula,
        over: Container[str],
        copies: Mapping[str, str],
        whole: bool = False,
        cells: bool = False,
    ) -> Any:
        old, new = self.row, self._placed(row)
        goes, travel, come = _GOES, _TRAVELS, _COMES
        away, here = smooth, smooth
        if cells:  # a cell is hardly ever empty
            goes, travel, come = _IN_PLACE
        if whole and new.width < _ALIKE * old.width:
            goes, travel, come = _CLOSER
            away, here = rush_into, rush_from
        known = Formula.names_in(old.source)
        kept = [name for name in Formula.names_in(new.source) if name in known]
        pairs = [(old.part(name), new.part(name)) for name in kept]
        lifted = [(old.part(source).copy(), new.part(name)) for name, source in copies.items()]
        ways = [_goes(was, now) for was, now in pairs]
        arcs = [
            _arc(way, self.high) if name in over and way < -_FAR else 0.0
            for name, way in zip(kept, ways, strict=True)
        ]
        taken = [[_glyphs(part) for part in side] for side in zip(*pairs, strict=True)]
        if whole and pairs:  # else one letter would turn into two, the second a ghost on the first
            taken[1] = [now[: len(was)] for was, now in zip(*taken, strict=True)]
        leaves, comes = (
            [g for g in _glyphs(side) if not any(g in part for part in parts)]
            for side, parts in zip((old, new), (taken or [[], []]), strict=True)
        )
        comes = [g for g in comes if not any(g in _glyphs(part) for _, part in lifted)]
        if cells:
            frames = _unnamed(old), _unnamed(new)
            stays = list(zip(*frames, strict=True)) if len(frames[0]) == len(frames[1]) else []
        else:
            stays = _in_both(*(_frame(side) if whole else side for side in (leaves, comes)))
        for was, now in stays:
            leaves.remove(was)
            comes.remove(now)
        travels = [
            Transform(
                VGroup(*was),
                VGroup(*now),
                path_func=_carried(arc) if arc else None,
                rate_func=squish_rate_func(smooth, *travel),
            )
            for was, now, arc in zip(*taken, arcs, strict=True)
        ]
        travels += [
            Transform(
                copy,
                now,
                path_func=_hopped(self.high),
                rate_func=squish_rate_func(smooth, *travel),
            )
            for copy, now in lifted
        ]
        moves_up = squish_rate_func(smooth, *travel)
        return _Become(
            self,
            new,
            FadeOut(VGroup(*leaves), rate_func=squish_rate_func(away, *goes)),
            *travels,
            *(Transform(was, now, rate_func=moves_up) for was, now in stays),
            FadeIn(VGroup(*comes), rate_func=squish_rate_func(here, *come)),
        )


def _carried(arc: float) -> Callable[[Array, Array, float], Array]:
    """A path on which a glyph is carried along an arc: as large as it is there, and upright.

    The same letter has another outline where it is raised; between the two it would be no letter.
    """
    way = path_along_arc(arc)

    def path(start: Array, end: Array, share: float) -> Array:
        first, last = start.mean(axis=0), end.mean(axis=0)
        sizes = [float(np.ptp(points[:, 1])) or 1.0 for points in (start, end)]
        scale = (1 - share) * sizes[0] / sizes[1] + share
        return np.asarray(scale * (end - last) + way(first[None], last[None], share))

    return path


def _hopped(high: float) -> Callable[[Array, Array, float], Array]:
    """A path on which a glyph is carried so ``high`` over both ends, however near they are."""
    carried = _carried(0.0)

    def path(start: Array, end: Array, share: float) -> Array:
        return carried(start, end, share) + high * (1 - (2 * share - 1) ** 4) * UP

    return path


class _Become(AnimationGroup):
    """When it is over, the new row stands where its pieces came to."""

    def __init__(self, board: Derivation, new: Formula, *animations: Any) -> None:
        super().__init__(*animations)
        self.board, self.new = board, new

    def clean_up_from_scene(self, scene: Any) -> None:
        """Let the pieces go and put the row there."""
        super().clean_up_from_scene(scene)
        for animation in self.animations:
            scene.remove(animation.mobject)
        scene.remove(self.board)
        self.board.stand(self.new)
        scene.add(self.board)


class _Swell(Animation):
    """The row stays one piece, unlike a text of which a part is animated alone."""

    def __init__(self, row: Formula, names: Sequence[str], by: float) -> None:
        self._parts = [
            [(glyph, glyph.points.copy(), row.part(name).get_center()) for glyph in glyphs]
            for name in names
            for glyphs in [_glyphs(row.part(name))]
        ]
        self._by = by
        super().__init__(row, rate_func=there_and_back)

    def interpolate_mobject(self, alpha: float) -> None:
        """Scale each part about its middle."""
        scale = 1 + (self._by - 1) * self.rate_func(alpha)
        for part in self._parts:
            for glyph, points, middle in part:
                glyph.points = middle + scale * (points - middle)


def _arc(way: float, high: float) -> float:
    """The angle of an arc that goes so far to the right, or to the left, over what is there."""
    angle = min(_OVER, 4 * float(np.arctan(2 * high / max(abs(way), 1e-9))))
    return -angle if way > 0 else angle


def _goes(was: Any, now: Any) -> float:
    return float(now.get_center()[0] - was.get_center()[0])


def _glyphs(part: Any) -> list[Any]:
    return list(part.family_members_with_points())


def _unnamed(row: Formula) -> list[Any]:
    """The glyphs that belong to no part with a name."""
    named = [g for name in Formula.names_in(row.source) for g in _glyphs(row.part(name))]
    return [glyph for glyph in _glyphs(row) if not any(glyph is other for other in named)]


def _frame(glyphs: list[Any]) -> list[Any]:
    """The brackets and dots among them: half of a term would be a formula that is not meant.

    A decimal point is a dot as well, but a low one.
    """
    frame = {_outline(glyph) for glyph in _glyphs(Formula("( dot )"))}
    signs = [glyph for glyph in glyphs if _outline(glyph) in frame]
    tallest = max(signs, key=lambda sign: float(sign.height), default=None)
    return [sign for sign in signs if abs(_rises(tallest, sign)) < _LOW * tallest.height]


def _rises(was: Any, now: Any) -> float:
    return float(now.get_center()[1] - was.get_center()[1])


def _in_both(old: list[Any], new: list[Any]) -> list[tuple[Any, Any]]:
    """Pairs of glyphs of the same outline, in the order that both rows have."""
    first, second = ([_outline(glyph) for glyph in side] for side in (old, new))
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    return [
        pair
        for block in blocks
        for pair in zip(
            old[block.a : block.a + block.size], new[block.b : block.b + block.size], strict=True
        )
    ]


def _outline(glyph: Any) -> bytes:
    """What a glyph looks like, wherever it stands and however large it is."""
    points = glyph.points - glyph.points.mean(axis=0)
    size = float(np.ptp(points, axis=0).max()) or 1.0
    return np.round(20 * points / size).astype(np.int8).tobytes()


__all__ = ["Derivation"]
