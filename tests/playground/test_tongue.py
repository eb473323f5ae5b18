"""The browser's language, and maps whose axes have scales of their own."""

from __future__ import annotations

from typing import Any

import pytest

from tests.playground.conftest import Visit
from tests.playground.hands import WRITTEN, drawn, settled_hash


def test_the_page_speaks_the_language_of_the_browser(browser: Any) -> None:
    visit = Visit(browser, locale="de-DE")
    page = drawn(visit.open("mode=map&on=booth"))
    assert page.evaluate("document.documentElement.lang") == "de"
    assert "lang" not in settled_hash(page)
    page = drawn(visit.open("mode=map&on=booth&lang=en"))
    assert page.evaluate("document.documentElement.lang") == "en"
    assert settled_hash(page).endswith("&lang=en")
    other = page.locator("header").get_by_role("button", name="Deutsch")
    for width, height in ((1440, 900), (360, 640), (740, 360)):
        page.set_viewport_size({"width": width, "height": height})
        box = drawn(page) and other.bounding_box()
        assert box["y"] + box["height"] <= 60, width
        assert box["x"] + box["width"] <= width, width
    visit.close()


@pytest.mark.parametrize(("lang", "note"), [("en", "y stretched × "), ("de", "y gestreckt × ")])
def test_a_stretched_axis_is_told(browser: Any, lang: str, note: str) -> None:
    visit = Visit(browser, viewport={"width": 1440, "height": 900}, script=WRITTEN)
    ground = "mode=map&on=own&formula=x^2%2B9*y^2&walkers=1,1&window="
    told = """[...window.written.values()].flatMap(texts => [...texts.keys()])"""
    page = drawn(visit.open(f"{ground}-4,4,-1,1&lang={lang}"))
    assert any(text.startswith(note) for text in page.evaluate(told))
    visit.close()


def test_a_task_says_by_what_it_counts(numbers: Any) -> None:
    for lang in ("en", "de"):
        films = numbers.evaluate("lang => playground.catalogues[lang].tasks.films", lang)
        assert "1 %" in films["momentum"]["question"]
        assert "1 %" in films["loss_curve"]["question"]
