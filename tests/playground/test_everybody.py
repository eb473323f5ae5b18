"""For everybody: keyboard, screen readers, small screens, translators."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.playground.hands import (
    drawn,
    shown,
)

# Everybody


def test_a_session_with_the_keyboard_alone(visit: Any) -> None:
    page = visit.open("mode=map&on=himmelblau&rate=0.01&walkers=")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.canvas.map') !== null"):
            break
    else:
        pytest.fail("Tab does not reach the map")
    for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    assert page.evaluate("playground.app.run.walkers") == [[0.5, 0.25]]
    reached: list[str] = []
    while "rate" not in reached and len(reached) < 40:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
        if reached[-1] == "step-button":
            page.keyboard.press("Enter")
            assert shown(page, "step") == "Step: 1"
            assert page.locator("#live").inner_text().startswith("Step: 1. Gradient Mag: ")
    page.keyboard.press("Control+a")
    page.keyboard.type("0.005")
    page.keyboard.press("Enter")
    assert {"step-button", "run-button", "undo-button", "reset-button", "ground", "rate"} <= {
        *reached
    }
    assert page.evaluate("playground.app.run.rate") == 0.005


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_serious(browser: Any, scheme: str) -> None:
    from tests.playground.conftest import HERE, Visit

    axe = HERE.parents[1] / "playground" / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is installed by make playground")
    visit = Visit(browser, color_scheme=scheme)
    page = visit.open("mode=map&step=3")
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = []
    for mode in ("map", "rate", "line"):
        page.locator(f"#mode-{mode}").click()
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for violation in drawn(page).evaluate("axe.run()")["violations"]:
            places = [node["html"][:120] for node in violation["nodes"]]
            found.append((mode, violation["impact"], violation["id"], places))
    visit.close()
    print(found)
    assert not [entry for entry in found if entry[1] in ("serious", "critical")], found


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_screen(browser: Any, width: int) -> None:
    from tests.playground.conftest import Visit

    visit = Visit(browser, viewport={"width": width, "height": 800})
    page = visit.open()
    for mode in ("map", "rate", "line"):
        page.locator(f"#mode-{mode}").click()
        assert drawn(page).evaluate("document.documentElement.scrollWidth") <= width, mode
    visit.close()


def test_words_are_in_the_catalogue_alone() -> None:
    sources = Path(__file__).resolve().parents[2] / "playground" / "src"
    allowed = {"words.ts"}
    for path in sources.rglob("*.ts"):
        if path.name in allowed:
            continue
        code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
        said = re.findall(r'h\("[a-z0-9]+", \{[^}]*\}, "([A-Za-z]{3,}[^"]*)"', code)
        assert set(said) <= {"Downhill"}, f"{path.name}: {said}"


def test_the_project_pins_what_it_needs() -> None:
    root = Path(__file__).resolve().parents[2]
    extras = tomllib.loads((root / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]
    assert any(text.startswith("playwright") for text in extras["browser"])
