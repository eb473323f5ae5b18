"""Room: nothing pokes out of its card, and what belongs together is seen together."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.playground.conftest import PAGE, Open
from tests.playground.hands import drawn, wait_until

RACE = "mode=map&on=quadratic&rate=0.02&walkers=-3,2.2&race=momentum,0.02,;rmsprop,0.02,;adam,0.05,"
SIZES = [(360, 640), (740, 360), (768, 1024), (1190, 800), (1440, 900)]
ADDRESSES = (f"{RACE}&step=140", "mode=map&step=3", "mode=rate&rate=3.1&step=3", "mode=line&step=3")

# Of all that is in a card or in the head, what reaches beyond its inner edge.
POKING = """() => [...document.querySelectorAll('.card, .transport, .main-figure, header')]
    .filter(card => card.checkVisibility()).flatMap(card => {
        const box = card.getBoundingClientRect();
        return [...card.querySelectorAll('button, output, select, canvas, th, td, h2, p, input')]
            .filter(one => one.checkVisibility() && !one.closest('.visually-hidden'))
            .map(one => [one.id || one.className || one.textContent, one.getBoundingClientRect()])
            .filter(([, { left, right, width }]) => width > 1
                && (left < box.left + 1 || right > box.right - 1))
            .map(([name, { right }]) => `${card.className}: ${name}, ${right} of ${box.right}`);
    })"""
# Texts of the ranking that touch, or take more lines than they need.
TOUCHING = """() => {
    const box = one => { const range = document.createRange(); range.selectNodeContents(one);
        return range.getBoundingClientRect(); };
    const out = [];
    for (const row of document.querySelectorAll('.ranking tr')) {
        const boxes = [...row.children].map(box);
        boxes.slice(1).forEach((one, i) => one.left < boxes[i].right + 4
            && !row.children[i].querySelector('.visually-hidden')
            && out.push(row.children[i].textContent + '|' + row.children[i + 1].textContent));
    }
    for (const line of document.querySelectorAll('.ranking .lines > span'))
        if (line.getClientRects().length > 1 || box(line).height > 18) out.push(line.textContent);
    const sign = [...document.querySelectorAll('.ranking .sign')]
        .map(one => one.getBoundingClientRect()).find(one => one.width);
    for (const words of document.querySelectorAll('.ranking .lines > span')) {
        const { left, right, top, bottom, width } = box(words);
        if (width && left < sign.right && sign.left < right && top < sign.bottom - 4
            && sign.top + 4 < bottom) out.push(`sign over ${words.textContent}`);
    }
    return out;
}"""


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_nothing_pokes_out_of_its_card(screen: Open, size: tuple[int, int], language: str) -> None:
    page = screen(*size, f"mode=map&lang={language}")
    for address in ADDRESSES:
        page.evaluate("hash => playground.app.open(hash)", f"#{address}&lang={language}")
        assert drawn(page).evaluate(POKING) == [], address
        if "race" in address:
            assert page.evaluate(TOUCHING) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_head_of_a_tablet_is_one_row(screen: Open, language: str) -> None:
    page = screen(768, 1024, f"{RACE}&step=140&lang={language}&theme=dark")
    boxes = [
        drawn(page).locator(name).bounding_box() for name in ("h1", "#undo-change", "nav", "#theme")
    ]
    assert max(box["y"] for box in boxes) < min(box["y"] + box["height"] for box in boxes)


def bottom(page: Any, name: str) -> float:
    box = drawn(page).locator(name).bounding_box()
    return float(box["y"] + box["height"])


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("address", [f"{RACE}&step=40", "optimizer_race&task=optimizer_race"])
def test_a_race_on_a_short_phone_has_its_map_and_run_on_the_first_screen(
    screen: Open, address: str, language: str
) -> None:
    page = screen(360, 640, f"{address}&lang={language}", touch=True)
    chips = drawn(page).locator(".task-card .chip")
    if chips.count():
        chips.first.tap()
    box = drawn(page).locator(".canvas.map canvas").bounding_box()
    assert box["width"] >= 300
    assert box["height"] >= 220
    assert bottom(page, ".canvas.map canvas") < 640
    assert bottom(page, "#run-button") <= 640
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("language", ["en", "de"])
def test_all_choices_of_a_task_are_on_the_first_screen_of_a_phone_that_lies(
    screen: Open, language: str
) -> None:
    page = screen(740, 360, f"mode=map&lang={language}", touch=True)
    films = sorted(path.stem for path in PAGE.parent.glob("[!_]*.py"))
    below = {}
    for film in films:
        page.evaluate("hash => playground.app.open(hash)", f"#{film}&task={film}")
        assert drawn(page).locator(".task-card .chip").count() >= 2
        lowest = bottom(page, ".task-card .chip >> nth=-1")
        if lowest > 360 or page.evaluate("scrollY"):
            below[film] = lowest
    assert below == {}


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("address", "plots"),
    [
        ("mode=map&step=3", ("map", "surface", "loss")),
        (f"{RACE}&step=40", ("map", "loss")),
        ("mode=rate&step=3", ("curve", "loss")),
        ("mode=line&step=3", ("scatter", "lines", "loss")),
    ],
)
def test_on_a_desktop_all_plots_are_seen_whole(
    screen: Open, address: str, plots: tuple[str, ...], language: str
) -> None:
    page = screen(1440, 900, f"{address}&lang={language}", webgl=True)
    for name in plots:
        assert bottom(page, f".canvas.{name} canvas") <= 900, name
        assert page.locator(f".canvas.{name} canvas").bounding_box()["height"] >= 150, name
    left, right = (
        drawn(page).locator(name).bounding_box()["width"] for name in (".controls", ".side")
    )
    assert left == pytest.approx(right, abs=2)  # the picture stands in the middle


@pytest.mark.parametrize("size", [(740, 360), (360, 640), (768, 1024), (1440, 900)])
def test_names_in_a_ranking_are_in_one_piece(screen: Open, size: tuple[int, int]) -> None:
    page = screen(*size, f"{RACE}&step=1000&lang=de")
    wait_until(page, "playground.app.busy === null")  # rows come and go while it is walked
    names = drawn(page).locator(".ranking tbody .racer-name > :last-child")
    assert any("abstieg" in name for name in names.all_inner_texts())
    heights = names.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    assert max(heights) < 1.5 * min(heights)
    assert page.evaluate(
        "(one => one.scrollWidth <= one.clientWidth)(document.querySelector('.ranking'))"
    )


@pytest.mark.parametrize("size", [(740, 360), (844, 390), (640, 360)])
def test_the_map_of_a_phone_that_lies_has_the_width_there_is(
    screen: Open, size: tuple[int, int]
) -> None:
    page = screen(*size, "mode=map&on=himmelblau&walkers=1,1", touch=True)
    box = drawn(page).locator(".canvas.map canvas").bounding_box()
    room = page.locator(".main-figure").bounding_box()["width"]
    assert box["width"] > 0.9 * room
    assert bottom(page, ".canvas.map canvas") <= size[1]


def test_the_slider_of_the_rate_goes_with_its_button(screen: Open) -> None:
    page = screen(1024, 768, "mode=map&on=himmelblau&walkers=1,1", touch=True)
    assert drawn(page).locator("#alpha-slider").is_visible()
    page.set_viewport_size({"width": 1440, "height": 900})
    assert not drawn(page).locator("#alpha-slider").is_visible()
    assert page.locator(".task").is_visible()
    assert not page.locator("#alpha").is_visible()


@pytest.mark.parametrize("fragment", ["mode=map&walkers=1,1", "mode=line", "mode=rate"])
def test_no_column_of_a_wide_screen_is_left_empty_for_long(screen: Open, fragment: str) -> None:
    page = screen(1440, 900, fragment)
    left, right = (bottom(page, f"{column} > :last-child") for column in (".controls", ".views"))
    assert bottom(page, ".share") <= max(left, right)
    assert abs(left - right) < 420, (left, right)
    assert drawn(page).evaluate("document.documentElement.scrollHeight") < 1700


def test_no_rule_is_written_twice() -> None:
    """Of two equal rules one is forgotten when the other is changed."""
    styles = Path(__file__).resolve().parents[2] / "playground" / "src" / "styles"
    seen: dict[str, str] = {}
    for path in styles.glob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
        for name, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text):
            told = " ".join(body.split())
            if told.count(";") >= 5:
                assert told not in seen, (seen.get(told), name)
                seen[told] = f"{path.name}: {name}"
