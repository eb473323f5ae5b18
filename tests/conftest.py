"""What holds for all tests."""

from hypothesis import settings

# No test depends on a clock: on a busy machine an example may take any time.
settings.register_profile("downhill", deadline=None)
settings.load_profile("downhill")
