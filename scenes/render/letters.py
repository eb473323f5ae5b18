"""Reading Typst's drawings: the outline of a letter is read once, however often it is set.

A film sets some two thousand letters of some hundred kinds; Manim reads each anew, which is most
of what a film's start takes.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import NoneType
from typing import Any, NamedTuple, Self
from xml.etree import ElementTree

import numpy as np
from manim import RIGHT, ManimColor, Mobject, Typst, VGroup, VMobject
from manim.constants import CapStyleType, LineJointType
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath
from svgelements import Matrix, Path

Array = np.ndarray[Any, np.dtype[np.float64]]

_LINK = "{http://www.w3.org/1999/xlink}href"
_COLOR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_HANDED_DOWN = ("fill", "stroke", "stroke-width", "stroke-opacity", "fill-opacity", "style")
_KNOWN = {"svg", "g", "use", "path", "defs", "symbol"}
_FIXED = {NoneType, bool, int, float, str, ManimColor, CapStyleType, LineJointType}


class _Leaf(NamedTuple):
    """One shape of a drawing: its outline, where it stands, and what surrounds it."""

    outline: str
    place: Matrix
    style: dict[str, str]
    groups: tuple[str, ...]


class Letter(VMobject):
    """A letter, of which the layout check knows that it is one wherever it is taken."""

    def __deepcopy__(self, clone_from_id: dict[int, Mobject]) -> Self:
        """A copy such as every animation makes several of: what cannot change is shared."""
        if self.submobjects or self.updaters:
            return super().__deepcopy__(clone_from_id)
        twin = self.__class__.__new__(self.__class__)
        clone_from_id[id(self)] = twin
        for name, value in vars(self).items():
            kind = value.__class__
            if kind is np.ndarray or (kind is list and not value):
                vars(twin)[name] = value.copy()
            else:
                is_fixed = kind in _FIXED
                vars(twin)[name] = value if is_fixed else copy.deepcopy(value, clone_from_id)
        twin.original_id = str(id(self))
        return twin


def read_letters(text: Typst) -> bool:
    """Give ``text`` the shapes of its drawing; false, and nothing done, if it has other things."""
    tree: Any = ElementTree.parse(text.get_file_path())
    root = text.modify_xml_tree(tree).getroot()
    if root is None or any(_tag(element) not in _KNOWN for element in root.iter()):
        return False
    symbols = {
        symbol.attrib["id"]: symbol[0].attrib["d"]
        for symbol in root.iter()
        if _tag(symbol) == "symbol"
    }
    groups: dict[str, VGroup] = {}
    for leaf in _leaves(root, symbols, Matrix(), {}, ()):
        shape = _shape(text, leaf)
        if shape is None:
            continue
        text.add(shape)
        for name in leaf.groups:
            groups.setdefault(name, VGroup()).add(shape)
    text.id_to_vgroup_dict = groups
    text.flip(RIGHT)
    vars(text)["drawn_spreads"] = spreads(text)  # for whoever asks how large it is now
    return True


def spreads(text: Mobject) -> Array:
    """Root mean square distance of the points of each letter from their middle."""
    each = (letter.points for letter in text.family_members_with_points())
    return np.array([np.sqrt(((p - p.mean(axis=0)) ** 2).sum(axis=1).mean()) for p in each])


def _leaves(
    element: ElementTree.Element,
    symbols: Mapping[str, str],
    place: Matrix,
    style: dict[str, str],
    groups: tuple[str, ...],
) -> Iterator[_Leaf]:
    """All shapes within ``element``, in the order in which they are drawn."""
    tag, given = _tag(element), element.attrib
    if tag == "defs":
        return
    if "transform" in given:
        place = Matrix(given["transform"]) * place  # svgelements multiplies from the left
    style = style | {key: given[key] for key in _HANDED_DOWN if key in given}
    if "id" in given:
        groups = (*groups, given["id"])
    if tag == "use":
        shift = Matrix.translate(float(given.get("x", 0)), float(given.get("y", 0)))
        yield _Leaf(symbols[given[_LINK].removeprefix("#")], shift * place, style, groups)
    elif tag == "path":
        yield _Leaf(given["d"], place, style, groups)
    for child in element:
        yield from _leaves(child, symbols, place, style, groups)


def _shape(text: Typst, leaf: _Leaf) -> VMobject | None:
    """The shape as a mobject; what is drawn as a line is left to Manim, which looks after it."""
    fill = leaf.style.get("fill", "")
    if "stroke" in leaf.style or "style" in leaf.style or not _COLOR.fullmatch(fill):
        path = Path({**leaf.style, "d": leaf.outline})
        path.transform = leaf.place
        line: Any = text.get_mob_from_shape_element(path.reify())
        if line is not None:
            line.path_obj = None  # every animation would copy it
        return line
    points, m = _outline(leaf.outline), leaf.place
    if not len(points):
        return None
    letter = copy.deepcopy(_blank(fill))
    turn = np.array([[m.a, m.b, 0.0], [m.c, m.d, 0.0], [0.0, 0.0, 1.0]])
    letter.points = points @ turn + np.array([m.e, m.f, 0.0])
    return letter


@lru_cache(maxsize=32)
def _blank(fill: str) -> Letter:
    """A letter without an outline, to be copied: Manim takes long to work out how it looks."""
    return Letter(fill_color=fill, fill_opacity=1.0, stroke_width=0)


@lru_cache(maxsize=2048)
def _outline(path: str) -> Array:
    """The cubic curves of a path, as Manim reads them."""
    points: Array = VMobjectFromSVGPath(Path(path)).points
    return points


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
