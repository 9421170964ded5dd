"""A process that says that it is awake, sleeps, and says so when it is asked to end."""

import signal
import sys
import time


def ends(*_: object) -> None:
    sys.stdout.write("asleep\n")
    sys.stdout.flush()
    sys.exit()


signal.signal(signal.SIGTERM, ends)
sys.stdout.write("awake\n")
sys.stdout.flush()
time.sleep(60)
