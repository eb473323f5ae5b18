"""What the page says: of bad input, of its marks, of walkers who left."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.playground.conftest import Visit
from tests.playground.hands import HOVER, drawn, message, press, shown


def test_an_unusable_rate_is_answered_in_words(page: Any) -> None:
    box = page.get_by_label("Learning rate α", exact=True)
    said = page.locator("#rate-error")
    for typed in ("abc", "-1", "0", "", "1e9"):
        box.fill(typed)
        page.keyboard.press("Enter")
        assert "Enter a number above 0" in drawn(page).locator("#rate-error").inner_text(), typed
        assert "Still using 0.01." in said.inner_text()
        press(page, "step")
        assert box.input_value() == typed
        assert box.get_attribute("aria-invalid") == "true"
    box.fill("0.02")
    page.keyboard.press("Enter")
    assert not drawn(page).locator("#rate-error").is_visible()
    assert box.get_attribute("aria-invalid") == "false"
    box.fill("many")
    page.keyboard.press("Enter")
    page.locator(".rules .chip").first.click()
    assert not drawn(page).locator("#rate-error").is_visible()
    assert float(box.input_value()) == page.evaluate("playground.app.run.rate")


def test_an_unusable_formula_holds_the_walker(visit: Any) -> None:
    page = visit.open("mode=map&on=own&formula=x^2%2By^2&walkers=1,1")
    page.locator("#formula").fill("x^2 + sin(y")
    press(page, "step")
    press(page, "run")
    assert page.evaluate("[playground.app.run.step, playground.app.running]") == [0, False]
    assert drawn(page).locator("#step-button").get_attribute("aria-disabled") == "true"
    assert message(page) == "The formula cannot be read as it stands."
    assert page.locator("#formula-error").inner_text()
    page.locator("#mode-rate").click()
    assert drawn(page).locator("#step-button").get_attribute("aria-disabled") == "false"
    page.locator("#mode-map").click()
    page.locator("#formula").fill("x^2 + sin(y)")
    press(page, "step")
    assert page.evaluate("playground.app.run.step") == 1


STROKED = """(() => {
    const stroke = CanvasRenderingContext2D.prototype.stroke;
    window.stroked = [];
    CanvasRenderingContext2D.prototype.stroke = function (...path) {
        window.stroked.push([this.canvas.parentElement?.className, this.strokeStyle,
            this.globalAlpha]);
        return stroke.apply(this, path);
    };
})()"""


def contrast(color: str, alpha: float, ground: str) -> float:
    def lightness(channels: list[float]) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    over, under = ([int(text[i : i + 2], 16) / 255 for i in (1, 3, 5)] for text in (color, ground))
    mixed = [alpha * a + (1 - alpha) * b for a, b in zip(over, under, strict=True)]
    low, high = sorted((lightness(mixed), lightness(under)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize(
    ("fragment", "figure", "ink"),
    [
        ("mode=line&step=2", "scatter", "prediction"),
        ("mode=map&walkers=1,1;2,2&step=5", "loss", "loss"),
    ],
)
def test_lines_in_the_second_row_are_seen(
    browser: Any, scheme: str, fragment: str, figure: str, ink: str
) -> None:
    visit = Visit(browser, color_scheme=scheme, script=STROKED)
    page = drawn(visit.open(fragment))
    color, ground = page.evaluate(
        """names => names.map(name => getComputedStyle(document.documentElement)
            .getPropertyValue(name).trim().toLowerCase())""",
        [f"--{ink}", "--panel"],
    )
    strokes = page.evaluate("window.stroked")
    found = [
        alpha for host, stroke, alpha in strokes if host == f"canvas {figure}" and stroke == color
    ]
    assert len(set(found)) == 2
    assert min(contrast(color, alpha, ground) for alpha in found) >= 3
    visit.close()


def test_one_number_needs_no_parentheses(visit: Any) -> None:
    assert shown(visit.open("mode=rate"), "position") == "Position: −1"
    assert shown(visit.open(HOVER), "position") == "Position: (−0.5, −3.5)"


def test_a_line_off_its_map_is_told_as_such(visit: Any) -> None:
    page = visit.open("mode=line&on=handful&rate=1&walkers=-0.4,2.6&step=2")
    assert message(page).startswith("This (w, b) is off the map; ")


def test_a_formula_breaks_before_a_sign(page: Any) -> None:
    written = drawn(page).locator(".ground .formula").text_content()
    assert written.split(" ") == [
        "f(x,",
        "y)",
        "=",
        "(x²\u00a0+\u00a0y\u00a0−\u00a011)²",
        "+\u00a0(x\u00a0+\u00a0y²\u00a0−\u00a07)²",
    ]


@pytest.mark.parametrize(
    ("mode", "keys"),
    [
        ("map", ["walker", "∇f, uphill (√|∇f| × k)", "next step, −α∇f × 1", "minimum"]),
        ("rate", ["walker", "slope", "next step × 1", "minimum"]),
        ("line", ["sample", "line", "error"]),
    ],
)
def test_every_picture_has_its_legend(page: Any, mode: str, keys: list[str]) -> None:
    page.locator(f"#mode-{mode}").click()
    told = drawn(page).locator(".legend li").all_inner_texts()
    assert [re.sub(r"× [\d.]+\)", "× k)", text) for text in told] == keys
    assert page.locator("#field").is_visible() == (mode == "map")
    colors = page.locator(".legend li i").evaluate_all(
        "all => all.map(one => getComputedStyle(one).getPropertyValue('--c'))"
    )
    assert all(colors)
    assert "undefined" not in colors


def test_walkers_that_leave_at_one_place_share_their_label(visit: Any) -> None:
    page = visit.open(
        "mode=map&on=himmelblau&rate=1&walkers=-0.5,-3.5;-3.25,1.95;2.42,-1.9&selected=2&step=1"
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture as SVG").click()
    picture = download.value.path().read_text("utf-8")
    assert re.findall(r'font-size="12"[^>]*>([^<]*)<', picture) == ["1", "2, 3"]
