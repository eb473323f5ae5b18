"""How a film is told: beats, narration, boxes, words, colours."""
