"""How hypothesis looks for examples: without a deadline, and in CI the same ones every time."""

import os

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.register_profile("house-ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("house-ci" if os.environ.get("CI") else "house")
