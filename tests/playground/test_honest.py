"""What the page says is so: of arrows, of walks that go on, of means, limits and cuts."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.playground.conftest import Visit
from tests.playground.hands import WRITTEN, drawn, message, press, wait_until

HIMMELBLAU = "mode=map&on=himmelblau&rate=0.02&walkers=-0.5,-3.5"
PAIR = "mode=map&on=quadratic&rate=0.05&walkers=-3,2.2;1,1&race=momentum,0.02,&selected=1&step=10"
PIZZAS = "mode=line&on=reservations&rate=0.0032&walkers=0,0"
SETTLED = """new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
    () => setTimeout(done, 50))))"""


def in_plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def factor(page: Any) -> tuple[float, float]:
    """How long arrows are as the caption tells, and as they are drawn."""
    page.evaluate(SETTLED)
    told = page.locator(".lines-view .hint").inner_text()
    scale = page.evaluate(
        """() => {
            const canvas = document.querySelector('.canvas.lines canvas');
            const { clientWidth, clientHeight } = canvas;
            const [w, h] = [clientWidth - 62, clientHeight - 48];
            const { window, gradient } = playground.app.engine.seen;
            const count = Math.max(7, Math.min(15, Math.round(w / 42)));
            const spots = ([low, high]) => Array.from({ length: count }, (_, i) =>
                low + (high - low) * (i + 0.5) / count);
            const slopes = spots(window[0]).flatMap(x => spots(window[1]).map(y =>
                Math.hypot(...gradient([x, y])))).sort((a, b) => a - b);
            const steep = slopes[Math.floor(slopes.length * 0.97)];
            const [low, high] = window[0];
            return 0.86 * Math.min(w, h) / count / Math.sqrt(steep) * (high - low) / w;
        }"""
    )
    found = re.search(r"× ([\d.]+),", told)
    assert found, told
    return float(found[1]), scale


def test_the_caption_of_arrows_has_the_number_they_are_drawn_with(page: Any) -> None:
    """It was written before they were drawn, and said × 0, or what held for another ground."""
    page.locator("#mode-line").click()
    told, is_so = factor(page)
    assert told == pytest.approx(is_so, rel=0.01)
    page.locator("#mode-map").click()
    drawn(page)
    page.evaluate("playground.app.open('#' + 'mode=line&on=reservations&walkers=0,0')")
    told, is_so = factor(page)
    assert told == pytest.approx(is_so, rel=0.01)
    page.locator("#mode-rate").click()
    page.set_viewport_size({"width": 700, "height": 900})
    page.locator("#mode-line").click()
    told, is_so = factor(page)
    assert told == pytest.approx(is_so, rel=0.01)


@pytest.mark.parametrize(
    ("language", "rising", "cycle"),
    [
        ("en", "The loss has been rising since step 5.", "in a cycle of 8 steps and comes no low"),
        ("de", "Der Verlust steigt seit Schritt 5.", " 8 Schritte von vorn, und kommt nicht"),
    ],
)
def test_back_and_forth_is_said_of_a_cycle_only(
    visit: Visit, language: str, rising: str, cycle: str
) -> None:
    """Five rising steps were called back and forth, and a run stopped there, at step 11."""
    page = visit.open(f"{HIMMELBLAU}&step=10&lang={language}")
    press(page, "step")
    assert message(page) == rising
    press(page, "run")
    wait_until(page, "!playground.app.running")
    step, losses, points = page.evaluate(
        """() => {
            const { run: { step }, engine: { selected: { losses, points } } } = playground.app;
            return [step, losses.slice(0, step + 1), points.slice(0, step + 1)];
        }"""
    )
    assert step > 30
    assert cycle in message(page)
    for now, before in zip(points[step - 7 :], points[step - 15 : step - 7], strict=False):
        assert now == pytest.approx(before, abs=0.005)
    assert min(losses[step - 7 :]) > 10 * min(losses)


def test_a_walk_in_trouble_is_not_said_to_go_no_further(visit: Visit) -> None:
    address = "mode=map&on=own&formula=x^2%2By^2&walkers=1,1&rate={}"
    page = visit.open(address.format("1&step=12"))
    assert "back and forth across the valley" in message(page)
    assert page.locator(".task").inner_text() == "In trouble. Change α, or Reset."
    # Ever so slowly it does come lower.
    page = visit.follow(address.format("0.9999&step=40"))
    assert message(page) == ""


def test_a_race_of_two_walkers_says_whose_numbers_are_shown(visit: Visit) -> None:
    """The read-out has one walker's loss, the table the mean."""
    page = drawn(visit.open(PAIR))
    assert "loss at step 10 mean of 2 walkers" in in_plain(
        page.locator(".ranking thead").inner_text()
    )
    assert in_plain(page.locator(".whose").inner_text()) == "A Gradient descent, walker 2"
    first = page.evaluate("playground.app.engine.lanes[0].walks.map(walk => walk.losses[10])")
    loss = (
        page.locator(".ranking tbody tr").filter(has_text="Gradient descent").locator("td").nth(2)
    )
    assert float(loss.inner_text()) == pytest.approx(sum(first) / 2, rel=1e-3)
    page = drawn(visit.open(f"{PAIR}&lang=de"))
    assert "Mittel von 2" in page.locator(".ranking thead").inner_text()
    assert page.locator(".whose").inner_text().endswith("Wanderer 2")
    # One walker is no mean.
    page = drawn(visit.open(PAIR.replace(";1,1", "").replace("&selected=1", "")))
    assert "mean" not in page.locator(".ranking thead").inner_text()
    assert "walker" not in page.locator(".whose").inner_text()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "is near the limit across the valley, slow along it, at this point"),
        ("de", "an diesem Punkt quer zum Tal nahe der Grenze, längs langsam"),
    ],
)
def test_a_rate_near_the_limit_is_not_small(visit: Visit, language: str, said: str) -> None:
    page = drawn(visit.open(f"{PIZZAS}&lang={language}"))
    assert said in page.locator(".meter-text").inner_text()


