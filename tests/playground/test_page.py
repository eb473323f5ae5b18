"""The page as people use it: counters, modes, links, keyboard, downloads."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES, descend, gradient_descent, momentum
from scenes.learning_rate import LearningRateParameters

HOVER = "mode=map&on=himmelblau&rate=0.01&walkers=-0.5,-3.5;1,1"


def drawn(page: Any) -> Any:
    """The page, once it shows what was last done to it."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page


def wait_until(page: Any, condition: str) -> None:
    # Not wait_for_function, which evaluates a string in the page: its policy forbids that.
    for _ in range(400):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"in vain: {condition}")


def message(page: Any) -> str:
    return str(drawn(page).locator(".message").inner_text())


def shown(page: Any, name: str) -> str:
    drawn(page)
    return str(page.locator(f"#readout-{name}").inner_text())


def press(page: Any, name: str) -> None:
    # A button that is out of use stays within reach of the keyboard, and does nothing.
    page.locator(f"#{name}-button").click(force=True)


def settled_hash(page: Any) -> str:
    page.wait_for_timeout(200)
    return str(page.evaluate("location.hash.slice(1)"))


def situation(page: Any) -> Any:
    return page.evaluate(
        """() => {
            const { run, engine, state } = playground.app;
            const ways = engine.walks.map(walk => walk.points.slice(0, run.last + 1));
            return JSON.stringify([state.mode, run, ways]);
        }"""
    )


# Landscapes


def test_it_opens_at_step_0(visit: Any) -> None:
    page = visit.open("mode=map&on=himmelblau&walkers=")
    assert shown(page, "step") == "Step: 0"
    assert shown(page, "magnitude") == "Gradient Mag: 0.000"
    assert "Click or tap the map" in message(page)


def test_step_shows_the_numbers_of_gdmath(visit: Any) -> None:
    page = visit.open("mode=map&on=himmelblau&rate=0.01&walkers=1,1")
    walk = descend(LANDSCAPES["himmelblau"], gradient_descent(0.01), [1, 1], 3)
    for step in range(4):
        assert shown(page, "step") == f"Step: {step}"
        size = np.linalg.norm(walk.gradients[step])
        assert shown(page, "magnitude") == f"Gradient Mag: {size:.3f}"
        press(page, "step")
    press(page, "undo")
    press(page, "undo")
    assert shown(page, "step") == "Step: 2"
    press(page, "reset")
    assert shown(page, "step") == "Step: 0"


def test_a_click_drops_a_walker_where_it_is(page: Any) -> None:
    canvas = page.locator(".canvas.map canvas")
    before = page.evaluate("playground.app.run.walkers.length")
    box = canvas.bounding_box()
    canvas.click(
        position={"x": 50 + (box["width"] - 62) * 0.75, "y": 12 + (box["height"] - 48) * 0.25}
    )
    walkers = page.evaluate("playground.app.run.walkers")
    assert len(walkers) == before + 1
    assert walkers[-1] == pytest.approx([2.5, 2.5], abs=0.1)


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
    page.wait_for_timeout(300)
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
    assert "left the finite numbers" in said
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
    for rate, word in ((0.02, "small"), (0.3, "good"), (0.38, "a bit large"), (0.5, "unstable")):
        page = visit.open(f"mode=map&on=quadratic&rate={rate}&walkers=2,2")
        assert (
            f"α = {rate} is {word}, limit 2/λ = 0.400" in page.locator(".meter-text").inner_text()
        )


def test_every_landscape_can_be_chosen_and_walked(page: Any) -> None:
    for name in (known.name for known in LANDSCAPES.values() if known.dimension == 2):
        page.get_by_label("Landscape", exact=True).select_option(name)
        press(page, "step")
        press(page, "step")
        assert shown(page, "step") == "Step: 2", name
        assert "left the finite" not in message(page), name


# The exercise


