"""The page on phones, tablets and wide screens: what is in sight, in what order, for which hand."""

from __future__ import annotations

from itertools import combinations, pairwise, product
from typing import Any

import pytest

from tests.playground.conftest import Open, Visit
from tests.playground.hands import WRITTEN, drawn, message, press, wait_until

MODES = ("map", "rate", "line")
OFF = "mode=map&on=himmelblau&rate=1&walkers=-0.5,-3.5"


def bottom(page: Any, selector: str) -> float:
    box = drawn(page).locator(selector).first.bounding_box()
    return float(box["y"] + box["height"])


# In sight


@pytest.mark.parametrize("fragment", ["mode=map", "mode=rate&rate=0.1&step=81", "mode=line"])
def test_step_is_in_sight_on_a_short_phone(screen: Open, fragment: str) -> None:
    page = screen(360, 640, fragment, touch=True)
    assert bottom(page, "#step-button") <= 600
    row = [drawn(page).locator(f"#{name}-button").bounding_box() for name in BUTTONS]
    assert len({(box["y"], box["height"]) for box in row}) == 1
    assert page.get_by_role("button", name="Step back", exact=True).is_visible()
    assert page.get_by_role("button", name="Reset", exact=True).is_visible()


BUTTONS = ("step", "run", "back", "reset")


# German says the same in more letters.
@pytest.mark.parametrize(
    "fragment", [f"lang=de&{OFF}", "mode=rate&rate=4", "lang=de&mode=line&rate=1"]
)
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


def test_what_to_do_without_a_walker_is_read_on_a_phone(screen: Open) -> None:
    page = screen(360, 640, "mode=map&walkers=", touch=True)
    assert "tap the map" in message(page)
    assert bottom(page, ".message") <= 640


@pytest.mark.parametrize("fragment", [OFF + "&step=1", "mode=rate&rate=4&step=4", "mode=line"])
def test_what_a_step_did_is_in_sight_on_a_tablet_that_lies(screen: Open, fragment: str) -> None:
    page = screen(1024, 768, fragment, touch=True)
    for name in ("#step-button", "#readout-loss", ".message"):
        assert bottom(page, name) <= 768, name


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


# Where the read-outs are, whether each has room for what it says, and where their card is.
READ_OUTS = """() => {
    const box = one => { const { left, right, top, bottom } = one.getBoundingClientRect();
        return { left, right, top, bottom, fits: one.scrollWidth <= one.clientWidth }; };
    return [box(document.querySelector('.transport')),
            [...document.querySelectorAll('.readout')].map(box)];
}"""


@pytest.mark.parametrize("fragment", ["mode=map&on=himmelblau&rate=0.5", "mode=rate&rate=1e5"])
@pytest.mark.parametrize("widths", [(320, 360), (1440,)])
def test_no_read_out_covers_another_or_leaves_the_card(
    screen: Open, widths: tuple[int, ...], fragment: str
) -> None:
    page = screen(widths[0], 740, fragment, touch=widths[0] < 400)
    for step, width in product(range(1, 6), widths):
        page.set_viewport_size({"width": width, "height": 740})
        if width == widths[0]:
            press(page, "step")
        card, boxes = drawn(page).evaluate(READ_OUTS)
        assert len(boxes) == 4
        for box in boxes:
            assert card["left"] < box["left"] < box["right"] < card["right"], (step, width)
            assert box["fits"], (step, width)
        for one, other in combinations(boxes, 2):
            beside = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert beside or one["bottom"] <= other["top"], (step, width)


def test_a_warning_of_two_lines_is_in_sight_on_a_wide_screen(screen: Open) -> None:
    page = screen(1440, 900, "mode=map&on=himmelblau&rate=0.5&walkers=-0.5,-3.5&step=5")
    box = drawn(page).locator(".message").bounding_box()
    assert box["height"] > 40
    assert box["y"] + box["height"] <= 900


def test_the_step_of_the_exercise_fits_one_line_with_its_icon(screen: Open) -> None:
    page = screen(360, 740, "mode=rate&rate=0.1&step=81", touch=True)
    button = drawn(page).locator("#step-button")
    assert button.inner_text() == "Step"
    assert button.locator("span").bounding_box()["height"] < 20
    assert button.locator("svg").is_visible()
    assert button.evaluate("one => one.scrollWidth <= one.clientWidth")
    undo = page.locator("#back-button").bounding_box()
    box = button.bounding_box()
    assert box["x"] + box["width"] < undo["x"]


def test_the_heading_is_one_row_on_a_tablet(screen: Open) -> None:
    page = screen(768, 1024)
    boxes = [drawn(page).locator(name).bounding_box() for name in ("h1", "nav", "#theme")]
    assert max(box["y"] for box in boxes) < min(box["y"] + box["height"] for box in boxes)


