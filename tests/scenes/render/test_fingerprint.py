"""What a film is known by: when its fingerprint is another one, and when it is not."""

from __future__ import annotations

import importlib.util
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import config, tempconfig

from scenes.render import fingerprint as fingerprints
from scenes.render import sources
from scenes.render.command import settings
from scenes.render.fingerprint import Fingerprint, house
from scenes.render.reads import Read, Reads
from scenes.render.rehearsal import offstage

FILM = """
from dataclasses import dataclass, field
from typing import Any

from scenes.stage.lecture.scene import LectureScene, beat
from {helper} import LENGTH


@dataclass(frozen=True)
class Parameters:
    rate: float = 0.1
    data: Any = None


class Film(LectureScene):
    parameters = Parameters()

    @beat("One.")
    def first(self):
        pass

    @beat("Two.")
    def second(self):
        pass
"""


class Shelf:
    """A folder with a film, a module that it imports, data, and another film."""

    def __init__(self, folder: Path) -> None:
        name = f"helper_{folder.name.replace('-', '_')}"
        self.folder, self.film, self.other = folder, folder / "film.py", folder / "other.py"
        self.helper, self.data = folder / f"{name}.py", folder / "samples.csv"
        self.film.write_text(FILM.format(helper=name))
        self.helper.write_text("LENGTH = 3\n")
        self.other.write_text("LENGTH = 3\n")
        self.data.write_text("x,y\n1,2\n")
        spec = importlib.util.spec_from_file_location(f"film_{name}", self.film)
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        self.scene_class: Any = module.Film
        self.modules = (spec.name, name)

    def fingerprint(self, *begun: str, more: Any = (), **parameters: Any) -> str:
        with offstage():
            scene = self.scene_class()
            scene.parameters = replace(scene.parameters, **parameters)
            scene.beats_begun = list(begun)
            return Fingerprint(scene, more).now()

    def clear(self) -> None:
        for name in self.modules:
            sys.modules.pop(name, None)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sources, "_BEGAN", time.time() + 3600)  # what is written here is old
    monkeypatch.setattr(fingerprints, "READS", Reads())  # the tests themselves read a lot
    shelf = Shelf(tmp_path)
    yield shelf
    shelf.clear()


def test_the_same_film_has_the_same_fingerprint(shelf: Shelf) -> None:
    first = shelf.fingerprint()
    assert first == shelf.fingerprint()
    assert len(first) == 16
    assert set(first) <= set("0123456789abcdef")


def test_another_film_is_none_of_this_ones_business(shelf: Shelf) -> None:
    before = shelf.fingerprint()
    shelf.other.write_text("LENGTH = 4\n")
    assert shelf.fingerprint() == before


@pytest.mark.parametrize("which", ["film", "helper"])
def test_a_change_in_the_program_is_another_fingerprint(shelf: Shelf, which: str) -> None:
    before, path = shelf.fingerprint(), getattr(shelf, which)
    source = path.read_text()
    path.write_text(source + "CHANGED = 1\n")
    assert shelf.fingerprint() != before
    path.write_text(source)
    assert shelf.fingerprint() == before


def test_a_beat_is_in_the_fingerprint_from_when_it_begins(shelf: Shelf) -> None:
    beats = [(), ("first",), ("first", "second")]
    before = [shelf.fingerprint(*begun) for begun in beats]
    assert len(set(before)) == 3
    shelf.film.write_text(shelf.film.read_text().replace("Two.", "Second."))
    after = [shelf.fingerprint(*begun) for begun in beats]
    assert [a == b for a, b in zip(after, before, strict=True)] == [True, True, False]


def test_a_scene_that_keeps_no_count_of_its_beats_counts_whole(shelf: Shelf) -> None:
    with offstage():
        scene = shelf.scene_class()
        del scene.beats_begun
        before = Fingerprint(scene).now()
        shelf.film.write_text(shelf.film.read_text().replace("Two.", "Second."))
        assert Fingerprint(scene).now() != before


def test_what_was_read_at_the_beginning_is_not_read_again(shelf: Shelf) -> None:
    """An edit during the render must not be taken for what runs."""
    with offstage():
        film = Fingerprint(shelf.scene_class())
        before = film.now()
        for path in (shelf.film, shelf.helper):
            path.write_text(path.read_text() + "CHANGED = 1\n")
        assert film.now() == before


@pytest.mark.parametrize("nested", [str, Path, lambda p: (1, str(p)), lambda p: {"a": [p]}])
def test_a_file_that_a_parameter_names_is_in_the_fingerprint(
    shelf: Shelf, nested: Callable[[Path], object]
) -> None:
    plain = shelf.fingerprint()
    assert shelf.fingerprint(rate=0.2) != plain
    data = nested(shelf.data)
    with_data = shelf.fingerprint(data=data)
    assert with_data == shelf.fingerprint(data=data) != plain
    shelf.data.write_text("x,y\n1,3\n")
    assert shelf.fingerprint(data=data) != with_data
    assert shelf.fingerprint() == plain


def test_a_file_that_changed_while_it_may_have_been_read_is_neither(shelf: Shelf) -> None:
    before = shelf.fingerprint(data=str(shelf.data))
    with offstage():
        scene = shelf.scene_class()
        scene.parameters = replace(scene.parameters, data=str(shelf.data))
        film = Fingerprint(scene, ())
        assert film.now() == before
        shelf.data.write_text("x,y\n1,3\n")
        between = film.now()
    assert len({before, between, shelf.fingerprint(data=str(shelf.data))}) == 3


