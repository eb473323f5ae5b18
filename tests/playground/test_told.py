"""What is drawn is told: letters at their curves, keys of colours, words as they are read."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest

from tests.playground.conftest import Open, Visit
from tests.playground.hands import WRITTEN, drawn, message, press

RACE = "mode=map&on=quadratic&rate=0.02&walkers=-3,2.2&race=momentum,0.02,;rmsprop,0.02,;adam,0.05,"
FIGURE = "document.querySelector('.canvas.{} canvas')"
LETTERS = """name => {
    const written = window.written.get(document.querySelector(`.canvas.${name} canvas`));
    return ['A', 'B', 'C', 'D'].map(letter => written.get(letter));
}"""
INK = "name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()"


def apart(one: list[float], other: list[float]) -> bool:
    return one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def test_letters_of_a_race_stand_at_the_ends_of_their_curves(browser: Any) -> None:
    visit = Visit(browser, script=WRITTEN)
    page = drawn(visit.open(f"{RACE}&step=40"))
    boxes = page.evaluate(LETTERS, "loss")
    losses = page.evaluate("playground.app.engine.lanes.map(lane => lane.walks[0].losses[40])")
    width = page.evaluate(f"{FIGURE.format('loss')}.clientWidth")
    visit.close()
    assert all(left > width - 28 for left, *_ in boxes)
    assert all(apart(*two) for two in combinations(boxes, 2))
    # The higher the loss, the higher its letter.
    assert sorted(range(4), key=lambda i: -losses[i]) == sorted(range(4), key=lambda i: boxes[i][1])


@pytest.mark.parametrize("step", [0, 40])
def test_no_racer_hides_a_letter_on_a_phone(browser: Any, step: int) -> None:
    visit = Visit(browser, viewport={"width": 360, "height": 640}, script=WRITTEN)
    page = drawn(visit.open(f"{RACE}&step={step}"))
    boxes = page.evaluate(LETTERS, "map")
    marks = page.evaluate(
        """step => {
            const canvas = document.querySelector('.canvas.map canvas');
            const { clientWidth: w, clientHeight: h } = canvas;
            const [[x0, x1], [y0, y1]] = playground.app.engine.seen.window;
            return playground.app.engine.lanes.map(lane => lane.walks[0].points[step])
                .map(([x, y]) => [50 + (w - 62) * (x - x0) / (x1 - x0),
                                  12 + (h - 48) * (y1 - y) / (y1 - y0)]);
        }""",
        step,
    )
    visit.close()
    assert all(apart(*two) for two in combinations(boxes, 2))
    for left, top, right, bottom in boxes:
        for x, y in marks:
            assert not (left - 2 < x < right + 2 and top - 2 < y < bottom + 2)


def test_the_ranking_tells_rates_and_step(visit: Visit) -> None:
    page = visit.open(f"{RACE}&step=40")
    head, *rows = drawn(page).locator(".ranking tr").all()
    assert re.sub(r"\s+", " ", head.inner_text()).startswith("place optimizer α loss at step 40")
    rates = {
        row.locator("th").inner_text()[0]: row.locator("td").nth(1).inner_text() for row in rows
    }
    assert rates == {"A": "0.02", "B": "0.02", "C": "0.02", "D": "0.05"}


@pytest.mark.parametrize("size", [(360, 640), (740, 360), (768, 1024), (1440, 900)])
def test_while_a_prediction_is_asked_nothing_else_is(screen: Open, size: tuple[int, int]) -> None:
    page = screen(*size, "hills&task=hills")
    headline, color = page.locator(".task"), "one => getComputedStyle(one).backgroundColor"
    step = drawn(page).locator("#step-button").evaluate(color)
    choice = page.locator(".task-card .chip").first
    assert headline.inner_text() == "Predict first."
    assert choice.evaluate(color) != step
    box = page.locator(".task-card .chip").last.bounding_box()
    assert box["y"] + box["height"] <= size[1]
    assert page.locator("#film").input_value() == "hills"
    asked = choice.evaluate(color)
    choice.click()
    assert drawn(page).locator("#step-button").evaluate(color) == asked
    assert headline.inner_text() == "Now press Run, and count."


def test_the_rate_is_on_the_first_screen_of_a_phone(screen: Open) -> None:
    page = screen(360, 640, "mode=map&on=himmelblau&rate=0.01&walkers=-0.5,-3.5", touch=True)
    alpha = drawn(page).locator("#alpha")
    assert alpha.inner_text() == "α = 0.01"
    box = alpha.bounding_box()
    assert box["y"] + box["height"] <= 640
    assert page.locator("#back-button").inner_text() == "Back"
    assert page.locator("#undo-change").inner_text() == "Undo"


@pytest.mark.parametrize(
    ("size", "address"),
    [
        ((360, 640), "mode=map&on=himmelblau&rate=0.01&walkers=-0.5,-3.5&step=5"),
        ((740, 360), "mode=line&walkers=0,0&step=5&lang=de"),
        ((700, 520), "mode=map&on=himmelblau&rate=0.01&walkers=-0.5,-3.5&step=5&embed=1&lang=de"),
        ((360, 640), "mode=map&rate=0.01&walkers=-0.5,-3.5&step=5&embed=1"),
        ((768, 1024), "mode=map&rate=0.01&walkers=-0.5,-3.5&step=5"),
    ],
)
def test_the_rate_of_a_phone_is_changed_with_the_picture_in_sight(
    screen: Open, size: tuple[int, int], address: str
) -> None:
    page = screen(*size, address, touch=True)
    alpha, slider = drawn(page).locator("#alpha"), page.locator("#alpha-slider")
    headline, canvas = page.locator(".task"), page.locator(".main-figure canvas:visible")
    assert headline.is_visible()
    assert slider.bounding_box()["width"] >= 120
    for one in (slider, canvas, *(page.locator(f"#{name}-button") for name in ("step", "run"))):
        box = one.bounding_box()
        assert box["y"] + box["height"] <= size[1]
    assert canvas.bounding_box()["height"] >= 180
    slider.focus()
    end = "playground.app.engine.selected.points[5]"
    was, told = page.evaluate(end), alpha.inner_text()
    page.keyboard.press("ArrowRight")
    assert drawn(page).evaluate(end) != was
    assert alpha.inner_text() != told
    assert page.locator("#rate").input_value() == re.sub("α = ", "", alpha.inner_text())
    page.keyboard.press("Escape")
    assert not slider.is_visible()
    assert page.evaluate("document.activeElement.id") == "alpha"
    alpha.tap()
    assert slider.is_visible()
    assert page.evaluate("document.activeElement.id") == "alpha-slider"


def test_the_legend_tells_what_is_there_and_what_arrows_mean(visit: Visit) -> None:
    page = visit.open("mode=map&on=himmelblau&rate=0.01&walkers=-0.5,-3.5")
    told = ["walker", "∇f, uphill (√|∇f| × 0.0405)", "next step, −α∇f × 1", "minimum"]
    keys = page.locator(".legend li")
    assert drawn(page).locator(".legend li").all_inner_texts() == told
    scale = page.locator(".scale")
    assert re.sub(r"\s+", " ", scale.inner_text()) == "0 1315"
    assert "lowest 0, in the middle" in scale.get_attribute("aria-label")
    press(page, "step")
    assert "way so far" in drawn(page).locator(".legend").inner_text()
    visit.follow("mode=map&on=himmelblau&rate=1&optimizer=momentum&walkers=-0.5,-3.5&step=1")
    drawn(page)
    assert keys.all_inner_texts() == [
        *("walker", "way so far", told[1], "next step × 1", "minimum", "off the map")
    ]


def test_a_zoomed_page_keeps_its_figures_in_one_piece(visit: Visit) -> None:
    page = drawn(visit.open("hills&task=hills"))
    page.evaluate("Object.defineProperty(window, 'devicePixelRatio', { value: 2 })")
    page.evaluate("dispatchEvent(new Event('resize'))")
    for name in ("map", "loss"):
        sharp = f"(one => one.width / one.clientWidth)({FIGURE.format(name)})"
        assert drawn(page).evaluate(sharp) == pytest.approx(2, abs=0.02)


def test_the_samples_of_a_mini_batch_are_seen(visit: Visit) -> None:
    page = drawn(visit.open("mode=line&on=handful&batch=3&seed=4&rate=0.05&walkers=0,0&step=5"))
    assert "in this step’s mini-batch" in page.locator(".legend").inner_text()
    (w, b), (x, y) = page.evaluate(
        """() => {
            const { engine, run } = playground.app;
            const part = list => engine.batchAt(5).map(i => list[i]);
            return [playground.batches(run.samples, 3, 4)([0.5, 1], 5),
                    [part(run.samples.x), part(run.samples.y)]];
        }"""
    )
    misses = [0.5 * at + 1 - value for at, value in zip(x, y, strict=True)]
    assert b == pytest.approx(2 * sum(misses) / 3)
    assert w == pytest.approx(2 * sum(m * at for m, at in zip(misses, x, strict=True)) / 3)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Picture as SVG").click()
    rings = re.findall(r'<circle[^>]*r="9" fill="none"', caught.value.path().read_text("utf-8"))
    assert len(rings) == 3


def test_the_bar_of_rates_has_a_key_in_colours_of_its_own(page: Any) -> None:
    drawn(page)
    assert page.locator(".rate-key li").all_inner_texts() == [
        *("small", "safe", "a bit large", "unstable")
    ]
    rates = ("rate-small", "rate-good", "rate-large", "rate-unstable")
    colors = [page.evaluate(INK, name) for name in (*rates, *(f"lane-{i}" for i in range(4)))]
    assert len({*colors}) == 8


@pytest.mark.parametrize(
    "fragment", ["mode=map&walkers=1,1", "hills&task=hills", f"{RACE}&step=40"]
)
def test_on_a_desktop_the_map_is_the_largest_thing(screen: Open, fragment: str) -> None:
    page = screen(1440, 900, fragment)
    areas = drawn(page).evaluate(
        """() => [document.querySelector('.canvas.map canvas'),
                  ...document.querySelectorAll('.card:not(.terms), .transport')]
            .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
            .map(({ width, top, bottom }) => width * (Math.min(bottom, 900) - Math.max(top, 0)))"""
    )
    assert areas[0] == max(areas)
    assert areas[0] > 0.25 * 1440 * 900
    box = page.locator(".canvas.map canvas").bounding_box()
    assert box["y"] + box["height"] <= 900


def test_german_has_a_decimal_comma_wherever_it_is_read(browser: Any) -> None:
    visit = Visit(browser, script=WRITTEN)
    read = """() => {
        const out = [], walk = document.createTreeWalker(document.body, 4);
        while (walk.nextNode())
            if (!walk.currentNode.parentElement.closest('noscript, code'))
                out.push(walk.currentNode.data);
        const fields = 'input[type=text]:not(#formula), textarea';
        for (const one of document.querySelectorAll(fields)) out.push(one.value);
        for (const texts of window.written.values()) out.push(...texts.keys());
        return out;
    }"""
    for address in (f"{RACE}&step=40", "mode=line&on=handful&step=3", "mode=rate&step=9"):
        texts = drawn(visit.open(f"{address}&lang=de")).evaluate(read)
        assert not [text for text in texts if re.search(r"\d\.\d", text)]
        assert any(re.search(r"\d,\d", text) for text in texts)
        assert not [text for text in texts if re.search(r"\bProben?\b", text)]
    page = drawn(visit.open("mode=map&walkers=0.5,1&lang=de"))
    page.locator("#rate").fill("0,02")
    page.locator("#rate").press("Enter")
    assert page.evaluate("playground.app.run.rate") == 0.02
    visit.close()


def test_the_ranking_keeps_to_its_card_in_german(screen: Open) -> None:
    page = screen(740, 360, f"{RACE}&step=40&lang=de")
    card = drawn(page).locator(".ranking")
    assert card.evaluate("one => one.scrollWidth <= one.clientWidth")
    box, table = card.bounding_box(), card.locator("table").bounding_box()
    assert box["x"] + 8 <= table["x"]
    transport, reset = (
        page.locator(name).bounding_box() for name in (".transport", "#reset-button")
    )
    assert reset["x"] + reset["width"] <= transport["x"] + transport["width"] - 8
    assert table["x"] + table["width"] <= box["x"] + box["width"] - 8


def test_a_tablet_is_spoken_to_in_touch_words(screen: Open) -> None:
    assert "Tap the map" in drawn(screen(768, 1024, touch=True)).locator(".probe").inner_text()


def test_what_a_formula_lacks_at_its_end_is_said_once(visit: Visit) -> None:
    page = visit.open("mode=map&on=own&formula=x^2%2By^2&draft=sin(x)*(y%2B&walkers=1,1")
    said = drawn(page).locator("#formula-error").inner_text()
    assert said.startswith("At the end: ")
    assert said not in message(page)


@pytest.mark.parametrize(
    ("language", "told", "formula"),
    [
        ("en", "1.99 × 10⁻¹³", "f(w) = 0.3125 (w − 2)²"),
        ("de", "1,99 · 10⁻¹³", "f(w) = 0,3125 (w − 2)²"),
    ],
)
def test_numbers_are_written_as_people_write_them(
    visit: Visit, language: str, told: str, formula: str
) -> None:
    page = visit.open(
        f"mode=map&on=own&formula=x^2%2By^2&rate=0.1778279410038923&walkers=4.46e-7,0&lang={language}"
    )
    assert drawn(page).locator("#readout-loss").inner_text().replace("\xa0", " ").endswith(told)
    rate = page.locator("#rate")
    assert rate.input_value() == ("0.178" if language == "en" else "0,178")
    # What is shown short is not changed by it.
    rate.focus()
    rate.press("Enter")
    assert page.evaluate("playground.app.run.rate") == 0.1778279410038923
    rate.fill(told)
    rate.press("Enter")
    assert page.evaluate("playground.app.run.rate") == pytest.approx(1.99e-13)
    visit.follow(f"mode=rate&lang={language}")
    written = drawn(page).locator(".ground .formula").inner_text()
    assert written.replace("\xa0", " ") == formula


def test_a_million_has_no_comma_in_it(browser: Any) -> None:
    visit = Visit(browser, script=WRITTEN)
    page = visit.open("mode=map&on=own&formula=x^2%2By^2&window=-4e6,4e6,-5000,5000&walkers=1,1")
    drawn(page)
    written = page.evaluate("[...window.written.values()].flatMap(texts => [...texts.keys()])")
    assert not [text for text in written if re.search(r"\d,\d", text)]
    assert "2×10⁶" in written
    assert "2000" in written
    visit.close()


def test_lambda_is_explained_where_it_is_read(page: Any) -> None:
    page.locator(".canvas.map canvas").click(modifiers=["Shift"])
    page.mouse.move(5, 5)
    said = drawn(page).locator(".probe [data-term=curvature]")
    assert said.inner_text() == "curvature λ"
    said.hover()
    assert "overshoots" in page.locator(".tip").inner_text()


def test_what_to_do_follows_the_walk(visit: Visit) -> None:
    page = visit.open("mode=map&on=quadratic&rate=0.3&walkers=2,2")
    headline = page.locator(".task")
    assert headline.inner_text() == "Drop a walker, press Step."
    press(page, "step")
    drawn(page)
    assert headline.inner_text() == "Step on, or Run."
    page.evaluate("playground.app.change({ step: 400, last: 400 })")
    drawn(page)
    assert headline.inner_text() == "Arrived. Change α, or drop another."


def test_a_question_and_a_race_have_the_room_of_the_slider(screen: Open) -> None:
    page = screen(360, 640, "gradient", touch=True)
    slider = drawn(page).locator("#alpha-slider")
    assert not slider.is_visible()
    page.locator(".task-card .chip").first.click()
    assert drawn(page).locator("#alpha-slider").is_visible()
    page.evaluate(f"playground.app.open('#{RACE}')")
    assert not drawn(page).locator("#alpha-slider").is_visible()
    page.locator("#alpha").tap()
    assert slider.is_visible()


def test_the_rate_is_in_sight_in_a_race_on_a_low_screen(screen: Open) -> None:
    page = screen(740, 360, f"{RACE}&step=40&lang=de")
    box = drawn(page).locator("#alpha").bounding_box()
    assert box["y"] + box["height"] < 360
