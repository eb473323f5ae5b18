"""The page on phones, in frames, on paper, with forced colours and without scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.playground.conftest import PAGE, Open, Visit
from tests.playground.hands import drawn


@pytest.mark.parametrize("mode", ["map", "rate", "line"])
def test_picture_and_buttons_are_on_one_low_screen(screen: Open, mode: str) -> None:
    page = screen(740, 360, f"mode={mode}&step=3", touch=True)
    host = {"map": "map", "rate": "curve", "line": "scatter"}[mode]
    for width, height in ((740, 360), (844, 390), (800, 450), (700, 500)):
        page.set_viewport_size({"width": width, "height": height})
        for name in (f".canvas.{host} canvas", "#step-button", "#run-button", "#readout-loss"):
            box = drawn(page).locator(name).bounding_box()
            assert box["y"] + box["height"] <= height, (name, box)
            assert box["x"] + box["width"] <= width, (name, box)
        picture = page.locator(f".canvas.{host} canvas").bounding_box()
        assert picture["height"] >= 150
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("how", ["srcdoc", "sandbox"])
def test_in_a_frame_that_may_do_nothing_the_page_works(browser: Any, how: str) -> None:
    visit = Visit(browser)
    page = visit.page
    page.goto("about:blank")
    text = PAGE.read_text("utf-8")
    page.evaluate(
        """([text, how]) => {
            const frame = document.createElement('iframe');
            frame.style = 'width: 900px; height: 700px';
            if (how === 'sandbox') frame.sandbox = 'allow-scripts';
            frame.srcdoc = text;
            document.body.append(frame);
        }""",
        [text, how],
    )
    inside = page.frame_locator("iframe")
    inside.locator("#step-button").click()
    inside.locator("#readout-step", has_text="Step: 1").wait_for()
    inside.get_by_role("button", name="Copy link").click()
    copied = inside.locator("#share-text")
    if how == "sandbox":
        copied.wait_for()
        assert copied.input_value().startswith("playground.html#mode=map")
        inside.get_by_role("button", name="Path as CSV").click()
        inside.locator(".message", has_text="may not save any").wait_for()
    inside.locator("#film").select_option("paraboloid")
    inside.locator("#readout-loss", has_text="45").wait_for()
    visit.errors[:] = [one for one in visit.errors if "sandboxed" not in one]
    visit.close()


def test_forced_colours_show_what_is_chosen(browser: Any) -> None:
    visit = Visit(browser, forced_colors="active")
    page = drawn(visit.open())
    for name in ("#mode-map", ".rules .chip[aria-pressed=true]"):
        style = page.locator(name).first.evaluate("one => getComputedStyle(one).outlineStyle")
        assert style == "solid"
    visit.close()


def test_it_is_printed_on_white(browser: Any) -> None:
    visit = Visit(browser, color_scheme="dark")
    page = drawn(visit.open())
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    assert not page.locator("#step-button").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.emulate_media(media="screen")  # who uses this window next is no printer
    visit.close()


def test_without_scripts_it_says_what_is_missing(browser: Any) -> None:
    visit = Visit(browser, java_script_enabled=False)
    assert "switch JavaScript on" in visit.open().locator("body").inner_text()
    visit.close()


def test_older_browsers_can_read_it() -> None:
    text = PAGE.read_text("utf-8")
    assert not re.search(r"\(\?<[=!]", text)  # Safari learnt to look behind in 16.4
    style = "".join(re.findall(r"<style[^>]*>(.*?)</style>", text, re.S))
    assert style
    assert not re.search(r"[{;}]\s*&", style)  # and nested rules in 16.5


def test_fields_do_not_make_a_phone_zoom_in(screen: Open) -> None:
    page = screen(360, 740, "mode=map&on=own&formula=x&walkers=1,1", touch=True, webgl=True)
    sizes = page.locator("input[type=text], select, textarea").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 16
    for host in ("surface", "loss", "map"):
        action = page.locator(f".canvas.{host} canvas").evaluate(
            "one => getComputedStyle(one).touchAction"
        )
        assert "pinch-zoom" in action or action == "manipulation"
