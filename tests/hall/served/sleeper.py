"""A process that says that it is awake, sleeps, and says so when it is asked to end."""

import signal
import sys
import time


def say(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def ends(*_: object) -> None:
    say("asleep")
    sys.exit()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, ends)
    say("awake")
    time.sleep(60)
