"""A poll of two thousand in the hall, beside a bare Django view that keeps one durable row.

Both are served by the same server, with as many threads, in a process of its own each, and take turns under the same
load from the same machine. What counts is votes for each processor second of the server; and, at 200 votes a second,
how long people wait for the receipt. Every vote is on disk before its receipt is shown.

OpenSlides 3.3 cannot be run beside them any more (it wants Python 3.8): 27 to 29 votes a processor second alone, 9.3
with 100 listeners, were measured with one vote a user on a poll with names.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import HTTPError, URLError

from bench.polling.load import Load, Request, at_once, at_rate, listen, processor_seconds
from bench.turns import rows

OPENSLIDES = (27, 29)
"""Votes a processor second of OpenSlides 3.3."""

SIDES = ("for", "against", "abstain")

FORGERY = "c" * 32
"""The same word in a cookie and in the form."""


class Site:
    """A server in a process of its own."""

    def __init__(self, name: str, application: str, port: int, env: dict[str, str], live: bool = False) -> None:
        from mandat.hall.serving import commands

        command = [word if ":" not in word else application for word in commands("127.0.0.1", port - live)[live]]
        self.name, self.port = name, port
        self.process = subprocess.Popen(command, env={**os.environ, **env}, stderr=subprocess.DEVNULL)
        self._wait()

    def _wait(self) -> None:
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://localhost:{self.port}/", timeout=5)
                return
            except HTTPError:
                return
            except (URLError, TimeoutError):
                time.sleep(0.1)
        raise SystemExit(f"{self.name} does not start")

    def end(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


def told(module: str, env: dict[str, str], *words: object) -> dict:
    """What a module prints, which prepares a site."""
    command = [sys.executable, "-m", module, *map(str, words)]
    return json.loads(subprocess.run(command, env={**os.environ, **env}, check=True, stdout=subprocess.PIPE).stdout)


def hall_votes(world: dict, number: int) -> list[Request]:
    """One vote of each member in one of the polls."""
    poll = world["polls"][number]
    return [
        Request(
            f"/dockers/poll/{poll['id']}/vote/",
            f"hall={key}; {world['form']}={FORGERY}",
            f"csrfmiddlewaretoken={FORGERY}&once=token-{line}&line={line}&side={SIDES[line % 3]}".encode(),
        )
        for key, line in zip(world["keys"], poll["lines"], strict=True)
    ]


def events_of(world: dict, number: int) -> str:
    """Where one hears what happens in one of the polls."""
    return f"/live/dockers/poll/{world['polls'][number]['id']}/"


def control_votes(world: dict, number: int) -> list[Request]:
    """The same, for the bare view."""
    body = f"csrfmiddlewaretoken={FORGERY}&side=for".encode()
    return [Request(f"/vote/{number}/", f"sessionid={key}; {world['form']}={FORGERY}", body) for key in world["keys"]]


async def _with_listeners(
    load: Coroutine, servers: list[int], live: Site | None, events: str, cookies: list[str]
) -> tuple[Load, float]:
    """A load, while others listen to what happens; the processor seconds of these servers meanwhile."""
    tasks = await listen(live.port, events, cookies) if live is not None else []
    before = sum(map(processor_seconds, servers))
    try:
        return await load, sum(map(processor_seconds, servers)) - before
    finally:
        for task in tasks:
            task.cancel()


def measured(site: Site, requests: list[Request], width: int, listening: tuple = (None, "", ())) -> float:
    """Votes for each processor second of the server, and of that of live events where somebody listens already."""
    servers = [one.process.pid for one in (site, listening[0]) if one is not None]
    load, seconds = asyncio.run(_with_listeners(at_once(site.port, requests, width), servers, *listening))
    _ask_all_counted(site, load, len(requests))
    return len(requests) / seconds


def waits(site: Site, requests: list[Request], rate: float, listening: tuple = (None, "", ())) -> list[float]:
    """How long people wait at a rate: half, 95 and 99 of a hundred of them, in milliseconds."""
    load, _ = asyncio.run(_with_listeners(at_rate(site.port, requests, rate), [], *listening))
    _ask_all_counted(site, load, len(requests))
    found = sorted(load.latencies)
    return [1000 * found[int(len(found) * share)] for share in (0.5, 0.95, 0.99)]


def _ask_all_counted(site: Site, load: Load, votes: int) -> None:
    if load.statuses != {200: votes}:
        raise SystemExit(f"{site.name}: not every vote was counted: {dict(load.statuses)}")


@contextmanager
def sites(folder: Path, asked: argparse.Namespace) -> Iterator[tuple[dict[str, Site], dict[str, dict]]]:
    """Both sites, and that of live events where somebody is to listen; what a load needs to know of them."""
    address = f"http://localhost:{asked.port}"
    hall = {"HALL_FOLDER": str(folder / "hall"), "HALL_ADDRESS": address}
    control = {"CONTROL_FOLDER": str(folder)}
    worlds = {
        "hall": told("tests.hall.served.meeting", hall, asked.users, 2 * asked.turns + 2, asked.kind),
        "control": told("bench.polling.control", control, asked.users),
    }
    servers = {
        "hall": Site("hall", "mandat.hall.rsgi:application", asked.port, hall),
        "control": Site("control", "bench.polling.control:application", asked.port + 2, control),
    }
    if asked.listeners:
        servers["live"] = Site("live", "mandat.hall.live.door:application", asked.port + 1, hall, live=True)
    try:
        yield servers, worlds
    finally:
        for server in servers.values():
            server.end()


def spaced(numbers: list[float]) -> str:
    """Numbers in a cell."""
    return " ".join(f"{one:.0f}" for one in numbers)


def report(asked: argparse.Namespace, hall: list[float], control: list[float], slow: dict[str, list[float]]) -> str:
    """What was found, for people."""
    ours, bare = median(hall), median(control)
    share = median(one / other for one, other in zip(hall, control, strict=True))
    table = [
        ("", "measured", "goal"),
        ("votes a processor second, hall", f"{ours:.0f}", ""),
        ("the same, bare Django view", f"{bare:.0f}", ""),
        ("hall / bare view", f"{share:.2f}", "0.6"),
        ("hall / OpenSlides 3.3", f"{ours / OPENSLIDES[1]:.1f} to {ours / OPENSLIDES[0]:.1f}", "12"),
        (f"receipt at {asked.rate:.0f} votes/s, ms: median, p95, p99", spaced(slow["hall"]), "250"),
        ("the same, bare Django view", spaced(slow["control"]), ""),
    ]
    return rows(f"{asked.users} users, {asked.kind}, {asked.listeners} listeners, {asked.turns} turns", table)


def main() -> None:
    """Take turns, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", type=int, default=2000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--width", type=int, default=8, help="requests at once")
    parser.add_argument("--rate", type=float, default=200, help="votes a second")
    parser.add_argument("--paced", type=int, default=1000, help="votes at that rate")
    parser.add_argument("--kind", default="open", choices=("open", "secret"))
    parser.add_argument("--listeners", type=int, default=0, help="how many listen to live events meanwhile")
    parser.add_argument("--port", type=int, default=8040)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sites(Path(folder), asked) as (servers, worlds):
        hall, control, slow = take_turns(asked, servers, worlds)
    print(report(asked, hall, control, slow))


def take_turns(asked: argparse.Namespace, servers: dict[str, Site], worlds: dict[str, dict]) -> tuple:
    """The figures of each turn; the first turn warms up, and counts for nothing."""
    cookies = [f"hall={key}" for key in worlds["hall"]["keys"][: asked.listeners]]
    hall, control = [], []
    slow: dict[str, list[list[float]]] = {"hall": [], "control": []}
    for number in range(0, 2 * asked.turns + 2, 2):
        watched, then = ((servers.get("live"), events_of(worlds["hall"], one), cookies) for one in (number, number + 1))
        hall.append(measured(servers["hall"], hall_votes(worlds["hall"], number), asked.width, watched))
        control.append(measured(servers["control"], control_votes(worlds["control"], number), asked.width))
        ours, theirs = hall_votes(worlds["hall"], number + 1), control_votes(worlds["control"], number + 1)
        slow["hall"].append(waits(servers["hall"], ours[: asked.paced], asked.rate, then))
        slow["control"].append(waits(servers["control"], theirs[: asked.paced], asked.rate))
    between = {name: [median(turn[at] for turn in turns[1:]) for at in range(3)] for name, turns in slow.items()}
    return hall[1:], control[1:], between


if __name__ == "__main__":
    main()
