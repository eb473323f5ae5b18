"""What is said after a change: of steps that are walked again, and of what the picture shows."""

from __future__ import annotations

from typing import Any

import pytest

from tests.playground.conftest import Visit
from tests.playground.hands import drawn, message, press, shown, wait_until

RUN = "playground.app.run"
START = "mode=map&on=himmelblau&rate=0.01&walkers=-0.5,-3.5&step=3"


def live(page: Any) -> str:
    return str(page.locator("#live").inner_text())


def numbers(page: Any) -> list[str]:
    """The numbers of the walker as they are, each as it is written."""
    loss, size = page.evaluate(
        """() => { const { selected } = playground.app.engine, { step } = playground.app.run;
            return [selected.losses[step], Math.hypot(...selected.gradients[step])]; }"""
    )
    return [f"{loss:.4g}", f"{size:.3f}"]


def told(page: Any) -> str:
    """What the region says, once it says how it stands."""
    for _ in range(60):
        said = drawn(page).locator("#live").inner_text()
        if all(number in said for number in numbers(page)):
            return str(said)
        page.wait_for_timeout(25)
    pytest.fail(f"{live(page)!r} lacks {numbers(page)}")


# Another learning rate


@pytest.mark.parametrize(
    ("language", "steps", "said", "beside"),
    [
        ("en", 3, "α = 0.02 from the start: all 3 steps were walked again with it.", "again"),
        ("de", 1, "α = 0,02 vom Anfang an: der Schritt wurde damit neu gegangen.", "neu gegangen"),
    ],
)
def test_steps_that_are_walked_again_are_told_where_one_looks(
    visit: Visit, language: str, steps: int, said: str, beside: str
) -> None:
    page = drawn(visit.open(f"{START[:-1]}{steps}&lang={language}"))
    scope = page.locator("#rate-scope")
    assert beside in scope.inner_text()
    rate = page.locator("#rate").bounding_box()
    assert 0 < scope.bounding_box()["y"] - rate["y"] < 160
    page.locator("#rate").fill("0.02")
    page.keyboard.press("Enter")
    assert message(page) == said
    assert page.evaluate(f"[{RUN}.rate, {RUN}.step, {RUN}.changes]") == [0.02, steps, []]
    if language == "en":
        assert said in told(page)
    page.locator("#undo-change").click()
    assert page.evaluate(f"{RUN}.rate") == 0.01
    press(page, "reset")
    assert not drawn(page).locator("#rate-scope").is_visible()


def test_steps_that_stay_are_told_as_such(visit: Visit) -> None:
    page = visit.open(START)
    before = drawn(page).evaluate("playground.app.engine.selected.points.slice(0, 4)")
    page.locator("#from-here").check()
    assert "the steps before it stay" in drawn(page).locator("#rate-scope").inner_text()
    page.locator("#rate").fill("0.02")
    page.keyboard.press("Enter")
    assert message(page) == "α = 0.02 from step 3 on; the steps before it stay."
    assert page.evaluate("playground.app.engine.selected.points.slice(0, 4)") == before
    press(page, "step")
    assert message(page) == ""


def test_on_a_phone_it_is_told_below_the_map(screen: Any) -> None:
    page = drawn(screen(360, 640, START, touch=True))
    page.locator("#alpha-slider").focus()
    page.keyboard.press("ArrowRight")
    assert "all 3 steps were walked again" in message(page)
    box = page.locator(".message").bounding_box()
    assert box["y"] + box["height"] <= 640


def test_who_has_not_walked_is_told_nothing_of_steps(visit: Visit) -> None:
    page = visit.open(START.replace("&step=3", ""))
    page.locator("#rate").fill("0.02")
    page.keyboard.press("Enter")
    assert message(page) == ""


# What is read aloud

