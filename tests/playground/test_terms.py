"""Every term of the page is explained, to pointer, keyboard and finger."""

from __future__ import annotations

from typing import Any

import pytest

from tests.playground.conftest import Open, Visit
from tests.playground.hands import drawn


def test_every_term_is_explained(page: Any) -> None:
    page.get_by_text("What the words mean").click()
    said = drawn(page).locator(".terms").inner_text()
    terms = ("Gradient", "Learning rate", "Momentum", "Curvature λ", "Mini-batch", "Saddle")
    for term in (*terms, "Basin", "Adam", "Nesterov momentum", "Schedule", "Limit 2/λ"):
        assert term in said
    titles = page.locator("#optimizer option").all_inner_texts()
    assert titles[:3] == ["Gradient descent", "Momentum", "Nesterov momentum"]
    for mode in ("map", "rate", "line"):
        page.locator(f"#mode-{mode}").click()
        # What names a field is spoken with the field, all else has the focus itself.
        assert drawn(page).evaluate(UNEXPLAINED) == [], mode


UNEXPLAINED = """() => [...document.querySelectorAll('[data-term]')].filter(one => {
    const told = (one.htmlFor && document.getElementById(one.htmlFor))
        || (one.tabIndex === 0 ? one : one.closest('label')?.control);
    const place = told?.getAttribute('aria-describedby')?.split(' ')[0];
    return !document.getElementById(place)?.textContent;
}).map(one => one.textContent)"""


def test_a_term_is_explained_to_pointer_keyboard_and_finger(visit: Visit, screen: Open) -> None:
    page = visit.open("mode=map&optimizer=adam&walkers=1,1")
    tip = page.locator(".tip")
    page.locator("label[for=rate]").hover()
    assert "How far a step goes" in tip.inner_text()
    page.locator("h1").hover()
    assert not tip.is_visible()
    page.locator("#run-button").focus()
    while page.evaluate("document.activeElement.id") != "readout-magnitude":
        page.keyboard.press("Tab")
    assert "rises most steeply" in tip.inner_text()
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.locator("#optimizer").focus()
    page.keyboard.press("Tab")
    assert "Momentum and RMSProp together" in tip.inner_text()
    spoken = "one => document.getElementById(one.getAttribute('aria-describedby').split(' ')[0])"
    assert "rule that makes a step" in page.locator("#optimizer").evaluate(
        f"one => ({spoken})(one).textContent"
    )
    phone = screen(360, 740, "mode=map&walkers=1,1&step=2", touch=True)
    phone.locator("label[for=rate]").tap()
    assert "How far a step goes" in phone.locator(".tip").inner_text()
    box = phone.locator(".tip").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert phone.evaluate("document.activeElement.id") != "rate"
    phone.locator("label[for=rate]").tap()
    assert not phone.locator(".tip").is_visible()


# What is covered by a tip, of what one wants to press while one reads.
COVERED = """() => {
    const [tip, ...buttons] = [...document.querySelectorAll('.tip, .buttons button')]
        .map(one => one.getBoundingClientRect()).reverse();
    return buttons.filter(one => one.left < tip.right && tip.left < one.right
        && one.top < tip.bottom && tip.top < one.bottom).length;
}"""


@pytest.mark.parametrize("size", [(1440, 900), (740, 360)])
def test_no_explanation_covers_the_buttons(screen: Open, size: tuple[int, int]) -> None:
    page = screen(*size, "mode=map&walkers=1,1&step=2")
    terms = drawn(page).locator(".readout, .legend [data-term], .rules label[data-term]")
    shown = 0
    for term in terms.all():
        box = term.bounding_box()
        if not box or box["y"] + box["height"] > size[1]:
            continue
        page.mouse.move(box["x"] + 8, box["y"] + 8)
        shown += page.locator(".tip").is_visible()
        assert page.evaluate(COVERED) == 0, term.inner_text()
    assert shown >= 4
