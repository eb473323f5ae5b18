"""The playground as a lecturer uses it: races, answers, frames, the ground and schedules."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from gdmath import (
    LANDSCAPES,
    Optimizer,
    adam,
    cosine,
    descend,
    exponential,
    gradient_descent,
    momentum,
    step_decay,
    warmup_cosine,
)
from tests.playground.conftest import Visit
from tests.playground.hands import (
    TRIES,
    drawn,
    message,
    press,
    settled_hash,
    shown,
    situation,
    wait_until,
)

RUN = "playground.app.run"
RACE = "mode=map&on=booth&rate=0.01&walkers=-5,5&race=adam,0.3,;momentum,0.01,0.8&step=40"


# Races


def test_a_race_is_computed_as_in_gdmath_and_ranked(visit: Visit) -> None:
    page = visit.open(RACE)
    booth = LANDSCAPES["booth"]
    rules = (gradient_descent(0.01), adam(0.3), momentum(0.01, momentum=0.8))
    walks = [descend(booth, rule, [-5.0, 5.0], 40) for rule in rules]
    found = page.evaluate("playground.app.engine.lanes.map(lane => lane.walks[0].points[40])")
    for place, walk in zip(found, walks, strict=True):
        assert place == pytest.approx(walk.points[-1].tolist(), rel=1e-12)
    names = ("Gradient descent", "Adam", "Momentum")
    losses = [float(walk.losses[-1]) for walk in walks]
    expected = [name for _, name in sorted(zip(losses, names, strict=True))]
    ranks = drawn(page).locator(".ranking tbody tr")
    assert [row.split("\n")[-1] for row in ranks.locator("th").all_inner_texts()] == expected
    page.locator("#rank-steps").click()
    assert drawn(page).locator("[aria-sort=ascending]").inner_text().startswith("steps")
    steps = [text.split("\t")[-1] for text in drawn(page).locator(".ranking tr").all_inner_texts()]
    known = [int(text) if text.isdigit() else np.inf for text in steps[1:]]
    assert known == sorted(known)
    first = situation(page)
    assert situation(visit.open(settled_hash(page))) == first


def test_racers_have_colours_dashes_and_letters_of_their_own(visit: Visit) -> None:
    page = visit.open(RACE)
    with page.expect_download() as caught:
        page.get_by_role("button", name="Picture as SVG").click()
    picture = caught.value.path().read_text("utf-8")
    ways = re.findall(
        r'stroke="(#\w+)" stroke-width="2.4"[^>]*?(?:dasharray="([^"]*)")?/>', picture
    )
    assert len(ways) == 3
    assert len({color for color, _ in ways}) == len({dash for _, dash in ways}) == 3
    assert {"A", "B", "C"} <= {*re.findall(r">([A-D])</text>", picture)}


def steps_to_level(rule: Optimizer, level: float) -> float:
    """The first step from which on booth is level for 20 steps, of 200; never off the map."""
    walk = descend(LANDSCAPES["booth"], rule, [-5.0, 5.0], 200)
    if len(walk.points) < 201 or np.abs(walk.points).max() > 30:
        return np.inf
    flat = np.linalg.norm([LANDSCAPES["booth"].gradient(at) for at in walk.points], axis=1) <= level
    held = (k for k in range(181) if flat[k : k + 21].all())
    return next(held, np.inf)


def test_tuning_makes_nobody_slower(visit: Visit) -> None:
    """Losses of about 1e-8 decided, and made Momentum slower: 151 steps instead of 149."""
    address = "mode=map&on=quadratic&rate=0.02&walkers=-3,2.2&race=momentum,0.02,;adam,0.05,"
    page = visit.open(f"{address}&step=400")
    read = """all => all.map(row =>
        [row.querySelector('.badge').textContent, row.lastChild.textContent])"""
    rows = drawn(page).locator(".ranking tbody tr")
    before = dict(rows.evaluate_all(read))
    page.locator("#tune-race").click()
    wait_until(page, "document.querySelector('.race .hint').textContent.startsWith('Each tried')")
    assert "in the fewest" in page.locator(".race .hint").inner_text()
    after = dict(drawn(page).locator(".ranking tbody tr").evaluate_all(read))
    assert all(
        int(after[letter]) <= int(before[letter]) for letter in before if before[letter][0] != "–"
    )
    assert all(text.isdigit() for text in after.values())


def test_everybody_is_tuned_on_the_same_grid(visit: Visit) -> None:
    page = visit.open(RACE)
    page.locator("#tune-race").click()
    wait_until(page, "document.querySelector('.race .hint').textContent.startsWith('Each tried')")
    own, *others = page.evaluate(f"[{RUN}, ...{RUN}.rivals].map(racer => racer.rate)")
    makers = (gradient_descent, adam, lambda rate: momentum(rate, momentum=0.8))
    level = 1e-3 * page.evaluate("playground.app.engine.typical")
    for rate, make in zip((own, *others), makers, strict=True):
        tried = {float(f"{10 ** (i / 4 - 7):.1e}") for i in range(33)}
        steps = {other: steps_to_level(make(other), level) for other in tried}
        assert rate in tried
        assert steps[rate] == min(steps.values()) < np.inf
    page.evaluate("playground.app.change({ step: 200, last: 200 })")
    told = drawn(page).locator(".ranking tbody tr").all_inner_texts()
    shown_steps = sorted(int(row.split("\t")[-1]) for row in told)
    pairs = zip((own, *others), makers, strict=True)
    assert shown_steps == sorted(steps_to_level(make(rate), level) for rate, make in pairs)
    page.locator("#undo-change").click()
    page.locator("#undo-change").click()
    assert page.evaluate(f"{RUN}.rate") == 0.01


def test_who_joins_the_race_may_leave_it(page: Any) -> None:
    for count in (1, 2, 3):
        page.locator("#join-race").click()
        assert drawn(page).locator(".racers > div").count() == count
    assert not page.locator("#join-race").is_visible()
    press(page, "step")
    assert shown(page, "step") == "Step: 1"
    page.get_by_role("button", name="Remove B from the race").click()
    assert page.evaluate(f"{RUN}.rivals.length") == 2


# Tasks


def test_each_film_has_a_question_that_is_answered_once_it_was_tried(visit: Visit) -> None:
    page = visit.open()
    films = page.locator("#film option").evaluate_all("all => all.map(one => one.value)")
    assert [name for name in films if name] == list(TRIES)
    for film, tried in TRIES.items():
        page.evaluate("film => playground.app.open('#' + film)", film)
        card = drawn(page).locator("#task-card")
        assert card.locator(".answer").inner_text().startswith("Predict first")
        page.evaluate(f"playground.app.change({tried})")
        assert drawn(page).locator(".answer").inner_text().startswith("Predict first"), film
        card.locator(".chip").nth(1).click()
        said = drawn(page).locator(".answer").inner_text()
        assert said.startswith(("Just as you said.", "Not as you said.")), (film, said)
        assert said.startswith("Just") == (film not in ("hills",)), (film, said)
        assert "–" not in said
        assert "undefined" not in said
        assert card.locator(".chip.right").count() == 1


# Frames


def test_an_address_says_how_the_page_is_embedded(visit: Visit) -> None:
    page = visit.open("hills&embed=1&hide=race,meter&theme=light&lang=en&task=gradient")
    for hidden in ("header", ".share", ".race", ".meter-view", "footer"):
        assert not drawn(page).locator(hidden).first.is_visible(), hidden
    assert page.locator("#task-card").is_visible()
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    link = settled_hash(page)
    assert link.endswith("&embed=1&hide=race,meter&theme=light&lang=en&task=gradient")
    assert situation(visit.open(link)) == situation(page)


def test_a_frame_for_another_page_can_be_copied(page: Any) -> None:
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard',"
        "{ value: { writeText: async text => { window.copied = text } } })"
    )
    page.get_by_role("button", name="Copy code to embed").click()
    wait_until(page, "window.copied !== undefined")
    copied = page.evaluate("window.copied")
    assert copied.startswith('<iframe src="playground.html#mode=map&amp;on=himmelblau')
    assert "embed=1" in copied
    source = page.evaluate(
        "text => new DOMParser().parseFromString(text, 'text/html').querySelector('iframe').src",
        copied,
    )
    assert "&walkers=" in source


# Looking and moving


def spot(page: Any, x: float, y: float) -> tuple[float, float]:
    """Where a place of the map is on the screen."""
    box = page.locator(".canvas.map canvas").bounding_box()
    (x0, x1), (y0, y1) = page.evaluate("playground.app.engine.seen.window")
    across, up = (x - x0) / (x1 - x0), (y - y0) / (y1 - y0)
    left, top = box["x"] + 50, box["y"] + 12
    return left + (box["width"] - 62) * across, top + (box["height"] - 48) * (1 - up)


def test_the_ground_is_read_under_the_pointer_and_kept(visit: Visit) -> None:
    page = visit.open("mode=map&on=booth&walkers=-5,5")
    page.mouse.move(*spot(page, 2, 3))
    said = drawn(page).locator(".probe").inner_text()
    value = float(re.search(r"f = ([\d.]+)", said)[1])
    assert value == pytest.approx(float(LANDSCAPES["booth"].value([2, 3])), rel=0.1)
    assert "λ = 2, 18" in said
    page.keyboard.down("Shift")
    page.mouse.click(*spot(page, 2, 3))
    page.keyboard.up("Shift")
    assert page.evaluate(f"{RUN}.walkers.length") == 1
    page.mouse.move(5, 5)
    kept = drawn(page).locator(".probe").inner_text()
    assert float(kept[1:].split(",")[0]) == pytest.approx(2, abs=0.05)
    page.locator(".canvas.map canvas").focus()
    page.keyboard.press("ArrowRight")
    assert "∇f = (" in page.locator("#live").inner_text()


def test_walkers_are_dragged_chosen_and_removed_on_the_map(visit: Visit) -> None:
    page = visit.open("mode=map&on=booth&walkers=-5,5;4,-4")
    page.mouse.move(*spot(page, -5, 5))
    page.mouse.down()
    page.mouse.move(*spot(page, -2, 2), steps=4)
    page.mouse.move(*spot(page, 0, 6), steps=4)
    page.mouse.up()
    assert page.evaluate(f"{RUN}.walkers[0]") == pytest.approx([0, 6], abs=0.2)
    page.locator("#undo-change").click()
    assert page.evaluate(f"{RUN}.walkers[0]") == [-5, 5]
    page.mouse.click(*spot(page, 4, -4))
    assert page.evaluate(f"[{RUN}.selected, {RUN}.walkers.length]") == [1, 2]
    page.locator(".canvas.map canvas").focus()
    page.keyboard.press("Delete")
    assert page.evaluate(f"{RUN}.walkers") == [[-5, 5]]
    assert "Walker 2 removed" in message(page)


def test_the_map_is_dragged_and_zoomed(visit: Visit) -> None:
    page = visit.open("mode=map&on=booth&walkers=-5,5")
    home = page.evaluate("playground.app.engine.seen.window")
    page.mouse.move(*spot(page, 0, 0))
    page.mouse.down()
    page.mouse.move(*spot(page, 3, 0), steps=4)
    page.mouse.up()
    assert page.evaluate(f"{RUN}.walkers.length") == 1
    (low, _), _ = page.evaluate("playground.app.engine.seen.window")
    assert low == pytest.approx(home[0][0] - 3, abs=0.3)
    page.locator("#zoom-in").click()
    view = page.evaluate("playground.app.engine.seen.window")
    assert view[0][1] - view[0][0] == pytest.approx((home[0][1] - home[0][0]) / 2)
    assert "view=" in settled_hash(page)


# Rates that change, and some samples at a time


def test_a_rate_is_changed_on_the_way(visit: Visit) -> None:
    page = visit.open("mode=map&on=booth&rate=0.01&walkers=-5,5&step=5")
    page.locator("#from-here").check()
    page.get_by_label("Learning rate α", exact=True).fill("0.05")
    page.keyboard.press("Enter")
    for _ in range(4):
        press(page, "step")
    rule = gradient_descent(lambda step: 0.01 if step < 5 else 0.05)
    expected = descend(LANDSCAPES["booth"], rule, [-5.0, 5.0], 9).points[-1].tolist()
    assert page.evaluate("playground.app.engine.selected.points[9]") == pytest.approx(expected)
    first = situation(page)
    assert situation(visit.open(settled_hash(page))) == first


def test_schedules_are_those_of_gdmath(page: Any) -> None:
    rate = 0.05
    schedules = {
        "step_decay": step_decay(rate, every=25, factor=0.5),
        "exponential": exponential(rate, factor=0.01 ** (1 / 100)),
        "cosine": cosine(rate, steps=100),
        "warmup_cosine": warmup_cosine(rate, warmup=10, steps=100),
    }
    shown_here = page.locator("#schedule option").evaluate_all("all => all.map(one => one.value)")
    assert shown_here == ["constant", *schedules]
    for name, schedule in schedules.items():
        page.evaluate(
            """schedule => playground.app.change({ ground: 'booth', rate: 0.05, horizon: 100,
                walkers: [[-5, 5]], schedule, step: 120, last: 120 })""",
            name,
        )
        walk = descend(LANDSCAPES["booth"], gradient_descent(schedule), [-5.0, 5.0], 120)
        found = page.evaluate("playground.app.engine.selected.points.slice(0, 121)")
        assert np.allclose(found, walk.points, rtol=1e-11, atol=1e-12), name


def test_a_mini_batch_learns_from_each_sample_once_in_a_pass(visit: Visit) -> None:
    page = visit.open("mode=line&on=handful&batch=3&seed=4&rate=0.05&walkers=0,0&step=30")
    samples = page.evaluate(f"{RUN}.samples")
    parts = page.evaluate(
        """samples => {
            const deal = playground.batches(samples, 3, 4);
            return Array.from({ length: 6 }, (_, step) => deal([0.5, 1], step));
        }""",
        samples,
    )
    x, y = np.array(samples["x"]), np.array(samples["y"])
    miss = 0.5 * x + 1 - y
    whole = [2 * np.mean(miss * x), 2 * np.mean(miss)]
    for deals in (parts[:3], parts[3:]):
        assert np.mean(deals, axis=0) == pytest.approx(whole)
    assert parts[:3] != parts[3:]
    first = situation(page)
    assert situation(visit.open(settled_hash(page))) == first
    assert "each step learns from 3 of 9 samples" in page.locator(".rules").inner_text()
