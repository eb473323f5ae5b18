"""Links that cannot be read fully: what was not read is said, with what is there instead."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest

from tests.playground.conftest import PAGE, Visit
from tests.playground.hands import HOVER, drawn, settled_hash

UNREAD = "This link could not be read fully: "
DAMAGED = {
    "mode=map&on=rosenbrok": "on=rosenbrok (taken instead: himmelblau)",
    "mode=map&rate=abc&walkers=1": "rate=abc (taken instead: 0.01), walkers=1 (left out)",
    "mode=map&walkers=1,1;2;3,3": "walkers=1,1;2;3,3 (taken instead: 1,1;3,3)",
    "mode=map&lang=xx": "lang=xx (taken instead: en)",
    "lang=xx": "lang=xx (taken instead: en)",
    "mode=map&colour=red": "colour=red (left out)",
    "mode=map&rate=-1": "rate=-1 (taken instead: 0.01)",
    "mode=map&momentum=7&noise=nan": "momentum=7 (left out), noise=nan (taken instead: 0)",
    "mode=map&optimizer=adan": "optimizer=adan (taken instead: gradient_descent)",
    "mode=map&schedule=linear": "schedule=linear (taken instead: constant)",
    "mode=map&step=2.5&last=1e9": "step=2.5 (taken instead: 2), last=1e9 (taken instead: 2)",
    "mode=map&selected=7": "selected=7 (taken instead: 0)",
    "mode=map&race=adam,0.1,;adan,0.1,": "race=adam,0.1,;adan,0.1, (taken instead: adam,0.1,)",
    "mode=map&view=1,2": "view=1,2 (left out)",
    "mode=map&on=own&formula=x&window=3,2,1,0": "window=3,2,1,0 (taken instead: -4,4,-4,4)",
    "mode=maps": "mode=maps (taken instead: map)",
    "mode=rate&on=himmelblau": "on=himmelblau (taken instead: exercise)",
    "mode=rate&walkers=1,1": "walkers=1,1 (taken instead: -1)",
    "mode=line&on=own&samples=1,1": "samples=1,1 (left out)",
    "mode=line&on=handful&batch=99": "batch=99 (taken instead: 0)",
    "mode=map&theme=pink&hide=race,rac": "theme=pink (taken instead: auto), hide=race,rac "
    "(taken instead: race)",
    "mode=map&task=hill": "task=hill (left out)",
    "mode=map&line.on=nowhere": "line.on=nowhere (taken instead: handful)",
    "paraboloid&rate=0.5": "rate=0.5 (left out)",
    "parabolid": "parabolid (left out)",
}
READ = [
    "",
    HOVER + "&selected=1&step=7&last=12",
    "on=booth&walkers=1,1",
    "paraboloid",
    "hills&embed=1&hide=race,meter&theme=light&lang=en&task=gradient",
    "mode=map&walkers=",
    "mode=map&schedule=cosine&horizon=50&changes=2,0.1&noise=0.3&seed=9&view=-1,1,-1,1",
    "mode=map&on=own&formula=x^2%2By^2&draft=sin(&window=-4,4,-3,3&race=adam,0.3,0.8",
    "mode=line&on=own&samples=0,1;1,3;2,6.5&batch=2&walkers=0,0",
    "mode=rate&on=sextic&rate=0.05&walkers=-1.4&step=9",
]


def notice(page: Any) -> str:
    box = drawn(page).locator(".notice")
    return box.locator("p").inner_text() if box.is_visible() else ""


def test_what_a_link_says_and_is_not_read_is_told(visit: Visit) -> None:
    page = visit.open()
    for address, said in DAMAGED.items():
        assert notice(visit.follow(address)) == f"{UNREAD}{said}.", address
    assert notice(visit.open("mode=map&on=rosenbrok")).startswith(f"{UNREAD}on=rosenbrok")
    # The address that the page writes is whole again.
    link = settled_hash(page)
    assert notice(visit.open(link)) == ""


def test_what_is_read_fully_is_not_talked_about(visit: Visit) -> None:
    page = visit.open()
    for address in READ:
        assert notice(visit.open(address)) == "", address
        assert notice(visit.open(settled_hash(page))) == "", address
    films = page.locator("#film option").evaluate_all("all => all.map(one => one.value)")
    for film in filter(None, films):
        assert notice(visit.follow(film)) == "", film


def test_the_note_is_put_away_and_another_link_brings_its_own(visit: Visit) -> None:
    page = visit.open("mode=map&on=rosenbrok&rate=abc")
    assert notice(page)
    page.get_by_role("button", name="Close this note").click()
    assert notice(page) == ""
    page.locator("#step-button").click()
    assert notice(page) == ""
    assert "noise=x" in notice(visit.follow("mode=map&noise=x"))
    assert notice(visit.follow("mode=map&noise=1")) == ""


def test_nothing_in_a_link_is_more_than_text(visit: Visit) -> None:
    evil = "<img src=x onerror=window.pwned=1><b>bold</b>"
    page = visit.open(f"mode=map&on={quote(evil)}&{quote(evil)}={quote(evil)}&rate={quote(evil)}")
    assert notice(page).startswith(f"{UNREAD}on=<img src=x onerror=window.pw…")
    assert page.evaluate("window.pwned") is None
    assert page.locator(".notice img, .notice b").count() == 0


def test_long_values_and_long_lists_are_shortened(screen: Any) -> None:
    many = "&".join(f"key{i}=1" for i in range(40))
    page = screen(360, 640, f"mode=map&on={'y' * 3000}&{many}", touch=True)
    said = notice(page)
    assert len(said) < 250
    assert said.endswith("and 37 more.")
    box = page.locator(".notice").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_what_stands_before_the_sign_is_told_too(visit: Visit) -> None:
    page = visit.open()
    page.goto(PAGE.as_uri() + "?lang=xx&utm_source=course")
    assert notice(page) == f"{UNREAD}?lang=xx (left out)."


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_note_is_there_in_german_and_within_other_pages(visit: Visit, theme: str) -> None:
    page = visit.open(f"mode=map&on=rosenbrok&lang=de&embed=1&theme={theme}")
    assert notice(page) == (
        "Dieser Link war nicht ganz zu lesen: on=rosenbrok (stattdessen gilt himmelblau)."
    )