@pytest.mark.parametrize("width", [360, 1440])
def test_the_ground_is_there_in_3d_too(screen: Open, width: int) -> None:
    page = screen(width, 900, "mode=map&on=himmelblau", webgl=True)
    assert "compressed" in drawn(page).locator(".surface-view > .hint").inner_text()
    page = screen(width, 900, "mode=rate", webgl=True)
    drawn(page).locator("#mode-map").click()
    assert "compressed" in drawn(page).locator(".surface-view > .hint").inner_text()


# In order

PLACES = """() => [...document.querySelectorAll('*')]
    .filter(one => one.tabIndex >= 0 && one.checkVisibility() && !one.matches('.skip, section'))
    .map(one => [one.id || one.getAttribute('aria-label') || one.textContent,
                 one.getBoundingClientRect()])
    .map(([name, box]) => [name, box.top + scrollY, box.bottom + scrollY])"""


@pytest.mark.parametrize("mode", MODES)
def test_on_a_phone_the_tab_key_goes_down_the_page(screen: Open, mode: str) -> None:
    page = screen(360, 740, f"mode={mode}")
    places = drawn(page).evaluate(PLACES)
    assert len(places) > 15
    for (above, top, _), (below, _, end) in pairwise(places):
        assert end > top, f"{below} comes after {above}, and is above it"


def test_turning_a_tablet_keeps_the_order_and_the_focus(screen: Open) -> None:
    page = screen(1200, 700, "mode=map")
    page.locator("#rate").focus()
    page.set_viewport_size({"width": 600, "height": 1000})
    assert drawn(page).evaluate("document.activeElement.id") == "rate"
    tops = {name: top for name, top, _ in page.evaluate(PLACES)}
    assert tops["step-button"] < tops["field"] < tops["ground"] < tops["rate"]


# Read


# A choice shows the whole of what is chosen, or a sign in its place.
IS_READ = """choice => {
    if (getComputedStyle(choice.parentElement.querySelector('svg')).display !== 'none') return true;
    const { font, paddingLeft, paddingRight } = getComputedStyle(choice);
    const pen = Object.assign(document.createElement('canvas').getContext('2d'), { font });
    const room = choice.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight);
    return pen.measureText(choice.selectedOptions[0].text).width <= room;
}"""


def test_the_choice_of_colours_has_a_name(screen: Open) -> None:
    page = screen(360, 800)
    choice = page.get_by_role("combobox", name="Colours", exact=True)
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        assert drawn(page).locator("#theme").is_visible(), width
        assert choice.locator("option:checked").inner_text() == "Colours: system"
        assert choice.evaluate(IS_READ), width


LOSS_IS_WRITTEN = "window.written.has(document.querySelector('.canvas.loss canvas'))"
RUN_INTO = """() => {
    const texts = [...window.written.get(document.querySelector('.canvas.loss canvas'))];
    const apart = ([a, b, c, d], [e, f, g, h]) => c < e || g < a || d < f || h < b;
    const [, name] = texts.find(([text]) => text.startsWith('loss'));
    return texts.filter(([text, box]) => !text.startsWith('loss') && !apart(name, box));
}"""


@pytest.mark.parametrize(
    "fragment",
    [
        "mode=map&on=himmelblau&rate=1&walkers=-0.5,-3.5&step=1",
        "mode=map&on=himmelblau&rate=1e-5&walkers=-0.5,-3.5&step=2",
        "mode=map&on=rosenbrock&rate=1e-5&walkers=-2,2&step=20",
    ],
)
def test_the_name_of_the_loss_runs_into_no_number(browser: Any, fragment: str) -> None:
    visit = Visit(browser, script=WRITTEN)
    page = drawn(visit.open(fragment))
    for width in (1440, 768, 360):
        page.evaluate("window.written.clear()")
        page.set_viewport_size({"width": width, "height": 800})
        drawn(page).evaluate("playground.app.refresh()")
        wait_until(page, LOSS_IS_WRITTEN)
        assert drawn(page).evaluate(RUN_INTO) == [], width
    visit.close()


# The numbers beside the axis, from below: what they say, and how far they are from its foot.
BESIDE = """() => {
    window.written.clear();
    playground.app.refresh();
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
        const canvas = document.querySelector('.canvas.loss canvas');
        const foot = canvas.clientHeight - 34;
        done([...window.written.get(canvas)]
            .filter(([text, [, , right]]) => !text.startsWith('loss') && right < 48)
            .map(([text, [, top, , bottom]]) => [text, foot - (top + bottom) / 2])
            .sort((one, other) => one[1] - other[1]));
    })));
}"""