def test_a_small_rate_is_small_in_a_long_valley_too(visit: Visit) -> None:
    page = drawn(visit.open(PIZZAS.replace("0.0032", "0.001")))
    assert "α = 0.001 is small" in page.locator(".meter-text").inner_text()
    page = drawn(visit.open(PIZZAS.replace("0.0032", "0.0025")))
    assert "is safe across the valley, slow along it" in page.locator(".meter-text").inner_text()


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Running – Pause to look."), ("de", "Es läuft – Pause zum Hinsehen.")],
)
def test_who_runs_is_not_told_to_run(visit: Visit, language: str, said: str) -> None:
    page = visit.open(f"mode=map&on=quadratic&rate=0.001&walkers=2,2&lang={language}")
    press(page, "run")
    wait_until(page, "playground.app.run.step > 1")
    assert page.locator(".task").inner_text() == said
    press(page, "run")
    assert drawn(page).locator(".task").inner_text() != said


def test_a_curve_that_ends_below_its_plot_says_so(browser: Any) -> None:
    visit = Visit(browser, script=WRITTEN)
    race = "mode=map&on=paraboloid&rate=0.05&walkers=2,2&race=gradient_descent,0.2,&step=200"
    page = drawn(visit.open(race))
    written = page.evaluate(
        "[...window.written.get(document.querySelector('.canvas.loss canvas')).keys()]"
    )
    losses = page.evaluate("playground.app.engine.lanes.map(lane => lane.walks[0].losses[200])")
    visit.close()
    marks = [text for text in written if "below 10" in text]
    assert len(marks) == 1, (written, losses)
    assert marks[0].startswith("A, B below 10⁻¹⁶")
    assert max(losses) < 1e-16


def test_a_single_curve_that_ends_below_the_plot_says_so(browser: Any) -> None:
    visit = Visit(browser, script=WRITTEN)
    page = visit.open("mode=map&on=quadratic&rate=0.3&walkers=-3,2.2&step=150")
    losses = drawn(page).evaluate("playground.app.engine.selected.losses")
    assert losses[150] < 1e-16 * losses[0]
    told = page.evaluate("[...window.written.values()].flatMap(texts => [...texts.keys()])")
    assert any(re.fullmatch("below 10⁻¹[⁵⁶⁷]", text) for text in told), told
    visit.close()


def test_the_field_is_not_ticked_while_it_is_not_shown(visit: Visit) -> None:
    page = visit.open("gradient&task=gradient")
    field = drawn(page).locator("#field")
    assert field.is_disabled()
    assert not field.is_checked()
    page.locator(".task-card .chip").first.click()
    assert drawn(page).locator("#field").is_enabled()
    assert field.is_checked()


def test_a_rate_of_the_race_that_is_no_number_is_answered(visit: Visit) -> None:
    page = visit.open(PAIR)
    rate = drawn(page).locator(".racer label input")
    rate.fill("abc")
    rate.press("Tab")
    error = page.locator(".racer .error")
    assert error.inner_text() == "Enter a number above 0, at most 1000000. Still using 0.02."
    assert page.evaluate("playground.app.run.rivals[0].rate") == 0.02
    rate.fill("0.03")
    rate.press("Tab")
    assert drawn(page).locator(".racer .error").inner_text() == ""
    assert page.evaluate("playground.app.run.rivals[0].rate") == 0.03
