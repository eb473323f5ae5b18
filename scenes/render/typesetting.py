"""Typst's drawings on disk, each of them whole.

Manim writes a drawing under its final name at once and takes whatever has that name for finished:
a render killed at the wrong moment, or another one beside it, would spoil it for ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import typst
from manim import RIGHT, SVGMobject, Typst, config
from manim.mobject.text import typst_mobject
from manim.utils.typst_file_writing import TYPST_COMPILATION_FONT_SIZE, TYPST_TEMPLATE
from svgelements import SVG

from scenes.render.letters import read_letters
from scenes.render.whole import write_whole


def typeset(
    typst_code: str,
    preamble: str = "",
    text_size: float = TYPST_COMPILATION_FONT_SIZE,
    font_paths: Sequence[str | Path] | None = None,
) -> Path:
    """The file with the drawing of ``typst_code``, which is made if there is none that is whole."""
    source = TYPST_TEMPLATE.format(text_size=text_size, preamble=preamble, body=typst_code).encode()
    folder = config.get_dir("tex_dir")
    path: Path = folder / f"{hashlib.sha256(source).hexdigest()[:16]}.svg"
    if not _is_whole(path):
        folder.mkdir(parents=True, exist_ok=True)
        drawing: Any = _compiler(*map(str, font_paths or ())).compile(source, format="svg")
        write_whole(path, lambda unfinished: unfinished.write_bytes(drawing))
    return path


@cache
def _compiler(*font_paths: str) -> typst.Compiler:
    """One compiler for all drawings: finding the fonts takes fifty times as long as a line."""
    return typst.Compiler(font_paths=list(font_paths))


def _is_whole(path: Path) -> bool:
    try:
        return path.read_bytes().rstrip().endswith(b"</svg>")
    except FileNotFoundError:
        return False


def use_whole_drawings() -> None:
    """Let all of Manim's Typst objects take their drawings from here, and their letters quickly."""
    typst_mobject.typst_to_svg_file = typeset  # type: ignore[attr-defined]
    SVGMobject.generate_mobject = _read_drawing  # type: ignore[assignment, method-assign]


def _read_drawing(mobject: SVGMobject) -> SVGMobject:
    """Read a drawing; Manim would write what it reads to a file beside it, as would another."""
    if isinstance(mobject, Typst) and read_letters(mobject):
        return mobject
    prepared = BytesIO()
    mobject.modify_xml_tree(ElementTree.parse(mobject.get_file_path())).write(prepared)  # type: ignore[arg-type]
    prepared.seek(0)
    mobjects, mobject.id_to_vgroup_dict = mobject.get_mobjects_from(SVG.parse(prepared))
    mobject.add(*mobjects)
    return mobject.flip(RIGHT)
