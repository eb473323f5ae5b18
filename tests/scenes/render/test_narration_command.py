"""`downhill narration`: the script to record a film from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from scenes.render.command.main import downhill
from tests.scenes.typing_words import typed

FILM = '''"""Fog, then sun."""

from dataclasses import dataclass

from scenes.stage.lecture.scene import LectureScene, beat


@dataclass(frozen=True)
class WeatherParameters:
    """What may change: how many ``degrees``."""

    degrees: float = 12.0


class Weather(LectureScene):
    title = "Fog and sun"
    parameters = WeatherParameters()

    @beat("Fog is a cloud that lies on the ground. You see little.")
    def thick_fog(self):
        self.say("And hear less.")

    @beat("It has {degrees:g}°.", when=lambda film: film.parameters.degrees > 0)
    def sun(self):
        self.say("w = 3", spoken="The last word is three.")
'''
MUTE = FILM[: FILM.index("    @beat")]


@pytest.fixture
def weather(tmp_path: Path) -> str:
    path = tmp_path / "weather.py"
    path.write_text(FILM, encoding="utf-8")
    return str(path)


def script(*words: str) -> str:
    done = CliRunner().invoke(downhill, ["narration", *words])
    assert done.exit_code == 0, done.output
    return done.output


def test_every_sentence_has_the_name_of_its_recording(weather: str) -> None:
    printed = script(weather)
    lines = re.findall(r"^    (\S+-\d\d)  (.*)$", printed, re.MULTILINE)
    assert lines == [
        ("thick_fog-01", "Fog is a cloud that lies on the ground."),
        ("thick_fog-02", "You see little."),
        ("thick_fog-03", "And hear less."),
        ("sun-01", "It has 12°."),
        ("sun-02", "w = 3"),
    ]
    assert [line for line in printed.splitlines() if line.startswith("#")] == [
        "# Fog and sun",
        "## Thick fog",
        "## Sun",
    ]


def test_what_is_read_aloud_in_other_words_is_written_out(weather: str) -> None:
    aloud = re.findall(r"^ +\[(.*)\]$", script(weather), re.MULTILINE)
    assert aloud == ["It has twelve degrees.", "The last word is three."]


def test_the_head_says_what_to_record_and_how_much(weather: str) -> None:
    printed = script(weather)
    assert "5 sentences, 24 words, about 10 s" in printed
    assert "FOLDER/weather/thick_fog-01.wav" in printed
    assert f"downhill render {weather} --recordings FOLDER" in printed


def test_parameters_change_the_script(weather: str, tmp_path: Path) -> None:
    assert "It has 30°." in script(weather, "--set", "degrees=30")
    (tmp_path / "cold.toml").write_text("[weather]\ndegrees = -4.0\n", encoding="utf-8")
    assert "sun-01" not in script(weather, "--parameters", str(tmp_path / "cold.toml"))
    assert "no parameter 'degree'; did you mean 'degrees'?" in typed(
        "narration", weather, "--set", "degree=3"
    )


def test_the_script_goes_to_a_file(weather: str, tmp_path: Path) -> None:
    target = tmp_path / "script.md"
    assert script(weather, "-o", str(target)) == f"{target}\n"
    assert target.read_text(encoding="utf-8") == script(weather)
    script(weather, "--output", str(tmp_path))
    assert (tmp_path / "weather-narration.md").read_bytes() == target.read_bytes()


def test_the_script_does_not_depend_on_a_voice(
    weather: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = script(weather)
    monkeypatch.setenv("DOWNHILL_VOICE", "nobody")
    assert script(weather) == plain


def test_a_film_that_says_nothing_has_no_script(tmp_path: Path) -> None:
    (tmp_path / "mute.py").write_text(MUTE, encoding="utf-8")
    assert typed("narration", str(tmp_path / "mute.py")) == "Nothing is said in mute."
    assert "There is no film called 'hils'" in typed("narration", "hils")
