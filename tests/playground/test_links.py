"""Situations as links, films, tables and pictures."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from gdmath import LANDSCAPES, descend, gradient_descent
from tests.playground.hands import (
    HOVER,
    press,
    settled_hash,
    shown,
    situation,
    wait_until,
)

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


def test_the_name_of_a_film_is_an_address_and_chosen_in_the_page_it_does_the_same(
    visit: Any,
) -> None:
    page = visit.open("paraboloid")
    first = situation(page)
    assert "mode=map&on=paraboloid&rate=0.001&walkers=6,-3&step=0" in settled_hash(page)
    assert "45" in shown(page, "loss")  # the squared distance; its slope is told after the question
    visit.open("local_minima")
    assert "mode=rate&on=sextic&rate=0.03" in settled_hash(page)
    page.select_option("#film", "paraboloid")
    assert "on=paraboloid" in settled_hash(page)
    assert situation(page) == first
    assert page.input_value("#film") == "paraboloid"  # whose question is asked


# Another address, and the page once it was told of it; of one that is there already, nobody tells.
FOLLOW = """address => new Promise(done => {
    addEventListener('hashchange', () => requestAnimationFrame(done), { once: true });
    setTimeout(done, 500);
    location.hash = address;
})"""
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
        page.evaluate(FOLLOW, address)
        press(page, "reset")
        press(page, "step")
        assert shown(page, "step") in ("Step: 1", "Step: 0"), address


def test_another_link_in_the_same_page_is_followed(page: Any) -> None:
    page.evaluate("location.hash = 'mode=rate&rate=1&walkers=-1&step=3'")
    wait_until(page, "playground.app.state.mode === 'rate'")
    assert shown(page, "step") == "Step: 3"


def test_a_link_is_not_written_over_before_it_is_followed(page: Any) -> None:
    # The page is told of a new address later than it may write its own.
    page.evaluate("location.hash = 'mode=rate&rate=1&walkers=-1&step=3'; playground.app.write()")
    wait_until(page, "playground.app.state.mode === 'rate'")
    assert shown(page, "step") == "Step: 3"
    assert "mode=rate" in settled_hash(page)


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
