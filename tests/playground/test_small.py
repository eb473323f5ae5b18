"""Small things that were wrong: covered sliders, numbers told as 0, marks that were not seen."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.playground.conftest import Open, Visit
from tests.playground.hands import drawn, message, press, shown
from tests.playground.test_answers import contrast
from tests.playground.test_faults import paste
from tests.playground.test_holes import picture

RUN = "playground.app.run"
OWN = "mode=map&on=own&rate=0.1&walkers=1,1&formula="


@pytest.mark.parametrize("size", [(1440, 900), (768, 1024)])
def test_what_a_term_means_leaves_its_field_free(screen: Open, size: tuple[int, int]) -> None:
    page = screen(*size, "mode=map&walkers=1,1&step=2&noise=0.1")
    for label in drawn(page).locator(".rules label[data-term]").all():
        if not label.is_visible():
            continue
        label.scroll_into_view_if_needed()
        label.hover()
        tip = page.locator(".tip").bounding_box()
        field = label.locator("xpath=ancestor::*[contains(@class, 'field')][1]").bounding_box()
        apart = tip["y"] >= field["y"] + field["height"] or tip["y"] + tip["height"] <= field["y"]
        beside = tip["x"] >= field["x"] + field["width"] or tip["x"] + tip["width"] <= field["x"]
        assert apart or beside, label.inner_text()


@pytest.mark.parametrize(("language", "told"), [("en", "< 0.001"), ("de", "< 0,001")])
def test_what_is_not_zero_is_not_told_as_zero(visit: Visit, language: str, told: str) -> None:
    page = visit.open(f"{OWN}x^2%2By^2&lang={language}&step=60")
    assert shown(page, "magnitude").endswith(f": {told}")
    assert 0 < page.evaluate("Math.hypot(...playground.app.engine.selected.gradients[60])") < 5e-4
    visit.follow(f"mode=map&on=paraboloid&rate=0.5&walkers=1,1&step=1&lang={language}")
    assert shown(page, "magnitude").endswith("0.000" if language == "en" else "0,000")


FOUND = {
    "x^2%2B3y^2": [[0, 0]],
    "(x^2-1)^2%2By^2": [[-1, 0], [1, 0]],
    "x^4%2By^4": [[0, 0]],
    "0,5x^2%2B(y-1,5)^2": [[0, 1.5]],
    "x^2": [],  # level along its floor
    "x%2By": [],
    "x^2-y^2": [],
    "ln(x)%2By^2": [],
    "-x^2-y^2": [],
}


def test_minima_of_own_formulas_are_found_and_marked(visit: Visit) -> None:
    page = visit.open()
    for formula, minima in FOUND.items():
        visit.follow(OWN + formula)
        found = drawn(page).evaluate("playground.app.engine.seen.minima")
        assert sorted(found) == [pytest.approx(one, abs=2e-2) for one in minima], formula
        assert ("minimum" in page.locator(".legend").inner_text()) == bool(minima), formula
    visit.follow(OWN + "sin(x)*sin(y)&window=-7,7,-7,7")
    found = drawn(page).evaluate("playground.app.engine.seen.minima")
    half = 1.5707963
    assert len(found) == 8
    for x, y in found:
        assert abs(x) / half % 2 == pytest.approx(1, abs=1e-4)
        assert abs(y) / half % 2 == pytest.approx(1, abs=1e-4)


def test_a_decimal_comma_is_read_in_a_formula(visit: Visit) -> None:
    page = visit.open(f"{OWN}x^2%2By^2&lang=de")
    page.locator("#formula").fill("0,5x^2 + 1,25y^2")
    assert drawn(page).locator("#formula-error").inner_text() == ""
    assert page.evaluate("playground.app.engine.landscape.value([2, 2])") == 7
    assert page.evaluate(f"{RUN}.formula") == "0.5x^2 + 1.25y^2"  # as gdmath and films read it
    page.locator("#formula").fill("max(x,y)")
    said = drawn(page).locator("#formula-error").inner_text()
    assert "max kann nicht Teil einer Landschaft sein" in said
    assert "keine Steigung" in said


def test_arrows_are_seen_on_pale_ground(visit: Visit) -> None:
    page = drawn(visit.open("mode=map&on=himmelblau&walkers="))
    drawing = picture(page)
    pale = max(
        re.findall(r'fill="rgb\((\d+) (\d+) (\d+)\)"', drawing), key=lambda rgb: sum(map(int, rgb))
    )
    ground = "#" + "".join(f"{int(part):02x}" for part in pale)
    found = re.findall(
        r'stroke="(#\w+)" stroke-width="3.4"[^>]* opacity="([\d.]+)"/>\s*'
        r'<polygon[^>]*/>\s*<polyline[^>]* stroke="(#\w+)" stroke-width="1.2"',
        drawing,
    )
    assert len(found) > 60
    casing, alpha, arrow = found[0]
    assert contrast(casing, float(alpha), ground) >= 3
    around = mixed(casing, float(alpha), ground)
    assert contrast(arrow, 1, around) >= 3


def mixed(color: str, alpha: float, ground: str) -> str:
    over, under = ([int(text[i : i + 2], 16) for i in (1, 3, 5)] for text in (color, ground))
    return "#" + "".join(
        f"{round(alpha * a + (1 - alpha) * b):02x}" for a, b in zip(over, under, strict=True)
    )


def test_a_short_step_is_not_hidden_by_the_ring(visit: Visit) -> None:
    page = drawn(visit.open("mode=map&on=himmelblau&rate=0.001&walkers=3.2,2.2"))
    drawing = picture(page)
    ring = drawing.index('r="10.5"')
    dashed = drawing.index('stroke-dasharray="1 5"')
    assert ring < dashed


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "it is step 0 again. Undo goes back."), ("de", "wieder Schritt 0.")],
)
def test_who_is_taken_back_to_the_start_is_told(visit: Visit, language: str, said: str) -> None:
    page = visit.open(f"mode=map&on=himmelblau&rate=0.01&walkers=1,1&step=3&lang={language}")
    page.evaluate("playground.app.drop([2, 2])")
    assert said in message(page)
    assert said in page.locator("#live").inner_text()
    page.locator("#undo-change").click()
    assert drawn(page).evaluate(f"{RUN}.step") == 3
    press(page, "reset")
    page.evaluate("playground.app.drop([2, 2])")
    assert said not in message(page)


SAMPLES = "mode=line&on=own&samples=0.1234567890123,1;1,3.3333333333333335;2,6.5&walkers=0,0"


def test_samples_are_shown_short_and_kept_whole(visit: Visit) -> None:
    page = visit.open(SAMPLES)
    page.locator("summary", has_text="Samples as text").click()
    box = page.locator("textarea[rows='7']")
    lines = box.input_value().splitlines()
    assert lines == ["0.12346, 1", "1, 3.3333", "2, 6.5"]
    paste(page, "\n".join([*lines, "3, 7"]))
    assert page.evaluate(f"{RUN}.samples") == {
        "x": [0.1234567890123, 1, 2, 3],
        "y": [1, 3.3333333333333335, 6.5, 7],
    }


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Line 2 is not two numbers. The 3 samples so far stay."),
        ("de", "Zeile 2 besteht nicht aus zwei Zahlen. Die bisherigen 3 Datenpunkte bleiben."),
    ],
)
def test_bad_samples_do_not_take_the_place_of_good_ones(
    visit: Visit, language: str, said: str
) -> None:
    page = visit.open(f"{SAMPLES}&lang={language}")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    paste(page, "1 2\nx")
    assert drawn(page).locator(".ground .error:visible").inner_text() == said
    assert page.evaluate(f"{RUN}.samples.x.length") == 3


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Copy code to embed"), ("de", "Code zum Einbetten kopieren")]
)
def test_what_is_copied_is_called_what_it_is(visit: Visit, language: str, name: str) -> None:
    page: Any = visit.open(f"mode=map&lang={language}")
    assert page.get_by_role("button", name=name).is_visible()
