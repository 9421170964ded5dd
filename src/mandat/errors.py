"""The exceptions of mandat: one small family, each of which words its own message.

Bad user data becomes findings (`core.findings`), never an exception. What is left: machinery that broke, and callers
that asked for what cannot be.
"""


class MandatError(Exception):
    """Anything that stops a command: shown to the user as text, exit code 2."""
