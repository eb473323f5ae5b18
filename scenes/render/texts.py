"""Which texts stand on the stage, where, how large and in which colours.

Text is Manim's own (``Typst``, ``Text``, …) and every mobject with the attributes ``text`` (what it
says) and ``font_size`` (how large it is now). All of it is one unit, however many parts it has.
Objects that paint their own letters tell of them by two things: ``text_boxes()``, a list of
``(text, left, bottom, right, top, font_size, color)``, and an attribute ``lettering``; while that
is False they leave the letters out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

import numpy as np
from manim import DecimalNumber, ManimColor, MarkupText, MathTypst, Mobject, Text, Typst, VMobject
from manim.constants import SCALE_FACTOR_PER_FONT_POINT
from manim.mobject.svg.svg_mobject import SVGMobject, VMobjectFromSVGPath
from manim.mobject.text.tex_mobject import SingleStringMathTex
from numpy.typing import NDArray

from scenes.render.letters import Letter, spreads
from scenes.render.looks import of, print_of
from scenes.render.outlines import Box, around, joined, outlines

Array = NDArray[np.float64]

_PART = re.compile(r"\{\{ *(.*?) *: (\w+)\}\}")  # of a formula: its source and its name
_SYMBOL = re.compile(r"[A-Za-z]|alpha|beta|lambda|theta")
FAINTEST = 0.15  # what is fainter is not there
LOOSE = "loose letters"  # what is called so whose words are not known
_MANIMS = (Typst, SingleStringMathTex, Text, MarkupText, DecimalNumber)
_EM = 1 / 96  # scene units per font unit


class Ink(NamedTuple):
    """A stretch of letters of one colour."""

    box: Box
    color: tuple[float, float, float]
    opacity: float


@dataclass(frozen=True)
class OnStage:
    """A text as it now stands: its words, its lines, its colours.

    ``size`` is in font units, None where it cannot be told. ``shapes`` are the mobjects that draw
    it; ``painter`` is the object that paints it instead. ``symbols`` has the colour of each symbol
    that is a part of a formula.
    """

    words: str
    size: float | None
    lines: tuple[Box, ...]
    inks: tuple[Ink, ...]
    is_caption: bool = False
    is_formula: bool = False
    shapes: tuple[Mobject, ...] = ()
    painter: Any = None
    symbols: tuple[tuple[str, tuple[float, float, float]], ...] = ()

    @property
    def is_verbatim(self) -> bool:
        """Whether it stands as a program has it: what paints it says so by ``verbatim``."""
        return self.painter is not None and bool(of(self.painter, "verbatim", False))

    @property
    def box(self) -> Box:
        """The box around all lines."""
        return around(self.lines)

    @property
    def opacity(self) -> float:
        """How opaque its strongest letters are."""
        return max((ink.opacity for ink in self.inks), default=0.0)

    @property
    def can_be_left_out(self) -> bool:
        """Whether what is behind it can be seen: an object that paints it has ``lettering``."""
        return self.painter is None or hasattr(self.painter, "lettering")

    def shared(self, other: OnStage) -> tuple[tuple[float, float], Box]:
        """Width and height of what two texts share most of, negative for a gap, and in which line.

        Nothing in a program, where each sign has a cell.
        """
        if self.is_verbatim and self.painter is other.painter:
            return (-np.inf, -np.inf), self.box
        pairs = [(mine.common(its), mine) for mine in self.lines for its in other.lines]
        return max(pairs, key=lambda pair: min(pair[0]))


def texts_on(mobjects: Iterable[Mobject]) -> list[OnStage]:
    """All visible texts among ``mobjects`` and their parts."""
    found: list[OnStage] = []
    loose: list[VMobject] = []
    known: set[Mobject] = set()
    for mobject, in_caption in _walk(mobjects, known):
        if _is_text(mobject):
            found += _unit(mobject, in_caption)
        elif callable(boxes := of(mobject, "text_boxes")) and is_visible(mobject):
            found += [_painted(mobject, *box) for box in boxes()]
        elif isinstance(mobject, Letter | VMobjectFromSVGPath):
            loose.append(mobject)
    return found + _loose(loose)


def is_visible(mobject: Mobject) -> bool:
    """Whether any of it can be seen."""
    presence: float | None = of(mobject, "presence")
    if presence is not None:
        return presence >= FAINTEST
    return any(_opacity(part) >= FAINTEST for part in mobject.family_members_with_points())


def strength(mobject: Mobject) -> float:
    """How opaque a thing is; a text is nothing while none of its letters has begun to be written.

    What paints itself tells of it by ``showing``.
    """
    showing: float | None = of(mobject, "showing")
    if showing is not None:
        return showing
    letters = mobject.family_members_with_points()
    ends = [letter for letter in (*letters[:1], *letters[-1:]) if np.ptp(letter.points) > 0]
    return max(map(_opacity, ends), default=0.0)


def is_written(mobject: Any) -> bool:
    """Whether it is a text that stays as it is: words, no formula and no read-out."""
    if not _is_text(mobject) or callable(of(mobject, "readings")):
        return False
    return any(char.isalpha() for char in of(mobject, "text", ""))


# -- finding -------------------------------------------------------------------------------------


def _walk(
    mobjects: Iterable[Mobject], known: set[Mobject], in_caption: bool = False
) -> Iterator[tuple[Mobject, bool]]:
    """Every mobject once, but no parts of texts and drawings."""
    for mobject in mobjects:
        if mobject in known:
            continue
        known.add(mobject)
        here = in_caption or bool(of(mobject, "is_caption", False))
        yield mobject, here
        if not (_is_text(mobject) or isinstance(mobject, SVGMobject)):
            yield from _walk(mobject.submobjects, known, here)


def _is_text(mobject: Any) -> bool:
    kind = mobject.__class__
    if _is_manims(kind) or _is_letter(kind):
        return _is_manims(kind)
    has_words = isinstance(of(mobject, "text"), str)
    return has_words and isinstance(of(mobject, "font_size"), int | float)


@cache
def _is_letter(kind: type) -> bool:
    return issubclass(kind, Letter | VMobjectFromSVGPath)


@cache
def _is_manims(kind: type) -> bool:
    return issubclass(kind, _MANIMS)


def _words(mobject: Any) -> str:
    for name in ("text", "source", "typst_code", "tex_string", "number"):
        if hasattr(mobject, name):
            return str(getattr(mobject, name)).strip(" $")
    return type(mobject).__name__


def _unit(mobject: Any, in_caption: bool) -> tuple[OnStage, ...]:
    return _measured(mobject, in_caption, _words(mobject), print_of(mobject.get_family()))


# What stands still is measured once: of a mobject with another look its old one is not asked for.
@lru_cache(maxsize=512)
def _measured(mobject: Any, in_caption: bool, words: str, _look: int) -> tuple[OnStage, ...]:
    shapes = [part for part in mobject.family_members_with_points() if _opacity(part) >= FAINTEST]
    if not shapes:
        return ()
    size = _size(mobject)
    gap = 0.5 * _EM * size
    return (
        OnStage(
            words,
            size,
            tuple(joined([box for shape in shapes for box in outlines(shape)], gap)),
            tuple(_inks(shapes, gap)),
            is_caption=in_caption,
            is_formula=isinstance(mobject, MathTypst | SingleStringMathTex),
            shapes=tuple(mobject.get_family()),
            symbols=tuple(_symbols(mobject)),
        ),
    )


def _symbols(mobject: Any) -> Iterator[tuple[str, tuple[float, float, float]]]:
    """The parts of a formula that are one symbol each, as far as they are seen, and their colours.

    An equals sign after it belongs to the part.
    """
    if isinstance(mobject, MathTypst):
        for source, name in _PART.findall(_words(mobject)):
            symbol = source.rstrip("= ")
            if _SYMBOL.fullmatch(symbol):
                color, opacity = _paint(mobject.select(name).family_members_with_points()[0])
                if opacity >= FAINTEST:
                    yield symbol, color


def _painted(
    painter: Any,
    words: str,
    left: float,
    bottom: float,
    right: float,
    top: float,
    size: float,
    color: Any,
) -> OnStage:
    box = Box(left, bottom, right, top)
    red, green, blue = ManimColor(color).to_rgb().tolist()
    ink = Ink(box, (red, green, blue), float(getattr(painter, "presence", 1.0)))
    return OnStage(words, size, (box,), (ink,), painter=painter)


def _loose(shapes: list[VMobject]) -> list[OnStage]:
    """Glyphs that an animation has torn from their text: each cluster of them counts as a text."""
    shapes = [shape for shape in shapes if _opacity(shape) >= FAINTEST]
    boxes = {shape: around(outlines(shape)) for shape in shapes}
    gap = 0.7 * max((box.top - box.bottom for box in boxes.values()), default=0.0)
    found = []
    for line in joined(list(boxes.values()), gap):
        own = [shape for shape in shapes if min(line.common(boxes[shape])) >= 0]
        if own:
            inks = tuple(_inks(own, gap))
            found.append(OnStage(LOOSE, None, (line,), inks, shapes=tuple(own)))
    return found


# -- measuring -----------------------------------------------------------------------------------


def _size(mobject: Any) -> float:
    """The present font size, whichever way the text is turned."""
    if not isinstance(mobject, Typst):
        return float(mobject.font_size)
    now, then = spreads(mobject), of(mobject, "drawn_spreads")
    if then is None:
        then = _spreads_in_drawing(mobject.typst_code, mobject.typst_preamble)
    if len(now) != len(then):
        return float(mobject.font_size)
    return float(np.median(now / then) / SCALE_FACTOR_PER_FONT_POINT)


@lru_cache(maxsize=256)
def _spreads_in_drawing(code: str, preamble: str) -> Array:
    fresh = Typst(code, typst_preamble=preamble, use_svg_cache=False)
    return spreads(fresh) / (fresh.font_size * SCALE_FACTOR_PER_FONT_POINT)


def _opacity(shape: Any) -> float:
    return _paint(shape)[1]


def _paint(shape: Any) -> tuple[tuple[float, float, float], float]:
    """Colour and opacity of a shape: of its fill, or of its stroke if that is all there is."""
    if not isinstance(shape, VMobject):
        return (1.0, 1.0, 1.0), 0.0
    red, green, blue, opacity = np.asarray(shape.get_fill_rgbas(), dtype=float)[0].tolist()
    if opacity < FAINTEST and shape.get_stroke_width() > 0:
        red, green, blue, opacity = np.asarray(shape.get_stroke_rgbas(), dtype=float)[0].tolist()
    return (red, green, blue), opacity


def _inks(shapes: Iterable[VMobject], gap: float) -> Iterator[Ink]:
    """The lines of each colour."""
    groups: dict[Any, list[Box]] = {}
    for shape in shapes:
        groups.setdefault(_paint(shape), []).extend(outlines(shape))
    for (color, opacity), boxes in groups.items():
        for line in joined(boxes, gap):
            yield Ink(line, color, opacity)
