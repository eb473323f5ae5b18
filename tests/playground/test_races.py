"""Races in which somebody diverges: they end soon, are told as what they are, and break nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from tests.playground.conftest import Visit
from tests.playground.hands import drawn, press, wait_until

# A ravine at a rate that only two of four can bear.
WILD = "optimizer_race"
RUN = "playground.app.run"


# A walker's way in the picture as SVG.
WAY = r'points="([^"]+)" fill="none" stroke="#[0-9A-F]+" stroke-width="2" [^>]*opacity="0.95"'


def walk_to(page: Any, step: int) -> Any:
    page.evaluate(
        "step => { playground.app.change({ step, last: step }); playground.app.look(step); }", step
    )
    return drawn(page)


@pytest.mark.parametrize(("language", "word"), [("en", "diverged"), ("de", "divergiert")])
def test_a_diverged_racer_is_stopped_and_told(visit: Visit, language: str, word: str) -> None:
    page = walk_to(visit.open(f"{WILD}&lang={language}"), 200)
    rows = page.locator(".ranking tbody tr").all_inner_texts()
    assert [word in row for row in rows] == [False, False, True, True]
    walks = page.evaluate(
        """() => playground.app.engine.lanes.map(({ walks: [walk] }) =>
            [walk.diverged, Math.max(...walk.points.flat().map(Math.abs)), walk.highs.at(-1)])"""
    )
    assert [diverged is None for diverged, *_ in walks] == [False, False, True, True]
    for diverged, far, high in walks[:2]:
        assert diverged < 20
        assert far < 1e6  # a few steps of this rate after the picture
        assert high < 1e12
    assert not re.search("e[+−-]?\\d\\d|10[⁰¹²³⁴⁵⁶⁷⁸⁹]{3}", page.locator("#readouts").inner_text())


def test_the_way_of_one_who_left_does_not_fill_the_map(visit: Visit) -> None:
    """Steps from beyond the map to beyond it are not drawn: nobody was on it between them."""
    page = visit.open(
        "mode=map&on=own&formula=x^2%2By^2&window=-3,3,-3,3&rate=1.02&walkers=1,0.5;0.2,0.1"
    )
    walk_to(page, 90)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Picture as SVG").click()
    lines = re.findall(WAY, caught.value.path().read_text("utf-8"))
    box = page.locator(".canvas.map canvas").bounding_box()

    def inside(corner: str) -> bool:
        x, y = map(float, corner.split(","))
        return 50 <= x <= box["width"] - 12 and 12 <= y <= box["height"] - 36

    assert lines
    for line in lines:
        corners = [inside(corner) for corner in line.split(" ")]
        assert all(a or b for a, b in pairwise(corners))


def test_what_diverged_alone_is_told_without_large_numbers(visit: Visit) -> None:
    page = walk_to(visit.open("mode=map&on=quadratic&rate=0.5&walkers=2,2"), 300)
    page.evaluate("playground.app.judge()")
    assert "diverged at step" in drawn(page).locator(".message").inner_text()
    assert page.evaluate("playground.app.engine.selected.diverged") < 20


def test_steps_of_a_race_are_told_once_they_are_final(visit: Visit) -> None:
    page = visit.open(
        "mode=map&on=quadratic&rate=0.02&walkers=-3,2.2&race=momentum,0.02,;adam,0.05,"
    )
    steps = "playground.app.change({ step: STEP, last: STEP })"
    told: dict[str, str] = {}
    for step in range(0, 420, 12):
        page.evaluate(steps.replace("STEP", str(step)))
        for row in drawn(page).locator(".ranking tbody tr").all():
            name = row.locator("th").inner_text().split("\n")[-1]
            text = row.locator("td").last.inner_text().split("\n")[0]
            assert re.fullmatch(r"–|\d+", text), text
            if told.get(name, "–") != "–":
                assert text == told[name], (name, step)  # what is told stays
            told[name] = text
    assert any(text != "–" for text in told.values())
    threshold = page.evaluate("playground.app.engine.typical") * 1e-3
    said = page.locator(".ranking .hint").inner_text()
    found = re.search(r"until \|∇f\| stays below ([\d.]+), for (\d+) steps", said)
    assert found, said
    assert float(found[1]) == pytest.approx(threshold, rel=0.01)
    name = next(name for name, text in told.items() if text != "–")
    lane = [*page.evaluate("playground.app.engine.lanes.map(one => one.racer.optimizer)")].index(
        {"Gradient descent": "gradient_descent", "Momentum": "momentum", "Adam": "adam"}[name]
    )
    sizes = page.evaluate(
        "lane => playground.app.engine.lanes[lane].walks[0].gradients.map(g => Math.hypot(...g))",
        lane,
    )
    held = int(found[2])
    first = next(
        k for k in range(len(sizes)) if all(size <= threshold for size in sizes[k : k + held + 1])
    )
    assert int(told[name]) == first


# Nothing breaks

RACERS = (
    ("gradient_descent", "momentum", "nesterov", "adagrad"),
    ("rmsprop", "adadelta", "adam", "amsgrad"),
    ("adamw", "nadam", "lion", "gradient_descent"),
)


@pytest.mark.parametrize("own", RACERS, ids=lambda own: own[0])
def test_no_race_at_a_high_rate_breaks_the_page(visit: Visit, own: tuple[str, ...]) -> None:
    """All optimizers on all grounds for more than 200 steps; an uncaught error fails the visit."""
    page = visit.open("mode=map")
    grounds = page.locator("#ground option").evaluate_all("all => all.map(one => one.value)")
    first, *others = own
    for ground in grounds:
        if ground == "own":
            continue
        rivals = ";".join(f"{name},7," for name in others)
        page.evaluate(
            "address => playground.app.open(address)",
            f"#mode=map&on={ground}&optimizer={first}&rate=7&walkers=1.1,0.7&race={rivals}",
        )
        for step in (1, 60, 140, 330):
            walk_to(page, step)
            assert page.evaluate("playground.app.run.step") == step
        assert not visit.errors, (ground, visit.errors)


HUGE = (
    "mode=map&on=own&formula=x^2*exp(x^2)%2By^2&window=-30,30,-1,1&rate=36.7&walkers=0.3,0;1e-9,0"
)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_loss_of_three_hundred_digits_has_its_axis(visit: Visit, language: str) -> None:
    page = visit.open(f"{HUGE}&lang={language}")
    press(page, "step")
    assert page.evaluate("playground.app.engine.selected.losses[1]") > 1e290
    assert not visit.errors, visit.errors
    press(page, "step")
    wait_until(page, f"{RUN}.step >= 1")
    assert not visit.errors, visit.errors


def test_a_race_that_runs_past_its_losers_goes_on(visit: Visit) -> None:
    page = visit.open(WILD)
    page.locator(".task-card .chip").first.click()  # a prediction, before which nothing runs
    press(page, "run")
    wait_until(page, f"{RUN}.step >= 30")
    press(page, "run")
    assert not visit.errors
    assert page.locator(".ranking tbody tr").count() == 4
