"""What once went wrong with runs, walkers and formulas in the playground."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.playground.conftest import Open, Visit
from tests.playground.hands import drawn, message, press, settled_hash, shown, situation, wait_until

SINE = "mode=map&on=own&formula=sin(x)*sin(y)&window=-1,1,-1,1"
RUN = "playground.app.run"


def paste(page: Any, text: str) -> None:
    """Put a text in the box of samples at once: typing so many lines takes a browser seconds."""
    page.locator("textarea[rows='7']").evaluate(
        "(box, text) => { box.value = text; box.dispatchEvent(new Event('change')); }", text
    )


def to_the_end(page: Any) -> str:
    press(page, "run")
    wait_until(page, "!playground.app.running && playground.app.busy === null")
    return message(page)


@pytest.mark.parametrize(
    "formula", ["^".join("xy" * 49), "/".join("xy" * 49), "tanh(" * 30 + "x" + ")" * 30]
)
def test_a_link_with_an_intricate_formula_does_not_freeze_the_page(
    visit: Visit, formula: str
) -> None:
    page = visit.open(f"mode=map&on=own&formula={formula}&walkers=1,1")
    took = page.evaluate("performance.getEntriesByType('longtask').length")
    assert took == 0
    press(page, "step")
    assert page.locator("#formula").input_value() == formula


def test_a_long_way_is_walked_bit_by_bit(visit: Visit) -> None:
    starts = ";".join(f"{i / 50 - 2},{i % 7 - 3}" for i in range(200))
    page = visit.open(f"mode=map&optimizer=nadam&rate=0.001&walkers={starts}&step=5000")
    assert "Walking: " in message(page)
    began = page.evaluate("performance.now()")
    page.evaluate("new Promise(done => requestAnimationFrame(done))")
    assert page.evaluate("performance.now()") - began < 1000
    press(page, "reset")
    wait_until(page, "playground.app.busy === null")
    press(page, "step")
    assert shown(page, "step") == "Step: 1"


# What is said is true


TOLD = [
    (SINE + "&rate=0.2&walkers=0.5,-0.4", "the valley lies beyond"),
    ("mode=map&on=saddle&rate=0.2&walkers=1,0.1", "the valley lies beyond"),
    ("mode=map&on=saddle&rate=0.2&walkers=1,0", "is on a saddle"),
    ("mode=map&on=monkey_saddle&rate=0.05&walkers=0,0&step=1", "is on a saddle"),
    ("mode=map&on=own&formula=-x^2-y^2&walkers=0,0", "is on a top"),
    ("mode=map&on=own&formula=x^2%2By^2&rate=0.1&walkers=1,1", "all around: walker 1 is in a min"),
    ("mode=map&on=own&formula=log(x)%2By^2&rate=3&walkers=1,1", "where the formula has no value"),
    ("mode=map&on=own&formula=x^y&walkers=-1,-1.5", "stands where the formula has no value"),
    ("mode=map&on=own&formula=sqrt(x^2%2By^2)&rate=1&walkers=1,0", "to a tip, where the ground"),
    ("mode=map&on=own&formula=x^2%2By^2&rate=1&walkers=1,1", "back and forth"),
    ("mode=map&on=own&formula=x^2%2By^2&rate=1.2&walkers=1,1", "has grown for 3 steps"),
    ("mode=map&on=himmelblau&rate=1&walkers=-0.5,-3.5&step=1", "thrown off the map"),
    ("mode=rate&rate=3.2", "Back and forth, and never lower"),
    ("mode=rate&rate=4", "The steps grow"),
    ("mode=rate&walkers=2", "The start is the minimum itself"),
]


def test_how_a_walker_fares_is_told_apart(visit: Visit) -> None:
    visit.open()
    for address, said in TOLD:
        page = visit.follow(address)
        found = message(page) if "step=" in address else to_the_end(page)
        assert said in found, (address, found)
        assert "NaN" not in page.locator("body").inner_text()
        lower = any(word in said for word in ("back and forth", "grow", "thrown", "never lower"))
        assert lower == bool(re.search("Lower the learning rate|go lower", found)), found


def test_downhill_without_end_is_not_blamed_on_the_rate(visit: Visit) -> None:
    page = visit.open("mode=map&on=saddle&rate=0.4&walkers=1,0.1&step=5000")
    wait_until(page, "playground.app.busy === null")
    assert "downhill goes on without end" in message(page)


def test_the_map_follows_a_walker_who_left_it(visit: Visit) -> None:
    page = visit.open(SINE + "&rate=0.2&walkers=0.5,-0.4")
    to_the_end(page)
    page.locator("#follow").click()
    (low, high), _ = page.evaluate("playground.app.engine.seen.window")
    here = page.evaluate("playground.app.engine.selected.points[playground.app.run.step]")
    assert low < here[0] < high
    assert message(page) == ""
    first = page.evaluate(f"{RUN}.walkers")
    assert "minimum" in to_the_end(page)
    assert page.evaluate(f"{RUN}.walkers") == first
    page.locator("#zoom-home").click()
    assert page.evaluate(f"{RUN}.view") is None


def test_one_who_leaves_does_not_stop_the_others(visit: Visit) -> None:
    page = visit.open("mode=map&on=himmelblau&rate=0.01&walkers=4.9,4.9;1,1")
    page.evaluate("playground.app.change({ rate: 0.02 })")
    to_the_end(page)
    fates = page.evaluate(
        """() => {
            const { engine, run } = playground.app;
            return engine.walks.map(walk => engine.fate(walk, run.step));
        }"""
    )
    assert "going" not in fates
    assert "arrived" in fates


def test_straight_ground_does_not_bend_down(visit: Visit) -> None:
    page = visit.open("mode=map&on=own&formula=abs(x)%2Babs(y)&walkers=1,1.5")
    assert "The ground is straight here" in drawn(page).locator(".meter-text").inner_text()


# The exercise


def test_the_exercise_does_not_give_its_answer_away(visit: Visit) -> None:
    page = visit.open("mode=rate")
    chips = drawn(page).locator(".rules .chip").all_inner_texts()
    assert chips == ["0.1", "1", "4"]


def test_the_verdict_of_the_exercise_is_read_on_a_short_phone(screen: Open) -> None:
    page = screen(360, 640, "mode=rate&rate=0.1&step=81", touch=True)
    box = drawn(page).locator(".message").bounding_box()
    assert "Minimal loss reached after 81 steps" in message(page)
    assert box["y"] + box["height"] <= 640


# Nothing is lost


def test_everything_can_be_taken_back_and_done_again(visit: Visit) -> None:
    page = visit.open("mode=map&on=himmelblau&rate=0.01&walkers=1,1&step=4")
    seen = [situation(page)]
    acts = [
        "playground.app.drop([2, 2])",
        "playground.app.step()",
        "document.querySelector('#ground').value = 'booth';"
        "document.querySelector('#ground').dispatchEvent(new Event('change'))",
        "playground.app.setMode('line')",
        "playground.app.change({ ground: 'own', samples: { x: [0, 1, 2], y: [1, 3, 4] } })",
        "playground.app.remove(0)",
    ]
    for act in acts[:-1]:
        page.evaluate(act)
        drawn(page)
        seen.append(situation(page))
    assert len(set(seen)) == len(seen)
    for before in reversed(seen[:-1]):
        page.locator("#undo-change").click()
        assert situation(page) == before
    for after in seen[1:]:
        page.keyboard.press("Control+Shift+z")
        assert situation(page) == after
    page.keyboard.press("Control+z")
    assert situation(page) == seen[-2]


def test_a_new_formula_or_window_keeps_walkers_and_rate(visit: Visit) -> None:
    page = visit.open("mode=map&on=own&formula=x^2%2By^2&rate=0.07&walkers=1,1;-2,0.5&step=6")
    kept = f"JSON.stringify([{RUN}.walkers, {RUN}.rate, {RUN}.step])"
    before = page.evaluate(kept)
    page.locator("#formula").fill("x^2 + 2y^2")
    page.get_by_label("x from").fill("-9")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{RUN}.window[0][0]") == -9
    assert page.evaluate(kept) == before
    assert page.evaluate("playground.app.engine.landscape.value([0, 1])") == 2


def test_another_walker_does_not_erase_the_run(visit: Visit) -> None:
    page = visit.open("mode=map&on=himmelblau&rate=0.01&walkers=1,1&step=12")
    page.evaluate("playground.app.drop([-2, 2])")
    assert page.evaluate(f"[{RUN}.step, {RUN}.last]") == [0, 12]
    assert min(page.evaluate("playground.app.engine.walks.map(w => w.points.length)")) > 12


def test_a_ground_that_was_left_is_found_as_it_was(page: Any) -> None:
    press(page, "step")
    before = situation(page)
    page.select_option("#ground", "booth")
    page.select_option("#ground", "himmelblau")
    assert "as it was left" in message(page)
    assert situation(page) == before


def test_other_tabs_are_in_the_address_too(visit: Visit) -> None:
    page = visit.open("mode=line")
    points = "\n".join(f"{i / 100:.2f},{(i * 7) % 13}" for i in range(1000))
    page.locator("summary", has_text="Samples as text").click()
    paste(page, "x,y\n" + points)
    page.locator("#mode-map").click()
    page.evaluate("playground.app.drop([2, 2])")
    link = settled_hash(page)
    visit.open(link)
    assert page.evaluate("playground.app.state.runs.line.samples.x.length") == 1000
    page.locator("#mode-line").click()
    assert page.evaluate(f"{RUN}.samples.y[999]") == (999 * 7) % 13


def test_samples_are_pasted_as_the_page_saves_them(visit: Visit) -> None:
    page = visit.open("mode=line")
    page.locator("summary", has_text="Samples as text").click()
    with page.expect_download() as caught:
        page.get_by_role("button", name="Samples as CSV").click()
    before = page.evaluate(f"{RUN}.samples")
    paste(page, caught.value.path().read_text("utf-8"))
    assert page.evaluate(f"{RUN}.samples") == before
    paste(page, "Reservations; Pizzas\r\n1,5; 2\r\n3; −4,25\r\n")
    assert page.evaluate(f"{RUN}.samples") == {"x": [1.5, 3], "y": [2, -4.25]}
    paste(page, "\n".join(f"{i},{i}" for i in range(2001)))
    assert "2001 samples" in page.locator("details .error").inner_text()


def test_a_formula_that_does_not_parse_stays(visit: Visit) -> None:
    page = visit.open("mode=map&on=own&formula=x^2%2By^2&walkers=1,1")
    page.locator("#formula").fill("x² + 2^2^")
    link = settled_hash(page)
    page = visit.open(link)
    assert page.locator("#formula").input_value() == "x² + 2^2^"
    assert drawn(page).locator("#formula-error").inner_text().startswith("At the end: ")
    assert page.evaluate(f"{RUN}.formula") == "x^2+y^2"
    page.locator("#undo-change").click(force=True)
    page = visit.open("mode=map&on=own&formula=2+%2B+max(x,y)&walkers=1,1")
    assert page.locator("#formula").input_value() == "2 + max(x,y)"
    assert "has no slope" in drawn(page).locator("#formula-error").inner_text()


def test_the_page_s_own_notation_is_read(visit: Visit) -> None:
    page = visit.open("mode=map&on=own&formula=x&walkers=1,1")
    written = page.locator("#formula")
    for formula, value in (("2x² − 3·x × y", 4), ("|x − 3| + √(y + 2) + π − π", 3)):
        written.fill(formula)
        assert drawn(page).locator("#formula-error").inner_text() == ""
        assert page.evaluate("playground.app.engine.landscape.value([2, 2])") == (
            pytest.approx(value - 8 if "×" in formula else value)
        )


# Arrows share one scale


def test_the_uphill_arrow_is_as_long_as_the_slope_says(visit: Visit) -> None:
    """Tails and tips of the selected walker's arrow: with the root of the slope, as the field's."""
    lengths = []
    visit.open()
    for start in ("1,0", "4,0", "0,0"):
        page = visit.follow(f"mode=map&on=own&formula=x^2%2By^2&window=-5,5,-5,5&walkers={start}")
        with drawn(page).expect_download() as caught:
            page.get_by_role("button", name="Picture as SVG").click()
        picture = caught.value.path().read_text("utf-8")
        arrows = re.findall(
            r'points="([\d.]+),[\d.]+ ([\d.]+),[\d.]+" fill="none" stroke="#D6B4FF" '
            r'stroke-width="2.5"',
            picture,
        )
        lengths.append([float(b) - float(a) for a, b in arrows])
    (near,), (far,), none = lengths
    assert none == []
    head = 8  # pixels of its head, which are no part of the line
    assert (far + head) / (near + head) == pytest.approx(2, abs=0.05)


# Rates


def test_suggested_rates_arrive(page: Any) -> None:
    found = page.evaluate(
        """() => [...document.querySelectorAll('#ground option')].map(one => one.value)
            .filter(name => name !== 'own' && !name.includes('saddle')).map(name => {
            const choice = document.querySelector('#ground');
            choice.value = name;
            choice.dispatchEvent(new Event('change'));
            const { app } = playground, walk = app.engine.selected.upTo(2000);
            const slope = Math.hypot(...walk.gradients.at(-1)) / app.engine.typical;
            return [name, app.run.rate, walk.diverged, slope];
        })"""
    )
    assert len(found) > 8
    for name, rate, diverged, slope in found:
        assert diverged is None, (name, rate)
        assert slope < 0.01, (name, rate, slope)


def test_a_key_press_changes_a_tiny_rate_a_little(visit: Visit) -> None:
    page = visit.open("mode=map&on=goldstein_price&rate=5.5e-7&walkers=1,1")
    page.locator(".rules input[type=range]").first.focus()
    page.keyboard.press("ArrowRight")
    assert 1 < page.evaluate(f"{RUN}.rate") / 5.5e-7 < 1.1
