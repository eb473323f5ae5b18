"""Where a caption may be cut, and at what price: at phrases, never in a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scenes.voice.alignment import Token, plain
from scenes.voice.spoken import spoken

# What a cut costs after a stop, a phrase, a comma, before a word that leads on, and anywhere else.
STOP, PHRASE, COMMA, LINK, ANYWHERE = 0.0, 1.0, 3.0, 6.0, 12.0
TORN = 8.0  # more, behind a word that belongs to the next
IN_FORMULA = 2500.0
BEFORE_RELATION = 900.0  # the same before = or ≈: there a formula is broken if it must be

LEADS_ON = frozenset(
    plain("about above across after against along and at because before below beyond but by for")
    + plain("from if in into like on onto or over so than that then through to toward under until")
    + plain("when where which while who with within without")
)
NUMBERS = frozenset(spoken(str(n)).lower() for n in [*range(1, 21), *range(30, 100, 10)])
TIED = LEADS_ON.union(
    NUMBERS,
    plain("a an the of as its her his our your my this these all each every half no not how"),
    plain("is are was were"),
)
RELATIONS = frozenset("=≠≈<>≤≥")
OPERATORS = RELATIONS | frozenset("+−±×·÷/→")
FUNCTIONS = frozenset(plain("sin cos tan exp log ln max min"))
MATHEMATICS = OPERATORS | frozenset("∇∂√Σ∞|′%°²³")


def prices(row: Sequence[Token]) -> Iterator[float]:
    """What it costs to cut behind each token but the last."""
    goes_on = formula_goes_on([token.text for token in row])
    for (here, there), held in zip(pairwise(row), goes_on, strict=True):
        if here.sentence != there.sentence:
            yield STOP
        else:
            torn = BEFORE_RELATION if there.text in RELATIONS else IN_FORMULA
            yield _price(here.text, there.text) + torn * held


def formula_goes_on(texts: Sequence[str]) -> Iterator[bool]:
    """Whether a formula goes on, from each token to the next.

    >>> list(formula_goes_on("So w = 1.776 now".split()))
    [False, True, True, False]
    """
    depth = 0
    for here, there in pairwise(texts):
        depth += here.count("(") - here.count(")")
        ends = here[-1] in ".;:?!" or (here[-1] == "," and depth <= 0)
        signs = here in OPERATORS or there in OPERATORS
        yield not ends and (signs or (_mathematics(here) and _mathematics(there)))


def _price(here: str, there: str) -> float:
    """What it costs to cut between two tokens of a sentence."""
    if re.search(r"[;:—…][”’\"')]*$", here):
        return PHRASE
    if re.search(r",[”’\"')]*$", here):
        return COMMA
    if there[0] in "—–" or _word(here) in TIED or _mathematics(here):
        return ANYWHERE + TORN
    return LINK if _word(there) in LEADS_ON else ANYWHERE


def _word(token: str) -> str:
    return "".join(plain(token))


def _mathematics(token: str) -> bool:
    """Whether it is a number, a letter that names something, or a sign."""
    bare = token.strip(".,;:?!…()’'“”\"")
    if bare in FUNCTIONS or re.fullmatch(r"(?:\w\()?(?![aAI])[^\W\d_]", bare):  # w, or f(x
        return True
    return any(sign.isdigit() or sign in MATHEMATICS or "α" <= sign <= "ω" for sign in bare)
