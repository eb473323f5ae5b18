"""Captions for the ear: what stands there in signs and digits, in words as they are read aloud."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from num2words import num2words

from gdmath.errors import InputError

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
    "&": "and",
    "′": "prime",
    "″": "double prime",
    "‴": "triple prime",
    "(": ",",
    ")": ",",
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
TITLES = ("Dr.", "Mr.", "Mrs.", "Ms.", "St.", "Fig.", "cf.")

# What a voice reads by itself.
_PLAIN = " ,.;:?!—…’'‘“”\"-"
_ENDING = re.compile(r"([.?!…]+)([”’\"')]*)\s+")
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SIGNED = rf"[+−]?{_NUMBER}"


def spoken(caption: str) -> str:
    """What is read aloud for a caption; what is words already stays as it is.

    The voice has nothing left to guess: nothing but words and punctuation comes out. Raises
    ``InputError`` for a sign that has no words here.

    >>> spoken("−0.55 − 0.001 × (−1,062) = 0.512")
    'Minus zero point five five, minus zero point zero zero one times minus one thousand and
    sixty-two, is zero point five one two'
    >>> spoken("Here ∂L/∂w is 3x⁵, and θₖ₊₁ = θₖ − α ∇f.")
    'Here the slope along w is three x to the fifth, and theta k plus one equals theta k,
    minus alpha times the gradient.'
    """
    said = _said(caption)
    if lacking := "".join(sorted(_lacking(said))):
        raise InputError(
            f"No words are known for {' '.join(lacking)} in “{caption}”: say what is read aloud"
            " with spoken=…."
        )
    return said


def unspoken(caption: str) -> set[str]:
    """The signs of a caption that have no words here.

    >>> unspoken("⌈x⌉ = 2") == {"⌈", "⌉"}
    True
    """
    return _lacking(_said(caption))


def count_words(caption: str) -> int:
    """How many words are heard for a caption.

    >>> count_words("w = 1.776 — not bad.")
    9
    """
    return sum(any(map(str.isalnum, word)) for word in _said(caption).split())


def sentences(text: str) -> list[str]:
    """The sentences of a narration, each with its stop.

    What is written for the eye is split where its words for the ear are: a point within a number
    ends nothing, nor does "…", or a question in quotes, before a word in small letters.

    >>> sentences("At −0.55? w is 1.776. Wait… and look… 1. 1.8. Stop")
    ['At −0.55?', 'w is 1.776.', 'Wait… and look…', '1.', '1.8.', 'Stop']
    """
    text = " ".join(text.split())
    found, begin = [], 0
    for end in _ENDING.finditer(text):
        part = text[begin : end.end()].rstrip()
        goes_on = "a" <= text[end.end() : end.end() + 1] <= "z" and ("…" in end[1] or bool(end[2]))
        if goes_on or part.endswith((*WRITTEN, *TITLES)) or not any(map(str.isalnum, part)):
            continue
        found.append(part)
        begin = end.end()
    return [*found, text[begin:]] if text[begin:] else found


def pronounced(text: str) -> str:
    """Words for the ear with those spelt out, in its own phonemes, that ``hibari`` gets wrong.

    >>> pronounced("They run to A: a summit.")
    'They run to [A](/ˈA/): a summit.'
    """
    for pattern, phonemes in _PHONEMES:
        text = pattern.sub(rf"[\g<0>](/{phonemes}/)", text)
    return text


_PHONEMES = [
    (re.compile(r"(?<=\w )A\b(?!-)|\bA(?=[:,.;?!])|\ba(?= (?:plus|minus|times|equals)\b)"), "ˈA"),
    (re.compile(r"\bRMSProp\b"), "ˌɑɹˌɛmˈɛspɹˌɑp"),
]


# -- rules ---------------------------------------------------------------------------------------


def _said(caption: str) -> str:
    return " ".join(map(_sentence, sentences(_plain_letters(caption))))


def _lacking(said: str) -> set[str]:
    return {sign for sign in said if sign not in _PLAIN and not _latin(sign)}


def _latin(sign: str) -> bool:
    return sign.isalpha() and unicodedata.name(sign, "").startswith("LATIN")


def _plain_letters(text: str) -> str:
    """Letters set as mathematics, such as 𝑤 and 𝛻, as they are on a keyboard."""
    return unicodedata.normalize("NFC", re.sub("[ℎ\U0001d400-\U0001d7ff]", _compatible, text))


def _compatible(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def _sentence(text: str) -> str:
    said = text
    for pattern, words in _RULES:
        said = pattern.sub(words, said)
    return said if "a" <= text[:1] <= "z" else said[:1].upper() + said[1:]


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
        return f" {_whole(int(whole))} "
    return f" {num2words(int(whole))} point {' '.join(num2words(int(d)) for d in digits)} "


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
    return f" {above} {part if above == 1 else plural} "


def _raised(found: re.Match[str]) -> str:
    power = _compatible(found).replace("-", "−")
    if power in POWERS:
        return f" {POWERS[power]} "
    return f" to the {_ordinal(int(power)) if power.isdecimal() else power} "


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

_TABLE: list[_Rule] = [
    (_either(WRITTEN), lambda found: WRITTEN[found[0]]),
    # Things that stand side by side are multiplied.
    (rf"{_LONE}((?:{_NUMBER}|{_LETTER})[{_class('sub')}]*)\s?(?=[∇∂√Σŷ])", r"\1 × "),
    # A worked step: start, minus rate times slope, is end.
    (r"(?<=[\w)]) ([−+] \S+ × \S+)( =)?", lambda found: f", {found[1]}{', =' if found[2] else ''}"),
    (r"(?<=\d\))\s*,? =|(?<=\d)\s*,? =|^=", lambda found: f"{',' * (',' in found[0])} is "),
    (r"∂\w+\s?/\s?∂(\w)", r"the slope along \1"),
    (r"∇\w", _gradient),
    ("ŷ", "the prediction"),
    (r"(?<![^\W\d_])[^\W\d_]\u0302?(?![^\W\d_])", _hat),
    (r"\|([^|]+)\|", r"the absolute value of \1"),
    (r"(?<![^\W_])([^\W\d_][′″]*)\(([^()]*)\)", r"\1 of \2"),
    (rf"\(({_SIGNED})\)", r"\1"),
    (r"(?<=\d)\s*\(", " ×("),
    # Raised and lowered.
    (rf"[{_class('super')}]+", _raised),
    (rf"[{_class('sub')}]+", lambda found: f" {_compatible(found)} "),
    # Numbers.
    (r"(\d)(?=[½⅓⅔¼¾⅕⅛])", r"\1 and "),
    ("[½⅓⅔¼¾⅕⅛]", lambda found: _compatible(found).replace("⁄", "/")),
    (r"(?<![\w.,/])(\d+)/(\d+)(?![\w/])", _fraction),
    (r"(\d+)(?:st|nd|rd|th)\b", lambda found: _ordinal(int(found[1]))),
    (rf"({_SIGNED})(?:\s(km|cm|m|s)\b|\s?(°))", _counted),
    (r"(?<=\d)[-–](?=\d)", " to "),
    (r"(?<![\w)])-(?=[\d.])", "−"),
    (_NUMBER, _number),
    (
        r"\b(the|all|these|those|first|last|every|her|his|its|our|your)  ?a (?=hundred|thousand)",
        r"\1 ",
    ),
    # Signs.
    *((_BEFORE + sign, f" is {words} ") for sign, words in RELATIONS.items()),
    *((sign, f" {words} ") for sign, words in RELATIONS.items()),
    (r"\)(?=$|[,.;:?!…])", ""),
    (_either(SIGNS), lambda found: f" {SIGNS[found[0]]} "),
    (_either(GREEK), lambda found: f" {GREEK[found[0]]} "),
    (r"minus\s+minus", "take away minus"),
    # Dashes, spaces, and at most one stop or breath at a time.
    (r"(?<=[^\W\d_])–(?=[^\W\d_])", "-"),
    (r"\s+[–-]\s+", " — "),
    (r"\b(?:the|a) (?=the )", ""),
    (r"\s+", " "),
    (r" (?=[,.;:?!…])", ""),
    (r",(?=[,.;:?!…])|(?<=[;:—]),|^ ?,", ""),
    ("^ | $", ""),
]
_RULES = [(re.compile(pattern), words) for pattern, words in _TABLE]
