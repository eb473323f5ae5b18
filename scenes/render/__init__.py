"""How frames are made and kept: painting camera, captions, rehearsals, layout check."""