@pytest.mark.parametrize(
    ("fragment", "lowest"),
    [
        ("mode=rate&rate=0.1&step=6", "0"),
        ("mode=rate&rate=0.1&step=0", "0"),
        ("mode=rate&rate=0.1&step=82", "10⁻⁵"),
        ("mode=map&on=himmelblau&rate=0.5&walkers=-0.5,-3.5&step=1", "100"),
        ("mode=map&on=styblinski_tang&rate=0.01&walkers=1,1&step=3", "−1"),
        ("mode=map&on=styblinski_tang&rate=0.01&walkers=-2.9,-2.9&step=0", "−78"),
    ],
)
def test_the_loss_is_read_from_the_foot_of_its_axis(
    browser: Any, fragment: str, lowest: str
) -> None:
    visit = Visit(browser, viewport={"width": 360, "height": 740}, script=WRITTEN)
    page = drawn(visit.open(fragment))
    ticks = page.evaluate(BESIDE)
    # An axis on which equal steps are equal factors says so.
    logarithmic = "[...window.written.values()].some(texts => texts.has('loss, logarithmic'))"
    assert page.evaluate(logarithmic) == lowest.startswith("10")
    visit.close()
    assert len(ticks) >= 2
    text, height = ticks[0]
    assert text.startswith(lowest)
    assert abs(height) < 4
    assert all(above[1] - below[1] > 12 for below, above in pairwise(ticks))


@pytest.mark.parametrize("width", [360, 1440])
def test_pause_takes_no_more_room_than_run(screen: Open, width: int) -> None:
    page = screen(width, 900, "mode=map&on=himmelblau&rate=1e-5&walkers=1,1")
    place = drawn(page).locator("#back-button").bounding_box()
    assert place["x"] + place["width"] < width - 10
    press(page, "run")
    assert drawn(page).locator("#run-button").inner_text() == "Pause"
    assert page.locator("#back-button").bounding_box() == place
    press(page, "run")


def test_the_ends_of_a_window_are_read(screen: Open) -> None:
    ends = "-6.283185307179586,6.283185307179586,-3.333333333,4"
    page = screen(1440, 900, f"mode=map&on=own&formula=x*y&window={ends}&walkers=1,1")
    fields = drawn(page).locator(".window input")
    values = fields.evaluate_all("all => all.map(one => one.value)")
    assert values == ["−2π", "2π", "−3.333", "4"]
    assert fields.nth(2).get_attribute("title") == "-3.333333333"
    fields.nth(3).fill("3pi/2")
    fields.nth(3).press("Enter")
    window = drawn(page).evaluate("playground.app.run.window.flat()")
    assert window == pytest.approx([*map(float, ends.split(",")[:3]), 4.71238898038469])


RACE = "mode=map&on=quadratic&rate=0.02&walkers=-3,2.2&race=momentum,0.02,;rmsprop,0.02,;adam,0.05,"


@pytest.mark.parametrize(
    ("size", "seen"), [((1440, 900), 4), ((768, 1024), 4), ((360, 740), 4), ((740, 360), 2)]
)
def test_who_leads_a_race_is_in_sight(screen: Open, size: tuple[int, int], seen: int) -> None:
    page = screen(*size, f"{RACE}&step=40&lang=de")
    assert bottom(page, f".ranking tbody tr:nth-child({seen})") <= size[1]
    assert page.evaluate("scrollY") == 0
    boxes = [page.locator(name).bounding_box() for name in (".canvas.map canvas", ".transport")]
    for box in boxes:
        assert box["y"] + box["height"] <= size[1]
    left, right = (box["x"] + box["width"] / 2 for box in boxes)
    assert size != (740, 360) or left < 370 < right


def test_on_a_phone_the_error_of_a_formula_is_read_and_leads_to_its_field(screen: Open) -> None:
    address = "mode=map&on=own&formula=x^2%2By^2&draft=sin(x)*(y%2B&walkers=1,1"
    page = screen(360, 640, address, touch=True)
    # What is wrong is said once: beside its field.
    assert message(page) == "The formula cannot be read as it stands."
    assert page.locator("#formula-error").inner_text().startswith("At the end: ")
    assert bottom(page, "#mend") <= 640
    page.locator("#mend").click()
    assert page.evaluate("document.activeElement.id") == "formula"
    assert bottom(page, "#formula-error") <= 640
    page.locator("#formula").fill("x^2 + 2*y^2")
    assert not drawn(page).locator("#mend").is_visible()


def test_on_a_phone_what_is_walked_on_is_chosen_above_how(screen: Open) -> None:
    page = screen(360, 640, "mode=map", touch=True)
    assert bottom(drawn(page), "#ground") < bottom(page, "#optimizer")
