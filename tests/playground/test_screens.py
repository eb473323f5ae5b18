"""The page on phones, tablets and wide screens: what is in sight, in what order, for which hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.playground.conftest import Visit
from tests.playground.hands import drawn, message, press

Open = Callable[..., Any]
MODES = ("map", "rate", "line")
OFF = "mode=map&on=himmelblau&rate=1&walkers=-0.5,-3.5"


@pytest.fixture
def screen(browser: Any) -> Iterator[Open]:
    """Opens the page on a screen of so many pixels, with a finger if it is to be touched."""
    visits: list[Visit] = []

    def open_on(width: int, height: int, fragment: str = "", *, touch: bool = False) -> Any:
        size = {"width": width, "height": height}
        visits.append(Visit(browser, viewport=size, has_touch=touch))
        return visits[-1].open(fragment)

    yield open_on
    for visit in visits:
        visit.close()


def bottom(page: Any, selector: str) -> float:
    box = drawn(page).locator(selector).first.bounding_box()
    return float(box["y"] + box["height"])


# In sight


@pytest.mark.parametrize("mode", MODES)
def test_step_is_in_sight_on_a_short_phone(screen: Open, mode: str) -> None:
    page = screen(360, 640, f"mode={mode}", touch=True)
    assert bottom(page, "#step-button") <= 600
    row = [drawn(page).locator(f"#{name}-button").bounding_box() for name in BUTTONS]
    assert len({box["y"] + box["height"] / 2 for box in row}) == 1
    assert page.get_by_role("button", name="Undo step", exact=True).is_visible()
    assert page.get_by_role("button", name="Reset", exact=True).is_visible()


BUTTONS = ("step", "run", "undo", "reset")


@pytest.mark.parametrize("fragment", [OFF, "mode=rate&rate=4", "mode=line&rate=1"])
def test_what_a_step_did_is_read_without_scrolling(screen: Open, fragment: str) -> None:
    page = screen(360, 640, fragment, touch=True)
    for _ in range(4):
        press(page, "step")
    assert message(page)
    assert page.locator(".message").get_attribute("data-mood") == "alarm"
    assert page.evaluate("scrollY") == 0
    tall = 640 if "rate&" not in fragment else 740  # the exercise has its rate in sight too
    page.set_viewport_size({"width": 360, "height": tall})
    for name in ("#readout-step", "#readout-loss", ".message"):
        assert bottom(page, name) <= tall, name


@pytest.mark.parametrize("size", [(360, 740), (768, 1024)])
def test_the_exercise_has_its_rate_in_sight(screen: Open, size: tuple[int, int]) -> None:
    page = screen(*size, "mode=rate", touch=True)
    for name in ("#rate", ".rules input[type=range]", ".rules .chip >> nth=-1", "#step-button"):
        assert bottom(page, name) <= size[1], name
    tops = [drawn(page).locator(name).bounding_box()["y"] for name in (".canvas.curve", "#rate")]
    assert tops == sorted(tops)
    assert bottom(page, "#rate") < page.locator("#ground").bounding_box()["y"]


def test_read_outs_stay_in_their_lines(screen: Open) -> None:
    page = screen(360, 740, OFF + ";-3.25,1.95&step=1", touch=True)
    for name in ("step", "magnitude", "position", "loss"):
        box = drawn(page).locator(f"#readout-{name}").bounding_box()
        assert box["height"] < 30, name
        assert box["x"] + box["width"] <= 350, name
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_heading_is_one_row_on_a_tablet(screen: Open) -> None:
    page = screen(768, 1024)
    boxes = [drawn(page).locator(name).bounding_box() for name in ("h1", "nav", "#theme")]
    assert max(box["y"] for box in boxes) < min(box["y"] + box["height"] for box in boxes)


@pytest.mark.parametrize("width", [360, 1440])
def test_the_ground_is_there_in_3d_too(screen: Open, width: int) -> None:
    page = screen(width, 900, "mode=map&on=himmelblau")
    assert "compressed" in drawn(page).locator(".surface-view > .hint").inner_text()


# In order

PLACES = """() => [...document.querySelectorAll('a, button, input, select, summary, canvas, textarea')]
    .filter(one => one.tabIndex >= 0 && one.checkVisibility() && !one.matches('.skip'))
    .map(one => [one.id || one.getAttribute('aria-label') || one.textContent,
                 one.getBoundingClientRect()])
    .map(([name, box]) => [name, box.top + scrollY, box.bottom + scrollY])"""


@pytest.mark.parametrize("mode", MODES)
def test_on_a_phone_the_tab_key_goes_down_the_page(screen: Open, mode: str) -> None:
    page = screen(360, 740, f"mode={mode}")
    places = drawn(page).evaluate(PLACES)
    assert len(places) > 15
    for (above, top, _), (below, _, end) in zip(places, places[1:], strict=False):
        assert end > top, f"{below} comes after {above}, and is above it"


def test_turning_a_tablet_keeps_the_order_and_the_focus(screen: Open) -> None:
    page = screen(1200, 700, "mode=map")
    page.locator("#rate").focus()
    page.set_viewport_size({"width": 600, "height": 1000})
    assert drawn(page).evaluate("document.activeElement.id") == "rate"
    tops = {name: top for name, top, _ in page.evaluate(PLACES)}
    assert tops["step-button"] < tops["field"] < tops["rate"] < tops["ground"]


# For fingers

HELD = """() => [...document.querySelectorAll('button, select, input, summary, .check')]
    .filter(one => one.checkVisibility() && !one.matches('[type=checkbox]'))
    .map(one => [one.id || one.textContent, one.getBoundingClientRect().height])
    .filter(([, height]) => height < 40)"""


def test_a_tablet_has_targets_for_fingers(screen: Open) -> None:
    page = screen(768, 1024, "mode=map&noise=0.1&walkers=1,1;2,2", touch=True)
    for mode in MODES:
        page.locator(f"#mode-{mode}").click()
        assert drawn(page).evaluate(HELD) == [], mode


def swipe(page: Any, selector: str, dx: float, dy: float, at: tuple[float, float]) -> None:
    """Slide a finger from a place on an element, given in shares of it."""
    box = page.locator(selector).bounding_box()
    x, y = box["x"] + at[0] * box["width"], box["y"] + at[1] * box["height"]
    hand = page.context.new_cdp_session(page)
    send = lambda kind, points: hand.send(  # noqa: E731
        "Input.dispatchTouchEvent", {"type": kind, "touchPoints": points}
    )
    send("touchStart", [{"x": x, "y": y}])
    for part in range(1, 11):
        send("touchMove", [{"x": x + dx * part / 10, "y": y + dy * part / 10}])
        drawn(page)
    send("touchEnd", [])
    page.wait_for_timeout(100)


SAMPLES = "playground.app.run.samples"


def test_a_finger_scrolls_past_the_samples(screen: Open) -> None:
    page = screen(360, 740, "mode=line", touch=True)
    before = page.evaluate(SAMPLES)
    swipe(page, ".canvas.scatter canvas", 0, -200, (0.3, 0.85))
    assert page.evaluate("scrollY") > 100
    assert page.evaluate(SAMPLES) == before


def test_a_finger_moves_a_sample_and_taps_a_new_one(screen: Open) -> None:
    page = screen(360, 740, "mode=line&on=own&samples=0,0;1,2;2,0", touch=True)
    # The middle sample is the highest one: see ROOM in draw/scatter.ts.
    share = (50 + (320 - 64) / 2) / 320
    high = page.locator(".canvas.scatter canvas").bounding_box()["height"]
    top = (24 + (high - 58) * 0.16 / 1.32) / high
    swipe(page, ".canvas.scatter canvas", 0, 80, (share, top))
    assert page.evaluate("scrollY") == 0
    assert page.evaluate(SAMPLES + ".y[1]") < 1.5
    page.touchscreen.tap(100, page.locator(".canvas.scatter canvas").bounding_box()["y"] + 60)
    assert len(page.evaluate(SAMPLES + ".x")) == 4


def test_a_finger_scrolls_past_the_loss_and_goes_through_time(screen: Open) -> None:
    page = screen(360, 740, "mode=map&on=himmelblau&walkers=1,1&step=20", touch=True)
    plot = page.locator(".canvas.loss canvas")
    plot.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    swipe(page, ".canvas.loss canvas", 0, -120, (0.5, 0.6))
    assert page.evaluate("scrollY") > before + 50
    assert page.evaluate("playground.app.run.step") == 20
    swipe(page, ".canvas.loss canvas", -100, 0, (0.9, 0.5))
    assert page.evaluate("playground.app.run.step") < 18


# Read and heard


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_the_choice_of_colours_has_a_name(screen: Open, width: int) -> None:
    page = screen(width, 800)
    choice = page.get_by_role("combobox", name="Colours", exact=True)
    assert choice.is_visible()
    assert choice.locator("option:checked").inner_text() == "Colours: system"


WRITTEN = """(() => {
    const write = CanvasRenderingContext2D.prototype.fillText;
    window.written = new Map();
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
        const { width, actualBoundingBoxLeft: left, actualBoundingBoxAscent: up,
                actualBoundingBoxRight: right, actualBoundingBoxDescent: down } =
            this.measureText(text);
        const turn = this.getTransform();
        const ends = [[x - left, y - up], [x + right, y + down]].map(([px, py]) =>
            turn.transformPoint(new DOMPoint(px, py)));
        const [xs, ys] = [ends.map(p => p.x), ends.map(p => p.y)];
        const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
        if (!window.written.has(this.canvas)) window.written.set(this.canvas, new Map());
        window.written.get(this.canvas).set(text, box);
        return write.call(this, text, x, y);
    };
})()"""
RUN_INTO = """() => {
    const texts = [...window.written.get(document.querySelector('.canvas.loss canvas'))];
    const apart = ([a, b, c, d], [e, f, g, h]) => c < e || g < a || d < f || h < b;
    const [, name] = texts.find(([text]) => text === 'loss');
    return texts.filter(([text, box]) => text !== 'loss' && !apart(name, box)).map(([text]) => text);
}"""


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize(
    "fragment",
    [
        "mode=map&on=himmelblau&rate=1&walkers=-0.5,-3.5&step=1",
        "mode=map&on=himmelblau&rate=1e-5&walkers=-0.5,-3.5&step=2",
        "mode=map&on=rosenbrock&rate=1e-5&walkers=-2,2&step=20",
    ],
)
def test_the_name_of_the_loss_runs_into_no_number(browser: Any, width: int, fragment: str) -> None:
    visit = Visit(browser, viewport={"width": width, "height": 800})
    visit.page.add_init_script(WRITTEN)
    assert drawn(visit.open(fragment)).evaluate(RUN_INTO) == []
    visit.close()


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
    assert "last valid formula" in message(page)
    page.locator("#mode-rate").click()
    assert drawn(page).locator("#step-button").get_attribute("aria-disabled") == "false"
    page.locator("#mode-map").click()
    page.locator("#formula").fill("x^2 + sin(y)")
    press(page, "step")
    assert page.evaluate("playground.app.run.step") == 1


@pytest.mark.parametrize("width", [360, 1440])
def test_pause_takes_no_more_room_than_run(screen: Open, width: int) -> None:
    page = screen(width, 900, "mode=map&on=himmelblau&rate=1e-5&walkers=1,1")
    place = drawn(page).locator("#undo-button").bounding_box()
    assert place["x"] + place["width"] < width - 10
    press(page, "run")
    assert drawn(page).locator("#run-button").inner_text() == "Pause"
    assert page.locator("#undo-button").bounding_box() == place
    press(page, "run")


@pytest.mark.parametrize(
    ("mode", "keys"),
    [
        ("map", ["walker", "way so far", "uphill", "next step", "minimum", "off the map"]),
        ("rate", ["walker", "way so far", "slope", "next step", "minimum"]),
        ("line", ["sample", "line", "first line", "error"]),
    ],
)
def test_every_picture_has_its_legend(page: Any, mode: str, keys: list[str]) -> None:
    page.locator(f"#mode-{mode}").click()
    assert drawn(page).locator(".legend li").all_inner_texts() == keys
    assert page.locator("#field").is_visible() == (mode == "map")
    colors = page.locator(".legend i").evaluate_all(
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