def test_the_exercise_takes_81_6_and_1_steps(visit: Any) -> None:
    p = LearningRateParameters()
    page = visit.open("mode=rate")
    for rate, steps in zip(p.curve_rates, (81, 6, 1), strict=False):
        page.get_by_label("Learning rate α", exact=True).fill(f"{rate:g}")
        page.keyboard.press("Enter")
        button = page.locator("#step-button")
        assert drawn(page).locator("#step-button").inner_text() == "execute single step: 0"
        for _ in range(steps - 1):
            button.click()
        assert (
            drawn(page).locator("#step-button").inner_text() == f"execute single step: {steps - 1}"
        )
        assert "Minimal loss" not in message(page)
        button.click()
        said = message(page)
        assert f"Minimal loss reached after {steps} step" in said
        assert ("Could fewer steps do?" in said) == (steps > 1)
        press(page, "reset")
        assert drawn(page).locator("#step-button").inner_text() == "execute single step: 0"
        assert message(page) == ""
    tried = page.locator(".tried").inner_text()
    assert re.findall(r"α = (\S+): (\d+)", tried) == [("0.1", "81"), ("1", "6"), ("1.6", "1")]


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
                    box.y + 12 + (box.height - 46) * (1 - share(y[8], y0, y1))];
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


# Links


@pytest.mark.parametrize(
    "address",
    [
        HOVER + "&selected=1&step=7&last=12",
        "mode=map&on=ackley&optimizer=adam&rate=0.123456789012345&momentum=0.85&walkers=1.1,2.2&step=3",
        "mode=map&on=own&formula=sin(x)*cos(2*y)%2Bx^2/9&window=-4,4,-3,3&rate=0.2&noise=0.3&seed=9"
        "&walkers=1,1;0.1,-2&step=5",
        "mode=rate&on=sextic&rate=0.05&walkers=-1.4&step=9",
        "mode=line&on=film&optimizer=nesterov&rate=0.05&walkers=-1,3&step=4",
        "mode=line&on=own&samples=0,1;1,3;2,6.5&rate=0.1&walkers=0,0&step=2",
    ],
)
def test_a_link_restores_the_situation_exactly(visit: Any, address: str) -> None:
    page = visit.open(address)
    first, link = situation(page), settled_hash(page)
    assert situation(visit.open(link)) == first
    assert settled_hash(page) == link
    for part in address.split("&"):
        if not part.startswith("formula"):
            assert part in link.split("&")


BROKEN = [
    "mode=map&on=nowhere&rate=-1&walkers=a,b;1;1,2,3;1e99,0&step=-4",
    "mode=map&on=own&formula=alert(1)&window=3,2,1",
    "mode=nothing",
    "%%%&&&===",
    "mode=line&on=own&samples=1,1",
    "mode=rate&on=__proto__&walkers=",
    "mode=map&optimizer=constructor&step=1e999&last=9999999&selected=77",
    "mode=map&on=toString&momentum=7&noise=nan&seed=-3",
]


def test_a_broken_link_opens_something_that_works(visit: Any) -> None:
    page = visit.open(BROKEN[0])
    for address in BROKEN:
        page.evaluate("address => { location.hash = address; }", address)
        page.wait_for_timeout(150)
        press(page, "reset")
        press(page, "step")
        assert shown(page, "step") in ("Step: 1", "Step: 0"), address


def test_another_link_in_the_same_page_is_followed(page: Any) -> None:
    page.evaluate("location.hash = 'mode=rate&rate=1&walkers=-1&step=3'")
    wait_until(page, "playground.app.state.mode === 'rate'")
    assert shown(page, "step") == "Step: 3"


# Taking it along


def download(page: Any, name: str) -> bytes:
    with page.expect_download() as caught:
        page.get_by_role("button", name=name).click()
    return Path(caught.value.path()).read_bytes()


def test_the_path_as_csv_has_all_digits(visit: Any) -> None:
    page = visit.open(HOVER + "&step=5")
    rows = list(csv.DictReader(io.StringIO(download(page, "Path as CSV").decode())))
    assert len(rows) == 12
    walk = descend(LANDSCAPES["himmelblau"], gradient_descent(0.01), [1, 1], 5)
    last = rows[-1]
    assert (last["walker"], last["step"]) == ("2", "5")
    assert [float(last["x"]), float(last["y"])] == walk.points[-1].tolist()
    assert float(last["loss"]) == walk.losses[-1]


