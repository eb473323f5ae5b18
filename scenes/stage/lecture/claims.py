"""What a film says of its numbers, and when that is true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

# Words with which a sentence says how something goes or ends.
_TELLING = re.compile(
    r"\b(?:arriv|settl|reach|falls?\b|rises?\b|climbs?\b|shrink|sooner|better|worse|lower\b|higher\b"
    r"|longer\b|shorter\b|nearer|closer|farther|level\b|every\b|everybody|nobody|never|always"
    r"|all (?:end|meet|three)|same (?:place|valley|way)|comes? to rest|stands? still|larger\b"
    r"|camp\b|to the cross|lands?\b|halfway|nearly|almost|beats?\b|wins?\b|cancel)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Claim:
    """Words of a narration, a regular expression, and whether they are true of a film's plan.

    Where nothing can make them false, ``because`` says why instead.
    """

    words: str
    holds: Callable[[Any], bool] | None = None
    because: str = ""

    def is_made(self, sentence: str) -> bool:
        """Whether a sentence says it."""
        return re.search(self.words, sentence, re.MULTILINE) is not None


def untrue(claims: Iterable[Claim], said: str, plan: Any) -> Iterator[str]:
    """The claims that are made in what is said and are not true of a plan, in sentences."""
    for claim in claims:
        if claim.holds is not None and claim.is_made(said) and not claim.holds(plan):
            yield f"“{claim.words}” is said and is not true of these numbers"


def undeclared(claims: Iterable[Claim], sentences: Iterable[str]) -> Iterator[str]:
    """The sentences that tell how something goes or ends, and that no claim covers.

    A question claims nothing.
    """
    known = tuple(claims)
    single = (part for told in sentences for part in re.split(r"(?<=[.!?])\s+", told))
    for sentence in dict.fromkeys(single):
        if sentence.endswith("?") or not _TELLING.search(sentence):
            continue
        if not any(claim.is_made(sentence) for claim in known):
            yield sentence
