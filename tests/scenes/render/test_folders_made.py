"""Whatever is written makes the folders that it goes to, however many are missing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim import tempconfig

from scenes.render import kept, memo
from scenes.render.command.job import _unpacked
from scenes.render.command.output import write
from scenes.render.command.schedule import _place
from scenes.render.typesetting import typeset
from scenes.render.writer import LectureWriter


def remember(folder: Path) -> Path:
    found = memo.Memo("answers", __file__)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DOWNHILL_CACHE", str(folder))
        found.answer(b"question", lambda: 1)
        found.save()
    return folder / "answers.memo"


def keep(folder: Path) -> Path:
    kept._write(folder / "result.kept", b"content", 3)
    return folder / "result.kept"


def put(folder: Path) -> Path:
    write(folder / "script.md", lambda path: path.write_text("words"))
    return folder / "script.md"


def unpack(folder: Path) -> Path:
    return Path(_unpacked(folder, ("table.csv", b64encode(b"1,2").decode())))


def set_type(folder: Path) -> Path:
    with tempconfig({"tex_dir": str(folder)}):
        return typeset("words")


def place(folder: Path) -> Path:
    _place({"-stills/01.jpg": b"picture"}, folder, "film")
    return folder / "film-stills" / "01.jpg"


def paint(folder: Path) -> Path:
    writer: Any = SimpleNamespace(output_spec=SimpleNamespace(transparent=False))
    LectureWriter._write_picture(writer, np.zeros((2, 2, 4), np.uint8), folder / "still.png")
    return folder / "still.png"


@pytest.mark.parametrize("make", [remember, keep, put, unpack, set_type, place, paint])
def test_a_file_is_written_where_no_folder_is_yet(
    make: Callable[[Path], Path], tmp_path: Path
) -> None:
    folder = tmp_path / "one" / "two"
    for _ in range(2):  # then where they are
        written = make(folder)
        assert written.is_relative_to(folder)
        assert written.stat().st_size > 0
        assert [path.name for path in written.parent.iterdir()] == [written.name]
        written.unlink()
