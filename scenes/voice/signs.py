"""What signs and numbers are called: tables, and the rules by which they are read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from num2words import num2words

# What is said for a sign. A comma is a breath.
SIGNS = {
    "=": "equals",
    "≠": "is not",
    "+": "plus",
    "−": "minus",
    "±": "plus or minus",
    "×": "times",
    "·": "times",
    "÷": "divided by",
    "/": "over",
    "→": "to",
    "Σ": "the sum of",
    "√": "the root of",
    "∞": "infinity",
    "∇": "nabla",
    "%": "percent",
    "°": "degrees",
    "&": "and",
    "′": "prime",
    "″": "double prime",
    "‴": "triple prime",
    "(": ", ",
    ")": ", ",
    # These are met in names of columns.
    "[": ", ",
    "]": ", ",
    "_": " ",
    "#": "number",
    "@": "at",
    "€": "euros",
    "$": "dollars",
    "£": "pounds",
    "¥": "yen",
}
GREEK = {
    letter: unicodedata.name(letter).split()[-1].lower()
    for letter in "αβγδεζηθικμνξοπρστυφχψωΓΔΘΞΠΦΨΩ"
} | dict.fromkeys("λΛ", "lambda")  # which Unicode spells otherwise
# What is said between two things; at the beginning without "is".
RELATIONS = {"≈": "about", "<": "less than", ">": "more than", "≤": "at most", "≥": "at least"}
UNITS = {"km": "kilometre", "m": "metre", "cm": "centimetre", "s": "second", "°": "degree"}
POWERS = {"2": "squared", "3": "cubed", "T": "transposed"}
PARTS = {2: "half", 4: "quarter"}
WRITTEN = {"e.g.": "for example", "i.e.": "that is", "vs.": "versus", "approx.": "about"}

_QUOTES = "‘“'\""
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SIGNED = rf"[+−]?{_NUMBER}"
_SPACE = "\x1f"  # one that is left out beside punctuation


def in_words(text: str) -> str:
    """A sentence as it is read aloud; a sign that no rule knows stays.

    >>> in_words("w = 3½")
    'w equals three and one half'
    """
    said = text
    for pattern, words in _RULES:
        said = pattern.sub(words, said)
    if "a" <= text.lstrip(_QUOTES)[:1] <= "z":
        return said
    return re.sub(r"[^\W\d_]", lambda found: found[0].upper(), said, count=1)


def _apart(words: str) -> str:
    """Words with spaces that stand only where there would be a word beside them."""
    return f"{_SPACE}{words}{_SPACE}"


def _compatible(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def _whole(number: int) -> str:
    """
    >>> [_whole(n) for n in (1, 105, 1062, 14641)]
    ['one', 'a hundred and five', 'one thousand and sixty-two', 'fourteen thousand six hundred
    and forty-one']
    """
    words: str = num2words(number).replace(",", "")
    return re.sub(r"^one (hundred|\w+$)", r"a \1", words) if number > 99 else words


def _ordinal(number: int) -> str:
    words: str = num2words(number, to="ordinal")
    return words.removeprefix("one ") if number > 99 else words


def _number(found: re.Match[str]) -> str:
    whole, _, digits = found[0].replace(",", "").partition(".")
    if not digits:
        return _apart(_whole(int(whole)))
    before = num2words(int(whole)).replace(",", "")
    return _apart(" ".join([before, "point", *(num2words(int(digit)) for digit in digits)]))


def _counted(found: re.Match[str]) -> str:
    """A number with its unit."""
    unit = UNITS[found[2] or found[3]]
    return f"{found[1]} {unit if found[1].lstrip('+−') == '1' else f'{unit}s'}"


def _fraction(found: re.Match[str]) -> str:
    above, below = int(found[1]), int(found[2])
    if not (1 < below <= 20 or below in (100, 1000)):
        return f"{above} over {below}"
    part = PARTS.get(below, _ordinal(below))
    plural = "halves" if below == 2 else f"{part}s"
    return f"{above} {part if above == 1 else plural}"


def _raised(found: re.Match[str]) -> str:
    power = _compatible(found).replace("-", "−")
    if power in POWERS:
        return _apart(POWERS[power])
    return _apart(f"to the {_ordinal(int(power)) if power.isdecimal() else power}")


def _hat(found: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFD", found[0])
    return f"{letter[0]} hat" if letter.endswith("\u0302") else found[0]


def _gradient(found: re.Match[str]) -> str:
    """∇f where the sentence does not call it the gradient itself."""
    return found[0] if "gradient" in found.string else "the gradient"


def _class(wanted: str) -> str:
    """All signs that Unicode calls raised, or lowered."""
    signs = (chr(code) for code in range(0xA0, 0x2C7F))
    return "".join(s for s in signs if unicodedata.decomposition(s).startswith(f"<{wanted}>"))


def _either(signs: dict[str, str]) -> str:
    return "|".join(map(re.escape, signs))


_Rule = tuple[str, str | Callable[[re.Match[str]], str]]
_BEFORE = r"(?<=[\w)])\s*"
_LETTER = r"(?![aAI]\b)[^\W\d_]"
_LONE = r"(?<![\w’'])"
_OF_THEM = "the|all|these|those|first|last|every|her|his|its|our|your"

_TABLE: list[_Rule] = [
    (rf"\b(?:{_either(WRITTEN)})", lambda found: WRITTEN[found[0]]),
    # Things that stand side by side are multiplied.
    (rf"{_LONE}((?:{_NUMBER}|{_LETTER})[{_class('sub')}]*)\s?(?=[∇∂√Σŷ])", r"\1 × "),
    # A worked step: start, minus rate times slope, is end.
    (r"(?<=[\w)]) ([−+] \S+ × \S+)( =)?", lambda found: f", {found[1]}{', =' if found[2] else ''}"),
    (r"(?<=\d\))\s*,? =|(?<=\d)\s*,? =|^=", lambda found: f"{',' * (',' in found[0])} is "),
    # What has a name of its own.
    (r"∂\w+\s?/\s?∂(\w)", r"the slope along \1"),
    (r"∇\w", _gradient),
    ("ŷ", "the prediction"),
    (r"\|([^|]{2,})\|", r"absolute \1"),
    (r"\|([^|])\|", r"the absolute value of \1"),
    (r"(?<![^\W_])([^\W\d_][′″]*)\(([^()]*)\)", r"\1 of \2"),
    (rf"\(({_SIGNED})\)", r"\1"),
    (r"(?<=\d)\s*\(", " ×("),
    # Raised, lowered, and under a hat.
    (rf"[{_class('super')}]+", _raised),
    (rf"[{_class('sub')}]+", lambda found: _apart(_compatible(found))),
    (r"(?<![^\W\d_])[^\W\d_]\u0302?(?![^\W\d_])", _hat),
    # Numbers.
    (r"(\d)(?=[½⅓⅔¼¾⅕⅛])", r"\1 and "),
    ("[½⅓⅔¼¾⅕⅛]", lambda found: _compatible(found).replace("⁄", "/")),
    (r"(?<![\w.,/])(\d+)/(\d+)(?![\w/])", _fraction),
    (r"(\d+)(?:st|nd|rd|th)\b", lambda found: _ordinal(int(found[1]))),
    (
        r"(?i)\b(in|since|year) (1[5-9]\d\d|20\d\d)\b(?![.,]\d)",
        lambda found: f"{found[1]} {num2words(int(found[2]), to='year')}",
    ),
    (rf"({_SIGNED})(?:\s(km|cm|m|s)\b|\s?(°))", _counted),
    (r"(?<=\d)[-–](?=\d)", " to "),
    (r"(?<![\w)])-(?=[\d.]|[^\W\d_]\b)", "−"),
    (_NUMBER, _number),
    (rf"(?i)\b({_OF_THEM})\s+a (?=hundred|thousand)", r"\1 "),
    # Signs.
    *((_BEFORE + sign, f" is {words} ") for sign, words in RELATIONS.items()),
    *((sign, f" {words} ") for sign, words in RELATIONS.items()),
    (r"\)(?=$|[,.;:?!…])", ""),
    (_either(SIGNS), lambda found: _apart(SIGNS[found[0]])),
    (_either(GREEK), lambda found: _apart(GREEK[found[0]])),
    (r"minus\s+minus", "take away minus"),
    # Dashes, spaces, and at most one stop or breath at a time.
    (r"(?<=[^\W\d_])–(?=[^\W\d_])", "-"),
    (r"–|(?<= )-(?= )", "—"),
    (rf"(?<=\w){_SPACE}+(?=\w)", " "),
    (f"{_SPACE}+", ""),
    (r"\s+", " "),
    (r"\b(?:the|a) (?=the )", ""),
    (r" (?=[,.;:?!…])", ""),
    (r"(?:, ?)+(?=[,.;:?!…])|(?<=[;:—]),|(?<=\bof),", ""),
    (r"^[ ,]+|\s+$", ""),
]
_RULES = [(re.compile(pattern), words) for pattern, words in _TABLE]