def test_the_picture_as_svg_and_png(visit: Any) -> None:
    from xml.etree import ElementTree

    page = visit.open(HOVER + "&step=5")
    svg = ElementTree.fromstring(download(page, "Picture as SVG").decode())
    assert svg.tag.endswith("svg")
    assert len(list(svg.iter())) > 100
    assert download(page, "Picture as PNG").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("address", "film"),
    [
        (HOVER + "&step=9", "hills"),
        ("mode=rate&rate=0.5&walkers=-1", "learning_rate"),
        ("mode=line&on=film&walkers=-1,3&step=12", "regression"),
    ],
)
def test_the_command_for_a_film_is_understood(visit: Any, address: str, film: str) -> None:
    from scenes.render.command.course import films_called
    from scenes.render.command.settings import settings_of, with_settings

    page = visit.open(address)
    page.get_by_text("Make this a film").click()
    program, verb, name, *rest = page.locator("#film-command").inner_text().split()
    assert (program, verb, name) == ("downhill", "render", film)
    pairs = tuple(rest[1::2])
    assert set(rest[::2]) == {"--set"}
    (found,) = films_called([film])
    scene = with_settings(found, settings_of([found], pairs, None)[found.label])
    assert scene.parameters is not None


# Everybody


def test_a_session_with_the_keyboard_alone(visit: Any) -> None:
    page = visit.open("mode=map&on=himmelblau&rate=0.01&walkers=")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.canvas.map') !== null"):
            break
    else:
        pytest.fail("Tab does not reach the map")
    for key in ("ArrowRight", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    assert page.evaluate("playground.app.run.walkers") == [[0.5, 0.25]]
    reached: list[str] = []
    while "rate" not in reached and len(reached) < 40:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id"))
        if reached[-1] == "step-button":
            page.keyboard.press("Enter")
            assert shown(page, "step") == "Step: 1"
            assert page.locator("#live").inner_text().startswith("Step: 1. Gradient Mag: ")
    page.keyboard.press("Control+a")
    page.keyboard.type("0.005")
    page.keyboard.press("Enter")
    assert {"step-button", "run-button", "undo-button", "reset-button", "ground", "rate"} <= {
        *reached
    }
    assert page.evaluate("playground.app.run.rate") == 0.005


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_axe_finds_nothing_serious(browser: Any, scheme: str) -> None:
    from tests.playground.conftest import HERE, Visit

    axe = HERE.parents[1] / "playground" / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.is_file():
        pytest.skip("axe-core is installed by make playground")
    visit = Visit(browser, color_scheme=scheme)
    page = visit.open("mode=map&step=3")
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = []
    for mode in ("map", "rate", "line"):
        page.locator(f"#mode-{mode}").click()
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for violation in drawn(page).evaluate("axe.run()")["violations"]:
            places = [node["html"][:120] for node in violation["nodes"]]
            found.append((mode, violation["impact"], violation["id"], places))
    visit.close()
    print(found)
    assert not [entry for entry in found if entry[1] in ("serious", "critical")], found


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_screen(browser: Any, width: int) -> None:
    from tests.playground.conftest import Visit

    visit = Visit(browser, viewport={"width": width, "height": 800})
    page = visit.open()
    for mode in ("map", "rate", "line"):
        page.locator(f"#mode-{mode}").click()
        assert drawn(page).evaluate("document.documentElement.scrollWidth") <= width, mode
    visit.close()


def test_words_are_in_the_catalogue_alone() -> None:
    sources = Path(__file__).resolve().parents[2] / "playground" / "src"
    allowed = {"words.ts"}
    for path in sources.rglob("*.ts"):
        if path.name in allowed:
            continue
        code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
        said = re.findall(r'h\("[a-z0-9]+", \{[^}]*\}, "([A-Za-z]{3,}[^"]*)"', code)
        assert set(said) <= {"Downhill"}, f"{path.name}: {said}"


def test_the_project_pins_what_it_needs() -> None:
    root = Path(__file__).resolve().parents[2]
    extras = tomllib.loads((root / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]
    assert any(text.startswith("playwright") for text in extras["browser"])
