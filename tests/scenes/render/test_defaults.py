"""The course's rendering defaults apply wherever a film is rendered, beneath one's own choices."""

from __future__ import annotations

import json
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from manim import config, tempconfig
from manim._config.utils import ManimConfig, make_config_parser
from manim.cli.render.commands import render

from scenes.render.camera import PaintingCamera
from scenes.render.command.job import Job, picture_settings
from scenes.render.defaults import keep_media_with_output, lay_beneath

COURSE = {
    "pixel_width": 1280,
    "pixel_height": 720,
    "frame_rate": 30,
    "notify_outdated_version": False,
    "verbosity": "WARNING",
    "max_inflight_encoders": 4,
    "encoder_queue_size": 16,
    "video_encoder_options": {"preset": "veryfast", "crf": "18"},
}


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of a lecturer's own, with nothing of the course in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    with tempconfig({}):
        yield tmp_path


def settled(*flags: str) -> dict[str, Any]:
    """Manim's settings as it makes them for `manim render FLAGS film.py`, with ours beneath."""
    with render.make_context("render", [*flags, "film.py"]) as context:
        manims_own = ManimConfig().digest_parser(make_config_parser())
        config.update(manims_own.digest_args(Namespace(**context.params)))
        lay_beneath()
    return {key: config[key] for key in COURSE}


def test_the_courses_defaults_apply_where_nobody_has_chosen(elsewhere: Path) -> None:
    assert settled() == COURSE


def test_ones_own_settings_stay(elsewhere: Path) -> None:
    own = "[CLI]\npixel_width = 640\npixel_height = 480\n[video_encoder.options]\ncrf = 30\n"
    (elsewhere / "manim.cfg").write_text(own)
    encoder = {"preset": "veryfast", "crf": "30"}
    own_size = {"pixel_width": 640, "pixel_height": 480, "video_encoder_options": encoder}
    assert settled() == COURSE | own_size
    assert config.frame_width == pytest.approx(8 * 640 / 480)


def test_settings_that_are_manims_own_can_be_chosen(elsewhere: Path) -> None:
    (elsewhere / "manim.cfg").write_text("[CLI]\nframe_rate = 60\nnotify_outdated_version = True\n")
    assert settled() == COURSE | {"frame_rate": 60, "notify_outdated_version": True}


@pytest.mark.parametrize(
    ("flags", "chosen"),
    [
        (["-qh"], {"pixel_width": 1920, "pixel_height": 1080, "frame_rate": 60}),
        (["-ql"], {"pixel_width": 854, "pixel_height": 480, "frame_rate": 15}),
        (["--fps", "60"], {"frame_rate": 60}),
        (["-r", "1920,1080"], {"pixel_width": 1920, "pixel_height": 1080}),
        (["-v", "INFO"], {"verbosity": "INFO"}),
    ],
    ids=" ".join,
)
def test_flags_have_the_last_word(
    elsewhere: Path, flags: list[str], chosen: dict[str, Any]
) -> None:
    assert settled(*flags) == COURSE | chosen


def test_a_file_of_settings_given_as_a_flag_counts_as_ones_own(elsewhere: Path) -> None:
    (elsewhere / "manim.cfg").write_text("[CLI]\nframe_rate = 12\n")
    (elsewhere / "other.cfg").write_text("[CLI]\npixel_width = 640\npixel_height = 360\n")
    size = {"pixel_width": 640, "pixel_height": 360}
    assert settled("--config_file", "other.cfg") == COURSE | size


def test_what_a_program_has_set_stays(elsewhere: Path) -> None:
    config.update(ManimConfig().digest_parser(make_config_parser()))
    config.frame_rate = 12
    lay_beneath()
    assert {key: config[key] for key in COURSE} == COURSE | {"frame_rate": 12}


def test_manim_has_them_outside_the_repository(elsewhere: Path) -> None:
    (elsewhere / "film.py").write_text(
        "import json, scenes.render, sys\n"
        "from manim import config\n"
        f"found = {{key: config[key] for key in {list(COURSE)}}}\n"
        "sys.exit(json.dumps(found))\n"
    )
    run = subprocess.run(
        [sys.executable, "-m", "manim", "render", "--fps", "60", "film.py"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert json.loads(run.stderr.splitlines()[-1]) == COURSE | {"frame_rate": 60}


def test_a_job_keeps_its_shape_beside_an_upright_films_settings(elsewhere: Path) -> None:
    own = "[CLI]\npixel_width = 1080\npixel_height = 1920\ndry_run = True\noutput_file = mine\n"
    (elsewhere / "manim.cfg").write_text(own)
    settled()
    with tempconfig(picture_settings(Job("hills", 854, 480, 15))):
        camera = PaintingCamera()
        assert (camera.frame_width, camera.frame_height) == pytest.approx((8 * 854 / 480, 8))
        assert (config.dry_run, config.output_file) == (False, "")


@pytest.mark.parametrize(
    ("output", "chosen", "goes"),
    [
        ("{there}/film", None, "{there}/media"),  # -o names another folder
        ("{here}/films/film", None, "{here}/media"),
        ("film", None, None),
        ("", None, None),
        ("{there}/film", "{here}/own", "{here}/own"),
        ("film", "{here}/own", "{here}/own"),
    ],
)
def test_pieces_go_with_the_film_unless_somebody_chose_their_place(
    elsewhere: Path, output: str, chosen: str | None, goes: str | None
) -> None:
    there = elsewhere.with_name(f"{elsewhere.name} elsewhere")
    there.mkdir()
    places = {"here": elsewhere, "there": there}
    config.input_file, config.output_file = "film.py", output.format(**places)
    if chosen:
        config.media_dir = chosen.format(**places)
    before = str(config.media_dir)
    keep_media_with_output()
    assert str(config.media_dir) == (goes.format(**places) if goes else before)