def test_a_file_that_cannot_be_read_is_left_to_the_film(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shelf.fingerprint(data=str(shelf.data))
    shelf.data.unlink()
    monkeypatch.setattr(os.path, "isfile", lambda path: True)
    assert shelf.fingerprint(data=str(shelf.data)) != before


def test_a_file_that_has_been_read_is_in_the_fingerprint(shelf: Shelf) -> None:
    reads, seen = fingerprints.READS, {shelf.fingerprint()}
    for content in ("1", "2"):
        reads.note([Read(str(shelf.data), content)])
        seen.add(shelf.fingerprint())
    assert len(seen) == 3
    before = shelf.fingerprint()
    reads.note([Read(str(shelf.film), "its own program counts otherwise")])
    assert shelf.fingerprint() == before
    with reads.drawing():
        reads.note([Read(str(shelf.data), "3")])
    assert shelf.fingerprint() == before  # that lies beside what was drawn


def test_every_number_of_a_parameter_is_in_the_fingerprint(shelf: Shelf) -> None:
    values = np.zeros(5000)
    before = shelf.fingerprint(data=values)
    values[2500] = 1e-300
    assert shelf.fingerprint(data=values) != before


def test_the_language_is_in_the_fingerprint(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {shelf.fingerprint()}
    for language in ("de", "fr"):
        monkeypatch.setenv("DOWNHILL_LANGUAGE", language)
        seen.add(shelf.fingerprint())
    assert len(seen) == 3


@pytest.mark.parametrize(
    "setting",
    [
        {"pixel_width": 1280},
        {"pixel_height": 482},
        {"frame_rate": 60},
        {"frame_height": 9.0},
        {"frame_width": 15.0},
        {"background_color": "#101010"},
        {"background_opacity": 0.5},
        {"format": "mov"},
        {"seed": 3},
        {"video_codec": "libx265"},
        {"pixel_format": "yuv444p"},
        {"video_encoder_options": {"crf": "30"}},
    ],
    ids=str,
)
def test_every_setting_of_the_picture_is_in_the_fingerprint(
    shelf: Shelf, setting: dict[str, Any]
) -> None:
    with offstage():
        film = Fingerprint(shelf.scene_class())
        before = film.now()
        with tempconfig({"verbosity": "INFO", "max_files_cached": 7, "output_file": "other"}):
            assert film.now() == before
        with tempconfig(setting):
            assert film.now() != before


def test_settings_that_nobody_knows_of_yet_are_in_the_fingerprint(shelf: Shelf) -> None:
    known = {key for key in config if not fingerprints._SHOWS_NOT.fullmatch(key)}
    assert {"renderer", "tex_template", "plugins"} <= known
    assert not fingerprints._SHOWS_NOT.fullmatch("sharpness")
    assert shelf.fingerprint(more=("crf", 23)) != shelf.fingerprint(more=("crf", 24))


def test_versions_of_libraries_are_in_the_fingerprint(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shelf.fingerprint()
    names = dict(sources.versions({"manim", "cairo", "typst"}))
    assert {"manim", "pycairo", "typst"} <= set(names)
    version = sources.version
    monkeypatch.setattr(
        sources, "version", lambda name: "99" if name == "pycairo" else version(name)
    )
    assert shelf.fingerprint() != before


def test_a_subclass_with_other_parameters_is_as_if_they_were_the_films(shelf: Shelf) -> None:
    """As the command line makes it: the program that made it is not the film's."""
    with offstage():
        film = shelf.scene_class
        prints = []
        for rate in (0.2, 0.2, 0.3):
            values = {"parameters": replace(film.parameters, rate=rate)}
            values["__module__"] = settings.__name__
            prints.append(Fingerprint(type("Film", (film,), values)()))
    program = {module.name for module in prints[0]._program.modules.values()}
    assert not any(name.startswith("scenes.render.command") for name in program)
    assert prints[0].now() == prints[1].now() != prints[2].now()


def test_a_film_whose_program_cannot_be_read_is_never_the_same_twice() -> None:
    space: dict[str, Any] = {"__name__": "notebook"}
    source = "from scenes.stage.lecture.scene import LectureScene\n"
    exec(source + "class Film(LectureScene):\n    def construct(self): pass", space)
    with offstage():
        scene = space["Film"]()
        assert Fingerprint(scene).now() != Fingerprint(scene).now()


def test_a_film_that_was_edited_since_it_was_imported_is_never_the_same_twice(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_BEGAN", time.time() - 3600)
    assert shelf.fingerprint() != shelf.fingerprint()


def test_the_house_has_a_fingerprint_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ["gdmath/descent.py", "scenes/stage/a/hiker.py", "scenes/parts/hills/plan.py"]
    files += ["scenes/render/camera.py", "scenes/locale/de/LC_MESSAGES/downhill.mo"]
    files += ["scenes/hills.py", "assets/data/samples.csv"]
    for name in (*files, "README.md", "scenes/media/Tex/a.svg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was")
    monkeypatch.setattr(fingerprints, "HOUSE", tmp_path)
    monkeypatch.setattr(fingerprints, "ASSETS", tmp_path / "assets")
    seen = {house()}
    for name in ("README.md", "scenes/media/Tex/a.svg"):
        (tmp_path / name).write_text("changed")
        assert house() in seen, name
    for name in files:
        (tmp_path / name).write_text("changed")
        assert house() not in seen, name
        seen.add(house())


def test_films_of_the_course_are_made_of_known_sources() -> None:
    """None of them is dynamic, and none counts another one's parts."""
    for path in sorted((sources.HOUSE / "scenes").glob("[!_]*.py")):
        module = sources.find(f"scenes.{path.stem}")
        assert module is not None
        program = sources.Program.of([module])
        assert not program.is_dynamic
        parts = {m.name.split(".")[2] for m in program.modules.values() if ".parts." in m.name}
        assert parts <= {path.stem}
