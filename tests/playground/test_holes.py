"""Where a formula has no value there is no ground: nothing is drawn there, and the key says so."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from tests.playground.conftest import Visit
from tests.playground.hands import drawn

HOLED: dict[str, Callable[[float, float], bool]] = {
    "ln(x) + y^2": lambda x, _: x > 0,
    "sqrt(x*y) + x^2": lambda x, y: x * y >= 0,
    "x^1.5 + 1/(y^2 - 1)": lambda x, _: x >= 0,
}
NUMBER = r"-?\d+(?:\.\d+)?"
MARGINS = {"left": 50, "right": 12, "top": 12, "bottom": 36}


def picture(page: Any) -> str:
    with page.expect_download() as caught:
        page.get_by_role("button", name="Picture as SVG").click()
    return str(caught.value.path().read_text("utf-8"))


def places(page: Any, drawing: str) -> Callable[[str], list[tuple[float, float]]]:
    """What reads the coordinates in a text of pixels."""
    width, height = (
        float(x) for x in re.findall(r'width="([\d.]+)" height="([\d.]+)"', drawing)[0]
    )
    (x0, x1), (y0, y1) = page.evaluate("playground.app.engine.seen.window")
    wide, high = width - 62, height - 48

    def of(text: str) -> list[tuple[float, float]]:
        numbers = [float(found) for found in re.findall(NUMBER, text)]
        pixels = zip(numbers[::2], numbers[1::2], strict=True)
        return [
            (x0 + (px - 50) / wide * (x1 - x0), y1 - (py - 12) / high * (y1 - y0))
            for px, py in pixels
        ]

    return of


@pytest.mark.parametrize("formula", list(HOLED))
def test_nothing_is_drawn_where_a_formula_has_no_value(visit: Visit, formula: str) -> None:
    stands = HOLED[formula]
    page = drawn(
        visit.open(f"mode=map&on=own&formula={quote(formula)}&window=-3,3,-3,3&walkers=2,2")
    )
    drawing = picture(page)
    of = places(page, drawing)
    arrows = re.findall(r'<polyline points="([^"]+)"[^>]* stroke-width="1.2"', drawing)
    assert len(arrows) > 20
    for arrow in arrows:
        for x, y in of(arrow):
            assert stands(x, y), (formula, x, y)
    cell = 6.5 / 120
    bands = re.findall(r'<path d="([^"]+)" fill="rgb', drawing)
    assert len(bands) > 5
    for band in bands:
        for x, y in of(band):
            near = (stands(x + i * cell, y + j * cell) for i in (-1, 0, 1) for j in (-1, 0, 1))
            assert any(near), (formula, x, y)
    assert "no value here" in drawn(page).locator(".legend").inner_text()


@pytest.mark.parametrize(("language", "said"), [("en", "no value here"), ("de", "hier kein Wert")])
def test_only_ground_with_holes_has_their_key(visit: Visit, language: str, said: str) -> None:
    page = visit.open(f"mode=map&on=own&formula=ln(x)&walkers=2,2&lang={language}")
    assert said in drawn(page).locator(".legend").inner_text()
    page.locator("#zoom-in").click()
    page.evaluate("playground.app.see([[1, 2], [-1, 1]])")
    assert said not in drawn(page).locator(".legend").inner_text()
    page.evaluate("playground.app.see(null)")
    assert said in drawn(page).locator(".legend").inner_text()
    visit.follow(f"mode=line&lang={language}")
    assert said not in drawn(page).locator(".legend").inner_text()
    visit.follow(f"mode=map&on=himmelblau&walkers=1,1&lang={language}")
    assert said not in drawn(page).locator(".legend").inner_text()


def test_slopes_without_ground_say_nothing_of_what_is_typical(visit: Visit) -> None:
    """Half of this window is a cliff of slopes that belong to no ground."""
    page = visit.open("mode=map&on=own&formula=0*ln(x)%2Bx^2&window=-40,4,-1,1&walkers=2,0")
    typical = drawn(page).evaluate("playground.app.engine.typical")
    assert typical <= 8
    assert math.isfinite(typical)
