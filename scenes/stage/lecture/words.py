"""Every word on screen or in a caption passes through here, so that lectures can be translated.

English stands in the code. A translation is a gettext catalogue ``scenes/locale/LANG/LC_MESSAGES/
downhill.mo``; the environment variable ``DOWNHILL_LANGUAGE`` (or ``speak``) chooses it.
"""

from __future__ import annotations

import gettext
import os
import re
from pathlib import Path

DOMAIN = "downhill"
LOCALE = Path(__file__).resolve().parents[2] / "locale"

_UNIT = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*\Z")  # at the end of a column's name
_SAID = 36  # letters of a name, that is said as it is
_OURS = ("Reservations", "Pizzas")  # columns of the table that the course begins with
_ARTICLES = {"the", "a", "an", "der", "die", "das", "ein", "eine", "le", "la", "les", "el", "il"}
_AMOUNTS = {"total", "number", "average", "mean", "amount", "count", "sum", "of", "anzahl", "zahl"}
_LINKS = {"per", "in", "on", "at", "for", "that", "which", "were", "was", "is", "are", "by", "with"}
_EMPTY = _ARTICLES | _AMOUNTS | _LINKS  # words that tell nothing at the end of a name
_ROOT = 6  # letters of a name that are kept before its unit
ALPHA = "\N{MATHEMATICAL ITALIC SMALL ALPHA}"  # as formulas have it

_spoken: gettext.NullTranslations | None = None


def speak(language: str | gettext.NullTranslations) -> None:
    """Choose the language of all words from now on: a code such as ``de``, or a catalogue."""
    global _spoken
    if isinstance(language, str):
        _spoken = gettext.translation(DOMAIN, LOCALE, [language], fallback=True)
    else:
        _spoken = language


def _catalogue() -> gettext.NullTranslations:
    if _spoken is None:
        speak(os.environ.get("DOWNHILL_LANGUAGE", "en"))
    assert _spoken is not None
    return _spoken


def language() -> str:
    """The language of the film, such as "en"."""
    return str(_catalogue().info().get("language", "en")).partition("_")[0]


def tr(english: str) -> str:
    """The words in the language of the film."""
    return _catalogue().gettext(english) if english else ""


def short(name: str, longest: int = 18, instead: str = "") -> str:
    """A name, such as a column's, in whole words that tell something, and before its unit.

    Where not one of them fits, it is what stands ``instead``, or is cut.

    >>> short("sale price"), short("Number of reservations per evening (tables)", 24)
    ('sale price', 'reservations… (tables)')
    >>> short("The average price of a house", 14), short("Incomprehensibilities", 12, "x")
    ('average price…', 'x')
    """
    if len(name) <= longest:
        return name
    whole, unit = name, ""
    if found := _UNIT.search(name):  # all of it, or nothing
        whole = name[: found.start()]
        if len(found.group()) <= max(longest // 2, longest - _ROOT):
            unit = f" {found.group().strip()}"
    all_there = unit or not found
    room, words = longest - len(unit), whole.split()
    for empty in (_ARTICLES, _ARTICLES | _AMOUNTS):
        first = next((k for k, word in enumerate(words) if word.lower() not in empty), 0)
        rest = words[first:]
        for count in range(len(rest), 0, -1):
            cut = " ".join(rest[:count]) + ("" if all_there and count == len(rest) else "…")
            if len(cut) <= room and rest[count - 1].lower() not in _EMPTY:
                return f"{cut}{unit}"
    cut = " ".join(rest)[: room - 1].rstrip()
    return f"{instead or cut + '…'}{unit}"


def standardized(name: str, longest: int, instead: str = "") -> str:
    """The name of a column whose numbers are counted from their mean in standard deviations.

    >>> standardized("area (m²)", 12), standardized("Reservations", 12, "x")
    ('area (SD)', 'x (SD)')
    """
    return short(f"{_UNIT.sub('', name)} {tr('(SD)')}", longest, instead)


def left_out(count: int) -> str:
    """What is said of so many rows of a table that are not among the data; nothing of none."""
    singular = "{count} row without a number is left out."
    return trn(singular, "{count} rows without a number are left out.", count) if count else ""


def all_of(count: int) -> str:
    """So many things, all of them.

    >>> all_of(20), all_of(2)
    ('all 20', 'both')
    """
    return tr("both") if count == 2 else tr("all {count}").format(count=count)


def parted(name: str) -> tuple[str, str]:
    """A column's name and its unit in brackets, if it has one.

    >>> parted("time (billion s)"), parted("Reservations")
    (('time', '(billion s)'), ('Reservations', ''))
    """
    found = _UNIT.search(name)
    return (name[: found.start()], found.group().strip()) if found else (name, "")


def italic(symbol: str) -> str:
    """A symbol of one Latin letter as formulas have it: w is 𝑤, L is 𝐿; h, an exception, is ℎ."""
    if symbol == "h":
        return "ℎ"
    first, slanted = ("A", 0x1D434) if symbol.isupper() else ("a", 0x1D44E)
    return chr(ord(symbol) - ord(first) + slanted)


def within_a_sentence(name: str, instead: str) -> str:
    """A column's name as it is said within a sentence: of a long one the words that axes have.

    Where not one of them fits, it is what is said ``instead``. It keeps its capital letters:
    “Fläche” is a noun, and E is not e. But the columns of the course's own table lose them.

    >>> [within_a_sentence(name, "x") for name in ("Fläche (m²)", "price (€)", "E (J)")]
    ['Fläche (m²)', 'price (€)', 'E (J)']
    >>> within_a_sentence("Reservations", "x")
    'reservations'
    >>> within_a_sentence("Total number of pizzas that were sold on that evening", "y")
    'pizzas'
    """
    if name in _OURS:
        return name.lower()
    if len(name) <= _SAID:
        return name
    return short(parted(name)[0], instead=instead).removesuffix("…")


def quantity(name: str) -> str:
    """The name of a quantity for an axis: a symbol as formulas have it, a word cut if need be."""
    return italic(name) if len(name) == 1 and name.isascii() and name.isalpha() else short(name)


def trn(singular: str, plural: str, count: int) -> str:
    """The words for ``count`` things, with ``{count}`` filled in."""
    return _catalogue().ngettext(singular, plural, count).format(count=count)
