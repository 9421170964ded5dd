"""So many listeners at once, each over a connection of its own: let in, shown a vote, and back after the process died.

The process of live events and whoever listens share the machine. Everybody comes at once; after the process was killed
everybody comes back as browsers do, within one to four seconds, each time he is refused.
"""

import argparse
import asyncio
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mandat.hall.files import let_open
from tests.hall.served.hall import Hall

from bench.polling.load import processor_seconds
from bench.turns import rows

PATIENCE = 120
"""Seconds within which everybody has to be there."""


AGAIN = (1, 4)
"""Seconds after which browsers come back, as they are told."""


class Listener:
    """Somebody who listens for ever: what he was sent last, when; how often he was refused or cut off."""

    def __init__(self, hall: Hall, number: int) -> None:
        self.port, self.refused, self.at, self.last = hall.port + 1, 0, 0.0, b""
        head = f"Host: localhost\r\nCookie: hall={hall.world['keys'][number]}\r\n\r\n"
        self.asks = f"GET /live/dockers/poll/{hall.poll}/ HTTP/1.1\r\n{head}".encode()

    async def listen(self) -> None:
        """Listen, and come back."""
        while True:
            try:
                await self._connected()
            except OSError:
                self.refused += 1
            await asyncio.sleep(random.uniform(*AGAIN))

    async def _connected(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            writer.write(self.asks)
            while line := await reader.readline():
                if line.startswith(b"data: {"):
                    self.at, self.last = time.perf_counter(), line
        finally:
            writer.close()


async def until(everybody: list[Listener], so: Callable[[Listener], bool]) -> None:
    """Wait until something is so for all."""
    async with asyncio.timeout(PATIENCE):
        while not all(map(so, everybody)):
            await asyncio.sleep(0.02)


def memory(hall: Hall) -> int:
    """What the process of live events holds in memory: KiB."""
    lines = Path(f"/proc/{hall.live.pid}/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1])


async def measured(hall: Hall, many: int) -> list[tuple[str, str]]:
    """What was found, for people."""
    probe = hall.listen(0)
    if not await asyncio.to_thread(probe.shows, ">0<", PATIENCE):
        raise SystemExit("the process of live events does not start")
    probe.end()
    before, began, used = memory(hall), time.perf_counter(), processor_seconds(hall.live.pid)
    everybody = [Listener(hall, number) for number in range(many)]
    tasks = [asyncio.create_task(one.listen()) for one in everybody]
    try:
        await until(everybody, lambda one: one.at > began)
        came, used = time.perf_counter() - began, processor_seconds(hall.live.pid) - used
        each = (memory(hall) - before) / many
        await asyncio.to_thread(hall.vote, 0, "for")
        voted = time.perf_counter()
        await until(everybody, lambda one: b">1<" in one.last)
        shown = max(one.at for one in everybody) - voted
        os.killpg(hall.live.pid, signal.SIGKILL)
        hall.live.wait(PATIENCE)
        killed = time.perf_counter()
        hall.start_live()
        await until(everybody, lambda one: one.at > killed)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [
        ("all let in, who come at once: seconds, of the processor", f"{came:.1f}, {used:.1f}"),
        ("memory for each: KiB", f"{each:.0f}"),
        ("a vote is shown to the last of them: seconds after its receipt", f"{shown:.2f}"),
        ("all back after the process was killed: seconds", f"{max(one.at for one in everybody) - killed:.1f}"),
    ]


def main() -> None:
    """Listen, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("listeners", type=int, nargs="?", default=1000)
    many = parser.parse_args().listeners
    if let_open(many) < many:
        raise SystemExit(f"the system lets a process open too few files for {many} connections: raise it, ulimit -n")
    with tempfile.TemporaryDirectory() as folder:
        hall = Hall(folder, "sqlite", many)
        hall.start()
        try:
            hall.start_live()
            print(rows(f"{many} listeners", asyncio.run(measured(hall, many))))
        finally:
            hall.kill()


if __name__ == "__main__":
    main()
