"""A load generator: requests over kept connections, as many at once as are asked for, or at a rate.

At a rate, a request that has to wait for its turn has waited since the moment at which it was due.
"""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

TICKS = os.sysconf("SC_CLK_TCK")


class Request(NamedTuple):
    """One request to localhost."""

    path: str
    cookies: str
    body: bytes


class Load(NamedTuple):
    """What came of a load: seconds of each answer, how often each status, seconds in all."""

    latencies: list[float]
    statuses: Counter
    seconds: float


class Connection:
    """One connection, kept while it can be."""

    def __init__(self, port: int) -> None:
        self.port, self.streams = port, None

    async def send(self, request: Request) -> int:
        """The status of the answer."""
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.streams
        writer.write(encoded(request, self.port))
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        length = next(int(line.split(":")[1]) for line in head.split("\r\n") if line.startswith("content-length"))
        await reader.readexactly(length)
        if "connection: close" in head:
            writer.close()
            self.streams = None
        return int(head.split(" ", 2)[1])


def encoded(request: Request, port: int) -> bytes:
    """A request as it is sent."""
    head = [
        f"POST {request.path} HTTP/1.1",
        f"Host: localhost:{port}",
        f"Origin: http://localhost:{port}",
        f"Cookie: {request.cookies}",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(request.body)}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + request.body


async def at_once(port: int, requests: Sequence[Request], width: int) -> Load:
    """Send everything as fast as `width` connections can."""
    latencies, statuses, left = [], Counter(), iter(requests)

    async def work() -> None:
        connection = Connection(port)
        for request in left:
            began = time.perf_counter()
            statuses[await connection.send(request)] += 1
            latencies.append(time.perf_counter() - began)

    began = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(width)))
    return Load(latencies, statuses, time.perf_counter() - began)


async def at_rate(port: int, requests: Sequence[Request], rate: float, width: int = 64) -> Load:
    """Send so many a second, whether the earlier ones are answered or not."""
    latencies, statuses = [], Counter()
    free: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(width):
        free.put_nowait(Connection(port))
    began = time.perf_counter()

    async def one(number: int, request: Request) -> None:
        due = began + number / rate
        await asyncio.sleep(due - time.perf_counter())
        connection = await free.get()
        statuses[await connection.send(request)] += 1
        free.put_nowait(connection)
        latencies.append(time.perf_counter() - due)

    await asyncio.gather(*(one(number, request) for number, request in enumerate(requests)))
    return Load(latencies, statuses, time.perf_counter() - began)


async def listen(port: int, path: str, cookies: Sequence[str]) -> list[asyncio.Task]:
    """Open an event stream for each cookie, and read on."""

    async def one(cookie: str) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nCookie: {cookie}\r\n\r\n".encode())
        status = (await reader.readuntil(b"\r\n\r\n")).split(b" ", 2)[1]
        if status != b"200":
            raise SystemExit(f"{path}: a listener was answered {status.decode()}")
        while await reader.read(65536):
            pass

    tasks = [asyncio.create_task(one(cookie)) for cookie in cookies]
    await asyncio.sleep(1 + len(tasks) / 200)
    for task in tasks:
        if task.done():
            task.result()
    return tasks


def processor_seconds(process: int) -> float:
    """What a process and all that it started have used."""
    return sum(_used(one) for one in (process, *_started_by(process)))


def _used(process: int) -> float:
    return sum(map(int, _stat(process)[11:13])) / TICKS


def _stat(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["0"] * 20


def _started_by(process: int) -> Iterable[int]:
    for path in Path("/proc").glob("[0-9]*"):
        if _stat(int(path.name))[1] == str(process):
            yield int(path.name)
            yield from _started_by(int(path.name))
