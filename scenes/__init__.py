"""The lectures: one file per film, the shared stage, and how frames are made."""
