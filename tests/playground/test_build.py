"""The built file: complete, current, small, and silent about where it was made."""

from __future__ import annotations

import importlib.util
import json
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from num2words import num2words

from scenes.render.rehearsal import offstage
from tests.scenes.films.test_every_lecture import lectures

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "playground"
PAGE = ROOT / "scenes" / "playground.html"
LARGEST = 1.5e6  # bytes


@cache
def exporter() -> Any:
    """The script that tells the page what it shows; asking the films takes long: once is enough."""
    spec = importlib.util.spec_from_file_location("playground_export", SOURCES / "export.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_built_from_the_present_sources() -> None:
    (built,) = re.findall(r'<meta name="sources" content="(\w+)"', PAGE.read_text("utf-8"))
    assert built == exporter().fingerprint(), "run: make playground"


def test_the_page_is_one_small_file() -> None:
    text = PAGE.read_text("utf-8")
    assert PAGE.stat().st_size <= LARGEST
    assert "default-src 'none'" in text
    assert not re.search(r'<(script|link|img)[^>]+(src|href)="(?!data:)', text)
    assert "unsafe-eval" not in text


def test_the_readme_tells_of_the_page_as_it_is() -> None:
    from scenes.render.command.playground import films_of

    told = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert f"{num2words(len(films_of(PAGE))).capitalize()} films have a question there" in told
    assert f"one file of {PAGE.stat().st_size / 1e6:.1f} MB" in told
    kept = re.search(r"const MOST = (\d+);", (SOURCES / "src" / "history.ts").read_text("utf-8"))
    assert kept is not None
    assert f"the last {kept[1]} changes to it can be undone" in told


def test_the_lock_file_holds_no_address() -> None:
    text = (SOURCES / "package-lock.json").read_text("utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert all("resolved" not in entry for entry in packages.values())
    assert all(re.fullmatch(r"[\d.]+[\w.-]*", e["version"]) for n, e in packages.items() if n)


def test_numbers_survive_the_export() -> None:
    from gdmath import LANDSCAPES, OPTIMIZERS

    data = json.loads(exporter().written())
    assert [entry["name"] for entry in data["landscapes"]] == list(LANDSCAPES)
    assert [entry["name"] for entry in data["optimizers"]] == list(OPTIMIZERS)
    for entry in data["landscapes"]:
        known = LANDSCAPES[entry["name"]]
        assert entry["minima"] == known.minima.tolist()
        assert entry["window"] == [list(side) for side in known.window]
        assert entry["expression"] == known.expression


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from scenes.render.command.playground import playground

    ran = CliRunner().invoke(playground, ["--output", str(tmp_path)])
    assert ran.exit_code == 0
    assert (tmp_path / "playground.html").read_bytes() == PAGE.read_bytes()
    ran = CliRunner().invoke(playground, ["-o", str(tmp_path / "course.html")])
    assert ran.output.strip() == str(tmp_path / "course.html")
    ran = CliRunner().invoke(playground, ["-o", str(tmp_path / "none" / "course.html")])
    assert ran.exit_code == 1
    assert "There is no folder" in ran.output


def test_the_command_opens_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    from click.testing import CliRunner

    from scenes.render.command.playground import playground

    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url: opened.append(url) or True)
    assert CliRunner().invoke(playground).exit_code == 0
    assert CliRunner().invoke(playground, ["paraboloid"]).exit_code == 0
    assert opened == [PAGE.as_uri(), PAGE.as_uri() + "#paraboloid"]
    ran = CliRunner().invoke(playground, ["parabolid"])
    assert ran.exit_code == 1
    assert "has nothing of a film called 'parabolid'; did you mean 'paraboloid'?" in ran.output


def test_situations_begin_as_their_films_do() -> None:
    from scenes.render.command.course import names_of_films
    from scenes.render.command.playground import films_of

    told = json.loads(exporter().written())["situations"]
    addresses = {entry["film"]: parse_qs(entry["address"]) for entry in told}
    assert films_of(PAGE) == list(addresses)
    assert set(addresses) <= set(names_of_films())
    for name, address in addresses.items():
        (film,) = lectures(name)
        assert [entry["title"] for entry in told if entry["film"] == name] == [film.title]
        rates = (
            getattr(film.parameters, which, None) for which in ("learning_rate", "second_rate")
        )
        told_rate = float(address["rate"][0])  # also where a film finds one that suits
        if known := [rate for rate in rates if rate is not None]:
            assert told_rate in known
    with offstage():
        for name in ("hills", "gradient"):
            scene = lectures(name)[0]()
            scene.setup()
            x, y = map(float, addresses[name]["walkers"][0].split(";")[0].split(","))
            here = scene.plan.walk.points[0][0] if name == "hills" else scene.plan.here
            assert (x, y) == tuple(here)
            assert float(addresses[name]["rate"][0]) == scene.plan.rate
