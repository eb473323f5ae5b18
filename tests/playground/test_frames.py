"""What is at the frame of a picture, or not yet to be seen in it: arrows that leave, edges, fog."""

from __future__ import annotations

import math
import re
from typing import Any

import pytest

from tests.playground.conftest import Visit
from tests.playground.hands import WRITTEN, drawn, message, press, wait_until

STEP_ON_MAP = "#5FE3A1"  # next steps, in the picture of a map


def picture(page: Any) -> str:
    with drawn(page).expect_download() as caught:
        page.locator(".share button", has_text="SVG").click()
    return str(caught.value.path().read_text("utf-8"))


def heads(svg: str, color: str) -> list[list[tuple[float, float]]]:
    """The corners of arrow heads of a colour."""
    found = re.findall(rf'<polygon points="([^"]+)" fill="{color}"', svg)
    return [[tuple(map(float, c.split(","))) for c in points.split(" ")] for points in found]  # type: ignore[misc]


@pytest.mark.parametrize(("language", "told"), [("en", "w = 24.8"), ("de", "w = 24,8")])
def test_a_step_that_leaves_the_curve_ends_at_the_frame_with_its_number(
    visit: Visit, language: str, told: str
) -> None:
    page = visit.open(f"mode=rate&rate=13.76&walkers=-1&lang={language}")
    svg = picture(page)
    ink = page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--step').trim()"
    )
    box = page.locator(".canvas.curve canvas").bounding_box()
    tips = [corners[0] for corners in heads(svg, ink)]
    assert tips
    assert all(50 <= x <= box["width"] - 14 for x, _ in tips)
    assert max(x for x, _ in tips) > box["width"] - 24
    assert f">{told}</text>" in svg


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_step_that_leaves_the_map_ends_at_the_frame_with_its_place(
    visit: Visit, language: str
) -> None:
    page = visit.open(f"mode=map&on=himmelblau&rate=1&walkers=-0.5,-3.5&lang={language}")
    svg = picture(page)
    box = page.locator(".canvas.map canvas").bounding_box()
    tips = [corners[0] for corners in heads(svg, STEP_ON_MAP)]
    assert tips
    for x, y in tips:
        assert 50 <= x <= box["width"] - 12
        assert 12 <= y <= box["height"] - 36
    place = page.evaluate("playground.app.engine.selected.points[1]")
    sign, between = (".", ", ") if language == "en" else (",", "; ")
    said = between.join(f"{x:.3g}".replace("-", "−").replace(".", sign) for x in place)
    assert f">({said})</text>" in svg


@pytest.mark.parametrize(
    ("address", "host", "right", "bottom"),
    [
        ("mode=rate&on=sextic&rate=0.01&walkers=LOW", "curve", 14, 34),
        ("mode=map&on=quadratic&rate=0.01&walkers=-3,3", "map", 12, 36),
        ("mode=map&on=own&formula=x^2%2By^2&window=0,2,0,2&walkers=2,0", "map", 12, 36),
    ],
)
def test_who_stands_at_the_edge_of_the_window_is_seen_whole(
    visit: Visit, address: str, host: str, right: float, bottom: float
) -> None:
    page = visit.open(address.replace("LOW", "0"))
    if host == "curve":
        low = page.evaluate("playground.app.engine.landscape.window[0][0]")
        visit.follow(address.replace("LOW", str(low)))
    svg = picture(page)
    box = page.locator(f".canvas.{host} canvas").bounding_box()
    x, y, r = max(
        (
            tuple(map(float, found))
            for found in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', svg)
        ),
        key=lambda found: found[2],
    )
    assert 50 + r <= x <= box["width"] - right - r
    assert (24 if host == "curve" else 12) <= y - r + 12 <= box["height"] - bottom


# Nothing is given away

READ = "document.body.innerText"


def test_hills_in_the_fog_are_in_the_fog_until_predicted(browser: Any) -> None:
    visit = Visit(browser, script=WRITTEN)
    page = visit.open("hills&task=hills")
    before = picture(page)
    assert before.count("<path") == 0  # neither contours nor crosses
    assert not page.locator(".heights").is_visible()
    assert before.count("<circle") > 13
    page.locator(".task-card .chip").first.click()
    after = picture(page)
    assert after.count("<path") > 10
    assert drawn(page).locator(".heights").is_visible()
    visit.close()


@pytest.mark.parametrize("button", ["step", "run"])
def test_who_steps_before_predicting_is_asked_first(visit: Visit, button: str) -> None:
    page = visit.open("hills&task=hills")
    press(page, button)
    assert message(page) == "Predict first: choose an answer, then try it."
    assert page.evaluate("[playground.app.run.last, playground.app.running]") == [0, False]
    chosen = page.locator(".task-card .chip").first
    assert chosen.evaluate("one => one === document.activeElement")
    chosen.press("Enter")
    assert message(page) == ""
    press(page, "step")
    wait_until(page, "playground.app.run.last === 1")


