"""For everybody: keyboard, screen readers, small screens, translators."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.playground.conftest import HERE, Visit
from tests.playground.hands import drawn, shown, wait_until

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
            assert page.locator("#live").inner_text().startswith("Step: 1. |Gradient|: ")
    page.keyboard.press("Control+a")
    page.keyboard.type("0.005")
    page.keyboard.press("Enter")
    assert {"step-button", "run-button", "back-button", "reset-button", "ground", "rate"} <= {
        *reached
    }
    assert page.evaluate("playground.app.run.rate") == 0.005


SITUATIONS = {
    "race, task": "mode=map&on=booth&walkers=-5,5&race=adam,0.3,&step=9&task=hills",
    "walkers": "mode=map&on=own&formula=x^2%2By^2&draft=sin(&walkers=8.09,5.06;5.5,3.7&step=3",
    "rate": "mode=rate&rate=0.1&step=81",
    "line": "mode=line&on=reservations&batch=3&step=9",
}


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_serious(browser: Any, scheme: str) -> None:
    axe = HERE.parents[1] / "playground" / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is installed by make playground")
    visit = Visit(browser, color_scheme=scheme)
    page = visit.open("mode=map&step=3")
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = []
    for mode, address in SITUATIONS.items():
        visit.follow(f"{address}&theme={scheme}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        # Everything at night; by day only the colours are others.
        rules = "" if scheme == "dark" else "{ runOnly: ['color-contrast'] }"
        for violation in drawn(page).evaluate(f"axe.run({rules})")["violations"]:
            places = [node["html"][:120] for node in violation["nodes"]]
            found.append((mode, violation["impact"], violation["id"], places))
    visit.close()
    print(found)
    assert not [entry for entry in found if entry[1] in ("serious", "critical")], found


def test_nothing_is_wider_than_the_screen(page: Any) -> None:
    said = {"map": "Drop a walker", "rate": "How few steps", "line": "Drag a sample"}
    for mode, text in said.items():
        page.locator(f"#mode-{mode}").click()
        for width in (360, 768, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            assert drawn(page).evaluate("document.documentElement.scrollWidth") <= width, mode
            # and each mode says what to do
            assert text in page.locator(".task").inner_text()
            assert page.locator(".task").is_visible()


MODES = ("map", "rate", "line")
SMALL = """() => {
    const all = document.querySelectorAll('button, select, textarea, summary, .check, '
        + 'input:not([type=checkbox])');
    return [...all].filter(one => one.checkVisibility())
        .map(one => [one.id || one.textContent, one.getBoundingClientRect()])
        .filter(([, box]) => box.height < 44 || box.width < 44)
        .map(([name, box]) => `${name} ${box.width} × ${box.height}`);
}"""


def test_fingers_hit_what_they_mean(browser: Any) -> None:
    visit = Visit(browser, viewport={"width": 360, "height": 800})
    page = visit.open("mode=map&on=own&formula=x^2%2By^2&noise=0.1&walkers=1,1;2,2")
    for mode in MODES:
        page.locator(f"#mode-{mode}").click()
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert drawn(page).evaluate(SMALL) == [], mode
    visit.close()


FAINT = """() => {
    const numbers = color => color.match(/[\\d.]+/g).map(Number);
    const light = color => {
        const [r, g, b] = numbers(color).map(c => c / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (a, b) => {
        const [low, high] = [light(a), light(b)].sort((p, q) => p - q);
        return (high + 0.05) / (low + 0.05);
    };
    const ground = one => {
        for (; one; one = one.parentElement) {
            const color = getComputedStyle(one).backgroundColor;
            if ((numbers(color)[3] ?? 1) > 0) return color;
        }
    };
    const edge = one => {
        const style = getComputedStyle(one);
        const [, , , alpha = 1] = numbers(style.borderTopColor);
        // A button without a border is seen by its own colour.
        return alpha && style.borderTopWidth !== '0px' ? style.borderTopColor : ground(one);
    };
    const all = document.querySelectorAll('button, select, textarea, input[type=text]');
    return [...all].filter(one => one.checkVisibility() && !one.closest('nav'))
        .map(one => [one.id || one.textContent, contrast(edge(one), ground(one.parentElement))])
        .filter(([, ratio]) => ratio < 3);
}"""


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_edges_of_fields_and_buttons_are_seen(browser: Any, scheme: str) -> None:
    visit = Visit(browser, color_scheme=scheme)
    page = visit.open()
    for mode in MODES:
        page.locator(f"#mode-{mode}").click()
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.mouse.move(1, 1)
        wait_until(page, "document.getAnimations().length === 0")  # colours change gently
        assert drawn(page).evaluate(FAINT) == [], mode
        accent = page.locator(f"#mode-{mode}").evaluate("one => getComputedStyle(one).boxShadow")
        assert "inset" in accent
    visit.close()


def test_the_project_pins_what_it_needs() -> None:
    root = Path(__file__).resolve().parents[2]
    extras = tomllib.loads((root / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]
    assert any(text.startswith("playwright") for text in extras["browser"])