CHANGES = {
    "rate": "document.querySelector('#rate').value = '0.004',"
    "document.querySelector('#rate').dispatchEvent(new Event('change'))",
    "preset": "document.querySelector('.rules .chip:not([aria-pressed=true])').click()",
    "optimizer": "document.querySelector('#optimizer').value = 'momentum',"
    "document.querySelector('#optimizer').dispatchEvent(new Event('change'))",
    "schedule": "document.querySelector('#schedule').value = 'cosine',"
    "document.querySelector('#schedule').dispatchEvent(new Event('change'))",
    "noise": "document.querySelector('#noise').value = '0.3',"
    "document.querySelector('#noise').dispatchEvent(new Event('change'))",
    "landscape": "document.querySelector('#ground').value = 'booth',"
    "document.querySelector('#ground').dispatchEvent(new Event('change'))",
    "landscape again": "document.querySelector('#ground').value = 'himmelblau',"
    "document.querySelector('#ground').dispatchEvent(new Event('change'))",
    "formula": "document.querySelector('#ground').value = 'own',"
    "document.querySelector('#ground').dispatchEvent(new Event('change'))",
    "another formula": "document.querySelector('#formula').value = 'x^2 + 3y^2 + x',"
    "document.querySelector('#formula').dispatchEvent(new Event('input'))",
    "start": "playground.app.drop([2, 1])",
    "dragged": "playground.app.change({ walkers: [[1.5, 1.25]], selected: 0, step: 0 })",
    "removed": "playground.app.drop([2, 1]), playground.app.remove(0)",
    "undo": "playground.app.undo()",
    "redo": "playground.app.redo()",
    "time": "playground.app.step(), playground.app.step(), playground.app.look(1)",
    "link": "playground.app.open('#mode=map&on=matyas&rate=0.3&walkers=4,3&step=2')",
    "line": "playground.app.setMode('line'), playground.app.step()",
    "sample": "playground.app.change({ ground: 'own', samples: { x: [0, 1, 2], y: [4, 1, 7] } })",
    "curve": "playground.app.setMode('rate'), playground.app.step()",
}


def test_the_region_that_is_read_aloud_tells_what_the_picture_shows(visit: Visit) -> None:
    page = visit.open(START)
    press(page, "step")
    said = told(page)
    for what, act in CHANGES.items():
        before = numbers(page)
        page.evaluate(f"() => {{ {act} }}")
        if numbers(drawn(page)) != before:
            now = told(page)
            assert now != said, what
            said = now
    assert shown(page, "step") == "Step: 1"


def test_what_a_window_changes_is_read_aloud(visit: Visit) -> None:
    page = visit.open(
        "mode=map&on=own&formula=x^2%2By^2&window=-4,4,-4,4&rate=0.1&walkers=3,3&step=2"
    )
    press(page, "step")
    page.evaluate("playground.app.see([[-9, -8], [-9, -8]])")
    wait_until(page, "document.querySelector('#live').textContent.includes('off the map')")
    assert "off the map" in message(page)


def test_a_prediction_is_not_spoiled_by_what_is_read_aloud(visit: Visit) -> None:
    page = visit.open()
    page.evaluate("playground.app.open('#gradient')")
    size = drawn(page).evaluate("Math.hypot(...playground.app.engine.selected.gradients[0])")
    page.wait_for_timeout(300)
    assert f"{size:.3f}" not in live(page)
    assert "set up" in live(page)


def test_a_run_is_not_read_aloud_step_by_step(visit: Visit) -> None:
    page = visit.open("mode=map&on=quadratic&rate=0.001&walkers=2,2")
    press(page, "run")
    wait_until(page, f"{RUN}.step > 2")
    assert live(page) == "Running."
    press(page, "run")
    assert "Paused at step" in told(page)


def test_what_was_new_is_not_said_after_the_next_change(visit: Visit) -> None:
    page = visit.open(START)
    page.select_option("#ground", "booth")
    assert message(page).startswith("New ground")
    page.evaluate("playground.app.change({ walkers: [[1, 1]] })")
    assert message(page) == ""
