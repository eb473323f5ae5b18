"""An independent ear: what a speech recogniser makes of a film's narration."""
