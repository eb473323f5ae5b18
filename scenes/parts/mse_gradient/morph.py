"""A row of a formula becomes the next one, in order: nothing crosses, and no side is ever empty."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from manim import Animation, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.stage import Derivation, Formula

Array = NDArray[np.float64]
Span = tuple[float, float]

# Shares of the time in which what stays travels, and in which others give way to each other.
_WIDER = (0.0, 0.6), (0.4, 0.95)
_NARROWER = (0.4, 1.0), (0.0, 0.55)
_GOES, _COMES = (0.1, 0.55), (0.68, 0.9)  # what nothing takes the place of, or takes none
_MUCH = 0.3  # scene units, by which a row gets wider that makes room first
_THEN = (0.2, 0.75), (0.0, 0.5)  # the same, where something goes over the others
_LANDED_ON = (0.4, 0.65)  # what goes, where a 2 comes down from above: no fraction is ever empty
_OVER = (0.05, 1.0)  # what goes in an arc over the others
_CLEAR = 0.26  # scene units from the highest of them to the middle of what goes over it
_DIM, _RISES = 0.45, 0.2  # of what is not meant, for a moment; and of that, until it is


class Line(Derivation):
    """A line of the derivation.

    ``turn_into(row)``: symbols of the same name, and signs alike, keep their order, travel to their
    new places; what is new comes where the old was, in the room that the row has, or makes, for it.
    What is ``over`` goes in an arc over the row. ``light(names)``: all but these parts step back
    for a moment. ``hide`` it, and it is ``built`` from one part to another.
    """

    def hide(self) -> Line:
        """Be there, but unseen, until it is built."""
        for glyph in _glyphs(self.row):
            _show(glyph, 0)
        return self

    def built(self, first: str, last: str, after: bool = False) -> Any:
        """An animation: what is not yet seen comes, from one part, or ``after`` it, to another."""
        begin, end = self.row.part(first), self.row.part(last)
        left = begin.get_right() if after else begin.get_left()
        return _Build(self, float(left[0]), float(end.get_right()[0]))

    def turn_into(self, row: Formula, over: Container[str] = ()) -> Any:
        """An animation: the present row becomes another."""
        return _Morph(self, self._placed(row), over)

    def light(self, *names: str) -> Any:
        """An animation: for a moment the parts called so are the only bright ones."""
        return _Light(self.row, names)


class _Move(NamedTuple):
    """Glyphs on their way: outlines at both ends, shares of the time, opacities."""

    glyphs: list[Any]
    begins: list[Array]
    ends: list[Array]
    when: Span
    seen: Span = (0.0, 1.0)
    opacity: Span = (1.0, 1.0)
    high: float | None = None  # as high its middle goes, if it goes in an arc


class _Morph(Animation):
    """One row, glyph by glyph, as a function of time; when it is over, the new one stands there."""

    def __init__(self, line: Line, new: Formula, over: Container[str]) -> None:
        self.line, self.new = line, new
        self.moves = list(_moves(line.row, new, over))
        super().__init__(VGroup(*(glyph for move in self.moves for glyph in move.glyphs)))

    def begin(self) -> None:
        """The old row gives way to its glyphs."""
        self.line.submobjects = []
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        """Put each glyph where it is at that time."""
        for move in self.moves:
            share = squish_rate_func(smooth, *move.when)(alpha)
            seen = squish_rate_func(smooth, *move.seen)(alpha)
            opacity = (1 - seen) * move.opacity[0] + seen * move.opacity[1]
            up = 1 - (2 * share - 1) ** 4
            if move.high is not None:  # it is up before it goes aside
                share = float(smooth(share))
            for glyph, begin, end in zip(move.glyphs, move.begins, move.ends, strict=True):
                glyph.points = (1 - share) * begin + share * end
                if move.high is not None:
                    glyph.shift((0, up * (move.high - float(glyph.get_center()[1])), 0))
                _show(glyph, opacity)

    def clean_up_from_scene(self, scene: Any) -> None:
        """Put the new row there."""
        super().clean_up_from_scene(scene)
        scene.remove(self.mobject, self.line)
        self.line.stand(self.new)
        scene.add(self.line)


class _Light(Animation):
    """All of a row but some parts gets dim and is bright again."""

    def __init__(self, row: Formula, names: Sequence[str]) -> None:
        meant = [glyph for name in names for glyph in _glyphs(row.part(name))]
        self._others = [glyph for glyph in _glyphs(row) if not any(glyph is own for own in meant)]
        super().__init__(row)

    def interpolate_mobject(self, alpha: float) -> None:
        """Step back, stay so, and come forward."""
        dim = float(smooth(min(1.0, min(alpha, 1 - alpha) / _RISES)))
        for glyph in self._others:
            _show(glyph, 1 - (1 - _DIM) * dim)


class _Build(Animation):
    """What is unseen of a row comes, between two places."""

    def __init__(self, line: Line, left: float, right: float) -> None:
        self._come = [
            glyph
            for glyph in _glyphs(line.row)
            if left < glyph.get_center()[0] < right and not _seen(glyph)
        ]
        super().__init__(line)  # the line is what is on the board, not its row

    def interpolate_mobject(self, alpha: float) -> None:
        """Show them as far as that."""
        for glyph in self._come:
            _show(glyph, float(self.rate_func(alpha)))


def _seen(glyph: Any) -> bool:
    return float(glyph.get_fill_opacity() if _is_letter(glyph) else glyph.get_stroke_opacity()) > 0


def _show(glyph: Any, opacity: float) -> None:
    """A letter is filled, the bar of a fraction drawn."""
    if _is_letter(glyph):
        glyph.set_fill(opacity=opacity, family=False)
    else:
        glyph.set_stroke(opacity=opacity, family=False)


def _is_letter(glyph: Any) -> bool:
    return float(np.ptp(glyph.points[:, 1])) > 1e-6


def _glyphs(part: Any) -> list[Any]:
    return list(part.family_members_with_points())


def _keys(row: Formula) -> list[Hashable]:
    """What each glyph is: one of a named part, or a sign of some shape."""
    names = {
        id(glyph): (name, number)
        for name in Formula.names_in(row.source)
        for number, glyph in enumerate(_glyphs(row.part(name)))
    }
    return [names.get(id(glyph)) or _shape(glyph) for glyph in _glyphs(row)]


def _shape(glyph: Any) -> Hashable:
    low, high = glyph.points.min(axis=0), glyph.points.max(axis=0)
    if not _is_letter(glyph):
        return "bar"
    middle = (glyph.points.mean(axis=0) - low) / (high - low)[1]
    return (len(glyph.points), *np.round(middle[:2], 1).tolist())


def _moves(old: Formula, new: Formula, over: Container[str]) -> Iterator[_Move]:
    """How one row becomes the other."""
    sides = [list(zip(_glyphs(row), _keys(row), strict=True)) for row in (old, new)]
    old_keys, new_keys = ([key for _, key in side] for side in sides)
    shared = _crossing(old_keys, new_keys, over)
    (was, was_keys), (now, now_keys) = (
        zip(*((glyph, key) for glyph, key in side if not _named(key, shared)), strict=True)
        for side in sides
    )
    travels, gives_way = _WIDER if new.width > old.width + _MUCH else _NARROWER
    goes, enters = _GOES, _COMES
    if shared:
        travels, gives_way = _THEN
        goes, enters = _LANDED_ON, (0.75, 1.0)
    pairs = [*pairwise(old_keys), *pairwise(reversed(old_keys))]
    leaves = {key for key, near in pairs if _named(near, shared)}  # beside what goes over others
    changes = _changes(was_keys, now_keys)
    kept = [
        pair
        for kind, i, j, k, m in changes
        if kind == "equal"
        for pair in zip(was[i:j], now[k:m], strict=True)
    ]
    for kind, i, j, k, m in changes:
        ours, theirs = list(was[i:j]), list(now[k:m])
        if kind == "equal":
            yield _paired(ours, theirs, travels)
        elif kind == "replace":
            late = any(key in leaves for key in was_keys[i:j])  # its place is not yet free
            yield from _given_way(ours, theirs, travels, gives_way, enters if late else None)
        elif kind == "delete":
            for glyph in ours:
                yield _shifted([glyph], 0, _with_it(glyph, kept), travels, goes, (1.0, 0.0))
        else:
            yield _shifted(theirs, 0, 0, travels, enters, (0.0, 1.0))
    for name in sorted(shared):
        ours, theirs = _glyphs(old.part(name)), _glyphs(new.part(name))
        high = _passed(ours, theirs, [*_glyphs(old), *_glyphs(new)]) + _CLEAR
        yield _paired(ours, theirs, _OVER)._replace(high=high)


def _passed(ours: Sequence[Any], theirs: Sequence[Any], others: Sequence[Any]) -> float:
    """The top of all that stands between two places, but for what gives way at their ends."""
    low, high = sorted((float(_middle(ours)[0]), float(_middle(theirs)[0])))
    return max(
        float(glyph.get_top()[1]) for glyph in others if low < float(glyph.get_center()[0]) < high
    )


def _changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Any]:
    """What is equal, replaced, deleted and inserted, from left to right."""
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _crossing(old: list[Hashable], new: list[Hashable], over: Container[str]) -> set[str]:
    """Which of those that may go over the others have to, since their place among them is new."""
    kept = [key for kind, i, j, *_ in _changes(old, new) if kind == "equal" for key in old[i:j]]
    moved = [key for key in old if key in new and key not in kept and isinstance(key, tuple)]
    return {key[0] for key in moved if key[0] in over}


def _named(key: Hashable, names: Container[str]) -> bool:
    return isinstance(key, tuple) and key[0] in names


def _middle(glyphs: Sequence[Any]) -> Array:
    return np.asarray(VGroup(*glyphs).get_center())


def _with_it(glyph: Any, kept: Sequence[tuple[Any, Any]]) -> Array:
    """The way of the nearest of those that stay: what goes keeps its place among them."""
    here = _middle([glyph])
    ours, theirs = min(kept, key=lambda pair: float(np.linalg.norm(_middle([pair[0]]) - here)))
    return _middle([theirs]) - _middle([ours])


def _given_way(
    ours: Sequence[Any], theirs: Sequence[Any], when: Span, seen: Span, later: Span | None = None
) -> list[_Move]:
    """Those that are there go, in one piece, and then, or ``later``, others come there."""
    first, then = (float(glyphs[0].get_left()[0]) for glyphs in (ours, theirs))
    way, middle = np.array([then - first, 0.0, 0.0]), sum(seen) / 2
    return [
        _shifted(ours, 0, way, when, (seen[0], middle), (1.0, 0.0)),
        _shifted(theirs, -way, 0, when, later or (middle, seen[1]), (0.0, 1.0)),
    ]


def _paired(ours: Sequence[Any], theirs: Sequence[Any], when: Span) -> _Move:
    """Each keeps its shape on the way, that of the new row: an index is no letter made small."""
    glyphs = [glyph.copy() for glyph in theirs]
    begins = [fitted(glyph.points, was.points) for glyph, was in zip(glyphs, ours, strict=True)]
    return _Move(glyphs, begins, [glyph.points.copy() for glyph in glyphs], when)


def fitted(outline: Array, into: Array) -> Array:
    """An outline (n, 3), moved and stretched into the rectangle round another."""
    low, high = outline.min(axis=0), outline.max(axis=0)
    there, size = into.min(axis=0), np.ptp(into, axis=0)
    return there + (outline - low) / np.where(high > low, high - low, 1.0) * size


def _shifted(
    glyphs: Sequence[Any],
    begin: Array | int,
    end: Array | int,
    when: Span,
    seen: Span,
    opacity: Span,
) -> _Move:
    """Glyphs that come or go, shifted from where they stand in their row."""
    copies = [glyph.copy() for glyph in glyphs]
    begins, ends = ([copy.points + way for copy in copies] for way in (begin, end))
    return _Move(copies, begins, ends, when, seen, opacity)


__all__ = ["Line", "fitted"]