FILMS = ("derivative", "gradient", "neural_landscape", "where_next", "learning_rate", "loss_curve")


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_asked_is_not_told_beside_the_question(visit: Visit, language: str) -> None:
    veiled = "Told after your prediction" if language == "en" else "Nach deiner Vorhersage"
    visit.open(f"mode=map&lang={language}")
    for film in FILMS:
        page = visit.follow(f"{film}&task={film}")
        assert drawn(page).locator("#readout-magnitude").inner_text() == "|Gradient|: –", film
        assert veiled in page.locator(".meter-text").inner_text(), film
        night, ink = (
            STEP_ON_MAP,
            page.evaluate(
                "getComputedStyle(document.documentElement).getPropertyValue('--step').trim()"
            ),
        )
        assert not [*heads(picture(page), night), *heads(picture(page), ink)], film
        if page.locator(".canvas.map canvas").is_visible():
            page.locator(".canvas.map canvas").hover()
            assert veiled in drawn(page).locator(".probe").inner_text(), film
        page.locator(".task-card .chip").first.click()
        assert drawn(page).locator("#readout-magnitude").inner_text() != "|Gradient|: –", film
        assert veiled not in page.locator(".meter-text").inner_text(), film


def test_a_prediction_stands_and_its_question_makes_room(visit: Visit) -> None:
    page = visit.open("momentum&task=momentum")
    card = page.locator("#task-card")
    first = page.evaluate("playground.app.run.rate")
    tall = drawn(page).locator("#task-card").bounding_box()["height"]
    card.locator(".chip", has_text="150").click()
    assert drawn(page).locator("#task-card summary").inner_text().endswith("you said: about 150")
    assert card.bounding_box()["height"] < 0.6 * tall
    card.locator("summary").click()
    card.locator(".chip", has_text="45").click(force=True)
    assert "about 150" in drawn(page).locator("#task-card summary").inner_text()
    # The question keeps the rate: so does the page.
    page.select_option("#optimizer", "momentum")
    assert page.evaluate("playground.app.run.rate") == first
    page.locator("#momentum").fill("0.8")
    page.locator("#momentum").press("Enter")
    page.evaluate("playground.app.change({ step: 90, last: 90 })")
    steps = re.search(r"It takes (\d+) steps", drawn(page).locator(".answer").inner_text())
    assert steps
    assert 30 < int(steps[1]) < 60


# Arrows have a scale


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_lengths_of_arrows_are_told(visit: Visit, language: str) -> None:
    page = visit.open(
        f"mode=map&on=own&formula=x^2%2By^2&window=-5,5,-5,5&rate=0.1&walkers=2,0&lang={language}"
    )
    keys = drawn(page).locator(".legend").inner_text()
    found = re.search(r"\(√\|∇f\| × ([\d.,]+)\)", keys)
    assert found, keys
    assert re.search(r"−α∇f × 1\b", keys)
    tail, tip = re.findall(
        r'points="([\d.]+),[\d.]+ ([\d.]+),[\d.]+" fill="none" stroke="#D6B4FF" stroke-width="2.5"',
        picture(page),
    )[0]
    head = 8  # pixels of its head, which are no part of the line
    box = page.locator(".canvas.map canvas").bounding_box()
    (low, high), _ = page.evaluate("playground.app.engine.seen.window")
    length = (float(tip) - float(tail) + head) * (high - low) / (box["width"] - 62)
    assert length == pytest.approx(float(found[1].replace(",", ".")) * 4**0.5, rel=0.04)
    press(page, "step")
    visit.follow(f"mode=line&lang={language}")
    assert "√|∇f| × " in drawn(page).locator(".lines-view .hint").inner_text()


def test_the_arrow_of_a_small_slope_is_not_beneath_its_walker(visit: Visit) -> None:
    svg = picture(visit.open("mode=map&on=himmelblau&rate=0.01&walkers=3.02,1.99"))
    [(x, y, r)] = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)" fill="none"', svg)
    [tail] = re.findall(
        r'points="([\d.]+),([\d.]+) [\d.,]+" fill="none" stroke="#D6B4FF" stroke-width="2.5"', svg
    )
    assert math.dist((float(x), float(y)), tuple(map(float, tail))) > float(r)


def test_the_number_of_a_walker_stands_beside_its_arrow(visit: Visit) -> None:
    svg = picture(visit.open("mode=map&on=himmelblau&rate=0.01&walkers=-0.5,-3.5;2,2&step=6"))
    number = r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>1</text>'
    ring = r'<circle cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+" fill="none"'
    arrow = r'points="[\d.,]+ ([\d.]+),([\d.]+)" fill="none" stroke="#D6B4FF" stroke-width="2.5"'
    written, middle, tip = (
        complex(*map(float, re.findall(shape, svg)[0])) for shape in (number, ring, arrow)
    )
    aside = (written - middle) / (tip - middle)
    assert abs(aside.imag) > abs(aside.real)
