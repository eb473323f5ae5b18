"""The page's words: all of them in every language, and in one place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.playground.conftest import Visit
from tests.playground.hands import drawn, message, settled_hash, wait_until

SOURCES = Path(__file__).resolve().parents[2] / "playground" / "src"
TITLE = re.compile(r"\.tasks\.films\.(\w+)\.film")
# Whatever is written, spoken or shown on hovering.
SEEN = """() => {
    const out = [document.title], walk = document.createTreeWalker(document.body, 4);
    while (walk.nextNode())
        if (!walk.currentNode.parentElement.closest('noscript')) out.push(walk.currentNode.data);
    for (const one of document.querySelectorAll('[title], [aria-label]'))
        out.push(one.title, one.getAttribute('aria-label') ?? '');
    return out.map(text => text.trim()).filter(Boolean);
}"""


def leaves(words: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a catalogue, with its place in it."""
    if isinstance(words, str):
        yield path, words
        return
    entries = words.items() if isinstance(words, dict) else enumerate(words)
    for key, value in entries:
        yield from leaves(value, f"{path}.{key}")


@pytest.fixture(scope="module")
def catalogues(numbers: Any) -> dict[str, dict[str, str]]:
    told = numbers.evaluate("playground.catalogues")
    return {language: dict(leaves(words)) for language, words in told.items()}


def test_no_language_misses_a_word(catalogues: dict[str, dict[str, str]]) -> None:
    assert set(catalogues) >= {"en", "de"}
    for language, words in catalogues.items():
        titles = {key for key in words if TITLE.fullmatch(key)}
        assert set(words) - titles == set(catalogues["en"]), language
        assert all(text.strip() for text in words.values()), language


def test_every_film_and_optimizer_is_told_in_german(catalogues: dict[str, Any], visit: Any) -> None:
    films = {found[1] for found in map(TITLE.fullmatch, catalogues["de"]) if found}
    page = visit.open("lang=de&mode=map")
    shown = page.locator("#film option").evaluate_all("all => all.map(one => one.value)")
    assert films == {name for name in shown if name}
    for name in page.locator("#optimizer option").evaluate_all("all => all.map(one => one.value)"):
        page.select_option("#optimizer", name)
        rule = drawn(page).locator(".rules .formula").inner_text()
        assert not re.search(r"\b(with|the|that|first|then|start)\b", rule), rule


def test_the_page_in_german_has_no_english_left(
    catalogues: dict[str, dict[str, str]], visit: Visit
) -> None:
    german = set(catalogues["de"].values())
    english = {text for text in catalogues["en"].values() if not re.fullmatch(r"\(\d\)", text)}
    foreign = english - german
    race = "mode=map&race=adam,0.3,&noise=0.2&schedule=cosine&walkers=1,1;2,2&step=3"
    for address in (
        f"{race}&lang=de-AT&task=hills",
        "mode=map&on=own&formula=max(x,y)&walkers=1,1&lang=de",
        "mode=rate&step=81&lang=de",
        "mode=line&on=reservations&batch=3&step=9&lang=de",
        "mode=map&on=himmelblau&rate=1&walkers=-0.5,-3.5&step=1&lang=de",
    ):
        page = drawn(visit.open(address))
        assert page.evaluate("document.documentElement.lang") == "de"
        seen = page.evaluate(SEEN)
        assert not foreign & set(seen), address
        written = " ".join(seen)
        words = {"the", "with", "and", "is", "of", "step", "walker", "steps", "learning", "a"}
        assert not words & set(re.findall(r"(?<![\w.#=])[a-z]+(?![\w(=&])", written)), address
    assert "flog aus der Karte" in message(page)


def test_the_language_stays_in_the_address_and_may_be_changed(visit: Visit) -> None:
    page = visit.open("mode=map&on=booth&walkers=1,1&step=2&lang=xx")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert "lang" not in settled_hash(page)
    with page.expect_event("load"):
        page.get_by_role("button", name="Deutsch").click()
    assert page.evaluate("document.documentElement.lang") == "de"
    assert page.locator("#readout-step").inner_text() == "Schritt: 2"
    assert settled_hash(page).endswith("&lang=de")
    page.evaluate("location.hash = '#paraboloid'")
    wait_until(page, "playground.app.run.ground === 'paraboloid'")
    assert "Fünftausend Schritte" in drawn(page).locator("#task-card").inner_text()
    with page.expect_event("load"):
        page.evaluate("location.hash = '#mode=map&on=booth'")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_words_are_in_the_catalogues_alone() -> None:
    for path in SOURCES.rglob("*.ts"):
        if SOURCES / "words" in path.parents:
            continue
        code = re.sub(r"//.*|/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
        said = re.findall(r'h\("[a-z0-9]+", \{[^}]*\}, "([A-Za-z]{3,}[^"]*)"', code)
        said += re.findall(r'"aria-label": [`"]([^"`]+)', code)
        assert set(said) <= {"Downhill"}, f"{path.name}: {json.dumps(said)}"


def test_a_click_ends_when_the_page_has_drawn_what_came_of_it(page: Any) -> None:
    page.evaluate(
        """() => {
            const frame = requestAnimationFrame;  // of a machine that has much to do
            window.requestAnimationFrame = draw => setTimeout(() => frame(draw), 200);
            const late = document.createElement("button");
            late.id = "late";
            late.onclick = () => requestAnimationFrame(() => (late.textContent = "drawn"));
            document.body.prepend(late);
        }"""
    )
    page.locator("#late").click()
    assert page.locator("#late").inner_text() == "drawn"
