"""What letters do not keep, and what of pieces another process may do first."""

from __future__ import annotations

from pathlib import Path

from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath

from scenes.render.pieces import _remove
from scenes.render.rehearsal import offstage
from scenes.stage.type.text import Formula


def test_a_bar_that_is_drawn_as_a_line_keeps_no_path_to_be_copied() -> None:
    with offstage():
        family = Formula("a / b").get_family()
    lines = [part for part in family if isinstance(part, VMobjectFromSVGPath)]
    assert lines
    assert all(line.path_obj is None for line in lines)


def test_a_piece_that_another_process_has_removed_is_removed(tmp_path: Path) -> None:
    _remove(tmp_path / "gone.mp4")
    assert not list(tmp_path.iterdir())
