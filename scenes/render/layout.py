"""Is every text of a scene where it can be read? The rules a frame must keep, and their check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from scenes.render.contrast import covered_at, paint, weakest_contrast
from scenes.render.outlines import Box
from scenes.render.texts import OnStage, is_visible, texts_on

if TYPE_CHECKING:
    from manim import Scene

Array = NDArray[np.float64]

_TOLERANCE = 0.005


@dataclass(frozen=True)
class Limits:
    """What a frame allows. Lengths are scene units, sizes font units.

    The numbers stand here and not in the theme: a theme that shrinks its type must not loosen
    the check with it.
    """

    margin: float = 0.4
    foot: float = 0.9
    clearance: float = 0.03
    size: float = 28.0  # of ticks: their digits are as tall as those of 3.3 % should be
    words: float = 35.0  # of words and formulas: 4.5 %
    caption: float = 35.0
    caption_margin: float = 0.1
    contrast: float = 4.5
    share: float = 0.95


LIMITS = Limits()
_IN_WORDS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Problem:
    """A text that cannot be read as it should: which, where, and what is wrong by how much."""

    rule: str
    texts: tuple[str, ...]
    at: tuple[float, float]
    what: str

    def __str__(self) -> str:
        x, y = self.at
        return f"“{self.texts[0]}” at ({x:.2f}, {y:.2f}) {self.what}."


def check_layout(scene: Scene, limits: Limits | None = None) -> list[Problem]:
    """Everything wrong with the texts of ``scene`` as it stands, painted at the present quality.

    A film may have ``limits`` of its own.
    """
    own: Limits = getattr(scene, "limits", LIMITS)
    limits = limits or own
    mobjects = list(dict.fromkeys([*scene.mobjects, *scene.foreground_mobjects]))
    texts = texts_on(mobjects)
    camera: Any = scene.camera
    frame = (float(camera.frame_width), float(camera.frame_height))
    return [
        *_outside(texts, frame, limits),
        *_at_the_foot(texts, frame, limits),
        *_too_small(texts, limits),
        *_overlapping(texts, limits),
        *_on_axes(texts, _axes(mobjects), limits),
        *_hard_to_see(scene, texts, limits),
    ]


def _problem(rule: str, text: OnStage, what: str, box: Box, *others: OnStage) -> Problem:
    words = tuple(one.words for one in (text, *others))
    return Problem(rule, words, box.middle, what)


# -- places --------------------------------------------------------------------------------------


def _outside(texts: list[OnStage], frame: tuple[float, float], limits: Limits) -> Iterator[Problem]:
    for text in texts:
        margin = limits.caption_margin if text.is_caption else limits.margin
        right, top = frame[0] / 2 - margin, frame[1] / 2 - margin
        box = text.box
        over = {
            "on the left": -right - box.left,
            "at the bottom": -top - box.bottom,
            "on the right": box.right - right,
            "at the top": box.top - top,
        }
        beyond = [f"{by:.2f} {side}" for side, by in over.items() if by > _TOLERANCE]
        if beyond:
            what = f"leaves the safe frame by {' and '.join(beyond)}"
            yield _problem("frame", text, what, box)


def _at_the_foot(
    texts: list[OnStage], frame: tuple[float, float], limits: Limits
) -> Iterator[Problem]:
    line = limits.foot - frame[1] / 2
    for text in texts:
        box = text.box
        if text.is_caption and box.top > line + _TOLERANCE:
            what = f"is a caption and rises {box.top - line:.2f} above the caption zone"
            yield _problem("foot", text, what, box)
        if not text.is_caption and box.bottom < line - _TOLERANCE:
            what = f"reaches {line - box.bottom:.2f} into the caption zone"
            yield _problem("foot", text, what, box)


def _too_small(texts: list[OnStage], limits: Limits) -> Iterator[Problem]:
    for text in texts:
        in_words = text.is_formula or _IN_WORDS.search(text.words)
        least = limits.caption if text.is_caption else limits.words if in_words else limits.size
        if text.size is not None and text.size < least - 0.05:
            what = f"has size {text.size:.1f}, less than {least:g}"
            yield _problem("size", text, what, text.box)


def _overlapping(texts: list[OnStage], limits: Limits) -> Iterator[Problem]:
    for one, other in combinations(texts, 2):
        (width, height), box = one.shared(other)
        if min(width, height) <= -limits.clearance:
            continue
        how = f"overlaps “{other.words}” by {width:.2f} × {height:.2f}"
        if min(width, height) <= 0:
            how = f"touches “{other.words}”: {-min(width, height):.3f} between them"
        yield _problem("overlap", one, how, box, other)


# -- axes ----------------------------------------------------------------------------------------


def _axes(mobjects: list[Any]) -> list[Array]:
    """The lines that objects on stage declare by ``axis_lines()``: no text may touch them."""
    family = dict.fromkeys(part for mobject in mobjects for part in mobject.get_family())
    return [
        np.asarray(line, dtype=float)[:, :2]
        for part in family
        if callable(getattr(part, "axis_lines", None)) and is_visible(part)
        for line in part.axis_lines()
    ]


def _on_axes(texts: list[OnStage], axes: list[Array], limits: Limits) -> Iterator[Problem]:
    for text in texts:
        for axis in axes:
            struck = [box for box in text.lines if _meet(axis, box.grown(limits.clearance))]
            if struck:
                (x0, y0), (x1, y1) = axis.tolist()
                what = f"stands on the line from ({x0:.2f}, {y0:.2f}) to ({x1:.2f}, {y1:.2f})"
                yield _problem("axis", text, what, struck[0])


def _meet(segment: Array, box: Box) -> bool:
    """Whether a segment (2, 2) enters the box: the parts of it inside each pair of sides meet."""
    start, way = segment[0], segment[1] - segment[0]
    first, last = 0.0, 1.0
    for k in range(2):
        low, high = box[k] - start[k], box[k + 2] - start[k]
        if abs(way[k]) < 1e-12:
            if low > 0 or high < 0:
                return False
            continue
        enter, leave = sorted((low / way[k], high / way[k]))
        first, last = max(first, enter), min(last, leave)
    return first <= last


# -- pictures ------------------------------------------------------------------------------------


def _hard_to_see(scene: Scene, texts: list[OnStage], limits: Limits) -> Iterator[Problem]:
    if not texts:
        return
    mute = [text for text in texts if not text.can_be_left_out]
    for text in mute:
        what = "is painted by an object without `lettering`: what is behind it cannot be seen"
        yield _problem("contrast", text, what, text.box)
    full, bare = paint(scene), paint(scene, without=texts)
    for text in texts:
        if text not in mute:
            yield from _faint(text, bare, scene, limits)
            yield from _covered(text, full, bare, scene)


def _faint(
    text: OnStage, bare: NDArray[np.uint8], scene: Scene, limits: Limits
) -> Iterator[Problem]:
    for ink in text.inks:
        worst = weakest_contrast(ink, bare, scene, 1 - limits.share)
        if worst is not None and worst < limits.contrast:
            what = (
                f"has contrast {worst:.1f} : 1 against what is behind it, {limits.contrast} needed"
            )
            yield _problem("contrast", text, what, ink.box)
            return


def _covered(
    text: OnStage, full: NDArray[np.uint8], bare: NDArray[np.uint8], scene: Scene
) -> Iterator[Problem]:
    for ink in text.inks:
        place = covered_at(ink, full, bare, scene)
        if place is not None:
            yield _problem("covered", text, "is covered by something in front of it", place)
            return
