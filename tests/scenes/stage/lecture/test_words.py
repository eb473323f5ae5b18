"""Every word passes through gettext, in the language that was chosen."""

from __future__ import annotations

import gettext
import struct
from pathlib import Path

import pytest

from scenes.stage.lecture import words
from scenes.stage.lecture.words import DOMAIN, speak, tr, trn

GERMAN = {
    "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n!=1;\n",
    "Which way is down?": "Wo geht es hinab?",
    "There are {count} ways.": "Es gibt {count} Wege.",
    "{count} valley\0{count} valleys": "{count} Tal\0{count} Täler",
}


def catalogue(messages: dict[str, str]) -> bytes:
    """A compiled catalogue: the format is described in GNU gettext's manual, "MO files"."""
    pairs = sorted((key.encode(), text.encode()) for key, text in messages.items())
    count = len(pairs)
    table, texts = b"", b""
    begin = 28 + 16 * count
    for column in (0, 1):
        for pair in pairs:
            table += struct.pack("<2I", len(pair[column]), begin + len(texts))
            texts += pair[column] + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0) + table + texts


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / f"{DOMAIN}.mo").write_bytes(catalogue(GERMAN))
    monkeypatch.setattr(words, "LOCALE", tmp_path)


def test_without_a_catalogue_the_words_are_those_of_the_code() -> None:
    speak("en")
    assert tr("Which way is down?") == "Which way is down?"
    assert trn("{count} valley", "{count} valleys", 1) == "1 valley"
    assert trn("{count} valley", "{count} valleys", 7) == "7 valleys"


@pytest.mark.usefixtures("german")
def test_a_catalogue_speaks_its_language() -> None:
    speak("de")
    assert tr("Which way is down?") == "Wo geht es hinab?"
    assert trn("{count} valley", "{count} valleys", 1) == "1 Tal"
    assert trn("{count} valley", "{count} valleys", 8) == "8 Täler"
    assert tr("not translated yet") == "not translated yet"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(("language", "down"), [("de", "Wo geht es hinab?"), ("xx", None)])
def test_the_environment_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, language: str, down: str | None
) -> None:
    monkeypatch.setenv("DOWNHILL_LANGUAGE", language)
    monkeypatch.setattr(words, "_spoken", None)
    assert tr("Which way is down?") == (down or "Which way is down?")


def test_nothing_stays_nothing() -> None:
    # gettext answers the empty message with the catalogue's header.
    speak(gettext.NullTranslations())
    assert tr("") == ""


@pytest.mark.usefixtures("german")
def test_nothing_stays_nothing_in_german() -> None:
    speak("de")
    assert tr("") == ""


def test_the_last_choice_holds() -> None:
    class Loud(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

    speak(Loud())
    assert tr("down") == "DOWN"
    speak("en")
    assert tr("down") == "down"
