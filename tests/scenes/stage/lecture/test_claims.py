"""What counts as a claim: sentences that tell how something goes, but no questions."""

from __future__ import annotations

from scenes.stage.lecture.claims import undeclared


def test_a_sentence_that_tells_how_it_ends_wants_a_claim_and_no_other_does() -> None:
    told = ["The loss falls to 3. Does it fall further?", "Look at the hill.", "It arrives."]
    assert list(undeclared([], told)) == ["The loss falls to 3.", "It arrives."]
    assert list(undeclared([], ["Will she arrive?"])) == []
