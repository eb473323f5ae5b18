"""How narration becomes sound: words for the ear, speech with the times of its words, captions."""
