"""Where films go: nowhere but where they are asked to, into folders and files of any name."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import av
import pytest

from scenes.render.defaults import media_for
from scenes.render.trouble import Trouble
from scenes.render.whole import LONGEST_NAME, draft
from scenes.render.writer import check_names
from tests.renders.filming import PLAYS, WALK, render
from tests.renders.nursery import program


def frames(film: Path) -> int:
    with av.open(str(film)) as container:
        return container.streams.video[0].frames


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """The folder in which one types."""
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("flags", [["-o", "{}/film.mp4"], ["--media_dir", "{}"]])
def test_nothing_is_made_here_where_the_film_goes_elsewhere(
    work: Path, tmp_path: Path, flags: list[str]
) -> None:
    render(work, WALK, "-ql", *(flag.format(tmp_path / "elsewhere") for flag in flags))
    assert {file.name for file in work.iterdir()} == {"film.py", "manim.cfg"}
    (film,) = (f for f in tmp_path.rglob("*.mp4") if "partial_movie_files" not in f.parts)
    assert frames(film) == sum(PLAYS)


@pytest.mark.slow
def test_downhill_makes_nothing_here_where_films_go_elsewhere(work: Path, tmp_path: Path) -> None:
    (work / "film.py").write_text(WALK, encoding="utf-8")
    elsewhere = tmp_path / "else'where"
    done = program(work, "scenes", "render", "film.py", "-q", "l", "-o", str(elsewhere))
    assert done.returncode == 0, done.stdout + done.stderr
    assert [file.name for file in work.iterdir() if file.name != "__pycache__"] == ["film.py"]
    assert frames(elsewhere / "film.mp4") == sum(PLAYS)


def test_pieces_lie_here_or_with_the_films(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(work)
    assert media_for(Path("out/480p15")) == work / "media"
    assert media_for(work) == work / "media"
    assert media_for(work.parent / "films") == work.parent / "films" / "media"
    assert media_for(Path("../films")) == work.parent / "films" / "media"


@pytest.mark.slow
def test_a_folder_may_have_an_apostrophe_and_the_film_a_long_name(tmp_path: Path) -> None:
    folder = tmp_path / "a'b c"
    folder.mkdir()
    render(folder, WALK, "-ql", "-o", "x" * 240)
    (film,) = folder.glob("media/videos/film/480p15/*.mp4")
    assert film.name == "x" * 240 + ".mp4"
    assert frames(film) == sum(PLAYS)
    assert film.with_suffix(".srt").exists()
    render(folder, WALK, "-ql", "--save_sections", "--format", "gif")
    assert len(list(folder.glob("media/videos/**/sections/*.mp4"))) == 2
    assert len(list(folder.glob("media/videos/**/*.gif"))) == 1


def plan(stem: str, sections: bool) -> Any:
    """What there is to write, as far as its names go."""
    film = Path(f"/films/{stem}.mp4")
    return SimpleNamespace(
        output_stem=stem,
        primary_artifact=film,
        subcaption_file=film.with_suffix(".srt"),
        sections_dir=Path("/films/sections") if sections else None,
        section_index=Path(f"/films/sections/{stem}.json") if sections else None,
    )


def test_a_name_too_long_for_a_disk_is_refused() -> None:
    check_names(plan("x" * 251, sections=False))
    check_names(plan("x" * 180, sections=True))
    for stem, sections in (("x" * 252, False), ("ü" * 126, False), ("x" * 200, True)):
        with pytest.raises(Trouble, match=f"^-o {stem}: a name may have"):
            check_names(plan(stem, sections))


@pytest.mark.slow
def test_a_name_too_long_is_refused_before_any_work(tmp_path: Path) -> None:
    done = render(tmp_path, WALK, "-ql", "-o", "x" * 252, succeeds=False)
    assert done.stderr.strip().endswith("a name may have 255 bytes with its ending, not 256.")
    assert not (tmp_path / "media").exists()


@pytest.mark.slow
def test_a_folder_with_braces_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "a{b}"
    folder.mkdir()
    done = render(folder, WALK, "-ql", succeeds=False)
    assert done.stderr.strip().endswith("film.py: a path with braces, { or }, cannot be used.")
    assert not (folder / "media").exists()


@pytest.mark.parametrize("stem", ["short", "x" * 250, "ü" * 125, "x" * 100 + "." + "y" * 150])
def test_a_draft_has_a_name_that_a_disk_takes(tmp_path: Path, stem: str) -> None:
    made = draft(tmp_path / f"{stem}.mp4")
    made.touch()
    assert len(made.name.encode()) <= LONGEST_NAME
    assert made.suffix == ".mp4"
    assert made.name.startswith(f".{stem[:90]}")
