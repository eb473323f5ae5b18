"""Races are told by legend, read-outs, colours and letters."""

from __future__ import annotations

from tests.playground.conftest import Open, Visit
from tests.playground.hands import drawn, press, wait_until
from tests.playground.test_gains import RACE


def test_a_race_has_its_own_legend(visit: Visit) -> None:
    page = visit.open(RACE)
    assert drawn(page).locator(".legend li").all_inner_texts() == [
        "A\nGradient descent",
        "B\nAdam",
        "C\nMomentum",
        "∇f, uphill (√|∇f| × 0.107)",
        "minimum",
    ]
    press(page, "run")
    wait_until(page, "playground.app.running && playground.app.run.step > 41")
    assert page.locator(".legend li").count() == 5
    visit.follow("mode=map&walkers=1,1")
    assert drawn(page).locator(".legend li").first.inner_text() == "walker"


def test_read_outs_of_a_race_say_whose_they_are(visit: Visit) -> None:
    page = visit.open(RACE)
    assert drawn(page).locator(".rules .badge").inner_text() == "A"
    whose = drawn(page).locator("#readouts .whose")
    assert whose.inner_text().replace("\n", "") == "AGradient descent"
    visit.follow("mode=map&walkers=1,1")
    drawn(page)
    assert not whose.is_visible()
    assert not page.locator(".rules .badge").is_visible()
    assert not page.locator(".ranking").is_visible()


def test_racers_have_their_colours_and_letters_in_3d_too(screen: Open) -> None:
    page = screen(1280, 900, RACE, webgl=True)
    letters = drawn(page).locator(".letters b")
    assert letters.all_inner_texts() == ["A", "B", "C"]
    assert len({*letters.evaluate_all("all => all.map(one => one.style.color)")}) == 3
