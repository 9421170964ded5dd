"""A listener who takes nothing is dropped, and so is a connection on which nobody asks for anything."""

import asyncio

import pytest
import uvicorn

from mandat.hall.live import listener

PATIENCE = 20


async def served(application, visit) -> None:
    """Serve an application while somebody visits it: `visit(port)`."""
    config = uvicorn.Config(application, port=0, http=listener.Listener, lifespan="off", log_config=None)
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(PATIENCE):
        while not server.started:
            await asyncio.sleep(0.01)
        await visit(server.servers[0].sockets[0].getsockname()[1])
        server.should_exit = True
        await serving


class Endless:
    """Sends frames without end, until whoever listens has left; how much was sent."""

    def __init__(self) -> None:
        self.sent = 0
        self.left = asyncio.Event()

    async def __call__(self, scope, receive, send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        leaving = asyncio.create_task(self._left(receive))
        while not self.left.is_set():
            await send({"type": "http.response.body", "body": b"x" * 10_000, "more_body": True})
            self.sent += 10_000
            await asyncio.sleep(0)
        await leaving

    async def _left(self, receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.left.set()


async def asking(port: int, limit: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=limit)
    writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
    return reader, writer


def test_a_listener_who_takes_nothing_is_dropped_and_little_waited_for_him(monkeypatch):
    monkeypatch.setattr(listener, "STALLED", 0.5)

    async def whole() -> int:
        endless = Endless()

        async def visit(port: int) -> None:
            _, writer = await asking(port, limit=1000)
            await endless.left.wait()
            writer.transport.abort()

        await served(endless, visit)
        return endless.sent

    assert asyncio.run(whole()) < 10 * 2**20  # most of it in the hands of the listener's own system


def test_a_listener_who_is_slow_is_not(monkeypatch):
    monkeypatch.setattr(listener, "STALLED", 0.5)

    async def whole() -> bool:
        endless = Endless()

        async def visit(port: int) -> None:
            reader, writer = await asking(port, limit=1000)
            end = asyncio.get_running_loop().time() + 2
            while asyncio.get_running_loop().time() < end:
                await reader.read(2_000_000)
                await asyncio.sleep(0.001)
            assert not endless.left.is_set()
            writer.transport.abort()
            await endless.left.wait()

        await served(endless, visit)
        return True

    assert asyncio.run(whole())


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: lo"])
def test_whoever_asks_for_nothing_is_dropped(monkeypatch, said):
    monkeypatch.setattr(listener, "STALLED", 0.2)

    async def whole() -> bytes:
        got = []

        async def visit(port: int) -> None:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(said)
            try:
                got.append(await reader.read())
            except ConnectionResetError:
                got.append(b"")
            writer.close()

        await served(Endless(), visit)
        return got[0]

    assert asyncio.run(whole()) == b""
