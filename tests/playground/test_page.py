"""The page as people use it: landscapes, the exercise, the line."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES, descend, gradient_descent, momentum
from scenes.learning_rate import LearningRateParameters
from tests.playground.hands import (
    HOVER,
    drawn,
    message,
    press,
    shown,
    situation,
    wait_until,
)

# Landscapes


def test_it_opens_at_step_0(visit: Any) -> None:
    page = visit.open("mode=map&on=himmelblau&walkers=")
    assert shown(page, "step") == "Step: 0"
    assert shown(page, "magnitude") == "|Gradient|: –"
    assert "Click or tap the map" in message(page)


def test_step_shows_the_numbers_of_gdmath(visit: Any) -> None:
    page = visit.open("mode=map&on=himmelblau&rate=0.01&walkers=1,1")
    walk = descend(LANDSCAPES["himmelblau"], gradient_descent(0.01), [1, 1], 3)
    for step in range(4):
        assert shown(page, "step") == f"Step: {step}"
        size = np.linalg.norm(walk.gradients[step])
        assert shown(page, "magnitude") == f"|Gradient|: {size:.3f}"
        press(page, "step")
    press(page, "back")
    press(page, "back")
    assert shown(page, "step") == "Step: 2"
    press(page, "reset")
    assert shown(page, "step") == "Step: 0"


def test_a_long_gradient_magnitude_has_an_exponent(visit: Any) -> None:
    visit.open()
    for start, text in ((99.9, "99900.000"), (100, "100000"), (1e9, "1\xa0×\xa010¹²")):
        page = visit.follow(f"mode=map&on=own&formula=500*x^2&walkers={start},0")
        assert shown(page, "magnitude") == f"|Gradient|: {text}"


def test_a_suggested_rate_says_whose_it_is(page: Any) -> None:
    chips = drawn(page).locator(".rules .chip").all_inner_texts()
    assert {"0.01\nto begin with", "0.001\nusual in libraries"} <= {*chips}


def test_a_click_drops_a_walker_where_it_is(page: Any) -> None:
    canvas = page.locator(".canvas.map canvas")
    before = page.evaluate("playground.app.run.walkers.length")
    box = canvas.bounding_box()
    canvas.click(
        position={"x": 50 + (box["width"] - 62) * 0.75, "y": 12 + (box["height"] - 48) * 0.25}
    )
    walkers = page.evaluate("playground.app.run.walkers")
    assert len(walkers) == before + 1
    window = page.evaluate("playground.app.engine.seen.window")
    place = [low + 0.75 * (high - low) for low, high in window]
    assert walkers[-1] == pytest.approx(place, abs=0.1)


def test_coordinates_drop_a_walker(page: Any) -> None:
    page.get_by_label("x", exact=True).fill("-2.25")
    page.get_by_label("y", exact=True).fill("−1,5")
    page.get_by_role("button", name="Drop", exact=True).click()
    assert page.evaluate("playground.app.run.walkers.at(-1)") == [-2.25, -1.5]
    page.get_by_label("x", exact=True).fill("two")
    page.get_by_role("button", name="Drop", exact=True).click()
    assert "must be numbers" in page.locator(".crew .error").inner_text()


def test_run_pauses_and_goes_on_by_itself(visit: Any) -> None:
    page = visit.open(HOVER)
    press(page, "run")
    wait_until(page, "playground.app.run.step >= 3")
    press(page, "run")
    step = page.evaluate("playground.app.run.step")
    page.wait_for_timeout(100)
    assert shown(page, "step") == f"Step: {step}"


def test_a_run_stops_where_all_is_level(visit: Any) -> None:
    page = visit.open("mode=map&on=paraboloid&rate=0.45&walkers=6,-3")
    press(page, "run")
    wait_until(page, "!playground.app.running")
    assert "All is level after" in message(page)


def test_a_divergent_run_says_so_and_stays_usable(visit: Any) -> None:
    page = visit.open("mode=map&on=rosenbrock&rate=0.1&walkers=-1,2&step=2")
    press(page, "run")
    wait_until(page, "!playground.app.running")
    said = message(page)
    assert "diverged at step 2" in said
    assert "Lower the learning rate" in said
    page.get_by_label("Learning rate α", exact=True).fill("0.0002")
    page.keyboard.press("Enter")
    press(page, "reset")
    press(page, "step")
    assert shown(page, "step") == "Step: 1"
    assert message(page) == ""


def test_another_rate_redraws_the_same_walk(visit: Any) -> None:
    page = visit.open("mode=map&on=quadratic&optimizer=momentum&rate=0.05&walkers=2,2&step=10")
    page.get_by_label("Learning rate α", exact=True).fill("0.1")
    page.keyboard.press("Enter")
    assert shown(page, "step") == "Step: 10"
    expected = descend(LANDSCAPES["quadratic"], momentum(0.1), [2, 2], 10).points[-1]
    found = page.evaluate("playground.app.engine.selected.points[10]")
    assert found == pytest.approx(expected, rel=1e-12)


def test_noise_is_the_same_each_time(visit: Any) -> None:
    address = "mode=map&on=quadratic&rate=0.1&noise=0.5&seed=3&walkers=2,2&step=20"
    first = situation(visit.open(address))
    assert situation(visit.open(address)) == first
    assert situation(visit.open(address.replace("seed=3", "seed=4"))) != first


def test_the_loss_plot_goes_through_time(visit: Any) -> None:
    page = visit.open(HOVER + "&step=20")
    plot = page.locator(".canvas.loss canvas")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 14, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 50 + (box["width"] - 64) / 2, middle, steps=4)
    page.mouse.up()
    assert shown(page, "step") == "Step: 10"
    plot.focus()
    page.keyboard.press("ArrowLeft")
    assert shown(page, "step") == "Step: 9"
    page.keyboard.press("End")
    assert shown(page, "step") == "Step: 20"
    assert plot.get_attribute("aria-valuenow") == "20"


def test_the_meter_judges_the_rate(visit: Any) -> None:
    visit.open()
    for rate, word in ((0.02, "small"), (0.3, "safe"), (0.38, "a bit large"), (0.5, "unstable")):
        page = visit.follow(f"mode=map&on=quadratic&rate={rate}&walkers=2,2")
        said = drawn(page).locator(".meter-text").inner_text()
        assert f"α = {rate} is {word} at this point, limit 2/λ = 0.4," in said


def test_the_meter_says_what_it_holds_for_where_the_ground_bends_down_too(page: Any) -> None:
    said = drawn(page).locator(".meter-text").inner_text()
    assert "α = 0.01 is a bit large at this point, limit 2/λ = 0.0166" in said
    assert "also curves downwards here" in said


def test_the_meter_has_no_limit_for_a_walker_who_is_lost(visit: Any) -> None:
    page = visit.open("mode=map&on=himmelblau&rate=0.05&walkers=-0.5,-3.5&step=60")
    assert page.evaluate("playground.app.engine.selected.status") == "DIVERGED"
    said = drawn(page).locator(".meter-text").inner_text()
    assert "no limit to give out here" in said
    assert "where it started, limit 2/λ = 0.0" in said
    assert "e+" not in said
    assert "e−" not in said


@pytest.mark.parametrize(
    "address",
    ["mode=line&on=handful&rate=1&walkers=-0.4,2.6", "mode=map&on=quadratic&rate=0.5&walkers=1,1"],
)
def test_a_run_that_climbs_stops_with_a_warning_and_can_go_on(visit: Any, address: str) -> None:
    page = visit.open(address)
    press(page, "run")
    wait_until(page, "!playground.app.running")
    step = page.evaluate("playground.app.run.step")
    assert 1 <= step < 20
    said = message(page)
    assert (
        "has grown for 3 steps running" in said or "off the map" in said or "left the map" in said
    )
    assert "Lower the learning rate" in said
    assert page.locator(".message").get_attribute("data-mood") == "alarm"
    press(page, "run")
    wait_until(page, f"playground.app.run.step > {step + 3}")
    press(page, "run")


def test_trouble_is_told_on_arrival_and_gone_with_its_cause(visit: Any) -> None:
    page = visit.open("mode=line&on=handful&rate=1&walkers=-0.4,2.6&step=4")
    assert "grown for 3 steps running" in message(page)
    assert "no limit to give out here" in page.locator(".meter-text").inner_text()
    page.get_by_label("Learning rate α", exact=True).fill("0.1")
    page.keyboard.press("Enter")
    assert message(page) == "α = 0.1 from the start: all 4 steps were walked again with it."
    assert page.locator(".message").get_attribute("data-mood") == "calm"


def test_several_walkers_are_numbered(visit: Any) -> None:
    page = visit.open("mode=map&on=himmelblau&rate=0.05&walkers=4,4.5;4.2,4.4;1,1&step=2")
    assert drawn(page).locator(".crew .chip b").all_inner_texts() == ["1", "2", "3"]
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture as SVG").click()
    picture = download.value.path().read_text("utf-8")
    numbers = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*font-size="12"[^>]*>(\d)<', picture)
    assert [number for _, _, number in numbers] == ["1", "2", "3"]
    assert len({(x, y) for x, y, _ in numbers}) == 3


def test_another_optimizer_says_which_rate_it_brings(page: Any) -> None:
    page.get_by_label("Optimizer").select_option("adam")
    rate = page.evaluate("playground.app.run.rate")
    assert f"Learning rate set to {rate} for " in message(page)


def test_what_is_half_typed_stays(page: Any) -> None:
    page.get_by_label("Optimizer").select_option("momentum")
    press(page, "reset")
    box = page.get_by_label("Learning rate α", exact=True)
    box.fill("0.0023")
    page.evaluate("playground.app.refresh()")
    assert drawn(page).get_by_label("Learning rate α", exact=True).input_value() == "0.0023"
    page.keyboard.press("Enter")
    assert page.evaluate("playground.app.run.rate") == 0.0023


def test_every_landscape_can_be_chosen_and_walked(page: Any) -> None:
    for name in (known.name for known in LANDSCAPES.values() if known.dimension == 2):
        page.get_by_label("Landscape", exact=True).select_option(name)
        press(page, "step")
        press(page, "step")
        assert shown(page, "step") == "Step: 2", name
        assert "left the finite" not in message(page), name


# The exercise


# The same as clicking so often, but the mouse stays where it is.
PRESS = "times => { while (times--) document.querySelector('#step-button').click(); }"


def test_the_exercise_takes_81_6_and_1_steps(visit: Any) -> None:
    p = LearningRateParameters()
    page = visit.open("mode=rate")
    for rate, steps in zip(p.curve_rates, (81, 6, 1), strict=False):
        page.get_by_label("Learning rate α", exact=True).fill(f"{rate:g}")
        page.keyboard.press("Enter")
        button = page.get_by_role("button", name="Step", exact=True)
        assert shown(page, "step") == "Step: 0"
        if steps > 1:
            button.click()
        page.evaluate(PRESS, max(0, steps - 2))
        assert shown(page, "step") == f"Step: {steps - 1}"
        assert "Minimal loss" not in message(page)
        button.click()
        said = message(page)
        assert f"Minimal loss reached after {steps} step" in said
        assert ("Could fewer steps do?" in said) == (steps > 1)
        press(page, "reset")
        assert shown(page, "step") == "Step: 0"
        assert message(page) == ""
    tried = page.locator(".tried").inner_text()
    assert re.findall(r"α = (\S+) → (\d+) steps?", tried) == [
        ("0.1", "81"),
        ("1", "6"),
        ("1.6", "1"),
    ]


def test_a_rate_beyond_the_limit_is_told(visit: Any) -> None:
    page = visit.open("mode=rate&rate=4")
    for _ in range(4):
        press(page, "step")
    assert "never arrives" in message(page)


# The line


def test_dragging_a_sample_moves_line_and_map(visit: Any) -> None:
    page = visit.open("mode=line&on=handful&walkers=0,0&step=5")
    before = page.evaluate("[...playground.app.engine.landscape.best]")
    spot = page.evaluate(
        """() => {
            const box = document.querySelector('.canvas.scatter canvas').getBoundingClientRect();
            const { x, y } = playground.app.run.samples;
            const room = all => { const [a, b] = [Math.min(...all), Math.max(...all)];
                return [a - (b - a) * .16, b + (b - a) * .16]; };
            const [x0, x1] = room(x), [y0, y1] = room(y);
            const share = (v, a, b) => (v - a) / (b - a);
            return [box.x + 50 + (box.width - 64) * share(x[8], x0, x1),
                    box.y + 24 + (box.height - 58) * (1 - share(y[8], y0, y1))];
        }"""
    )
    page.mouse.move(*spot)
    page.mouse.down()
    page.mouse.move(spot[0], spot[1] + 120, steps=3)
    page.mouse.up()
    after = page.evaluate("[...playground.app.engine.landscape.best]")
    assert after[0] < before[0] - 0.05
    assert shown(page, "step") == "Step: 5"
    assert len(page.evaluate("playground.app.run.samples.x")) == 9
    page.locator(".canvas.scatter canvas").click(position={"x": 200, "y": 60})
    assert len(page.evaluate("playground.app.run.samples.x")) == 10


def test_samples_can_be_typed(visit: Any) -> None:
    page = visit.open("mode=line")
    page.locator("summary", has_text="Samples as text").click()
    box = page.get_by_label("Samples as text, one “x, y” a line")
    box.fill("0, 1\n1, 3\n2 6")
    box.blur()
    assert page.evaluate("[...playground.app.engine.landscape.best]") == pytest.approx([2.5, 5 / 6])
    box.fill("0, 1\none, 3")
    box.blur()
    assert "Line 2" in page.locator("details .error").inner_text()
