"""What is written is shown to all who listen, soon and together; nobody is asked while nobody listens."""

import asyncio

from mandat.hall.live.watching import Key, Watch

KEY = Key("union", "sitting", "call-7", "en")
PATIENCE = 20


class Hall:
    """A federation in which something happens, and what was asked of it."""

    def __init__(self) -> None:
        self.happened = 0
        self.rendered = 0
        self.fails = 0

    def signal(self, federation: str) -> object:
        return self.happened

    def render(self, key: Key) -> dict[str, str] | None:
        if self.fails:
            self.fails -= 1
            raise OSError("the database is away")
        self.rendered += 1
        return {"votes": str(self.happened)} if key == KEY else None


async def listened(hall: Hall, work, seconds: float) -> list[bytes]:
    """What a listener is sent while `work` goes on."""
    watch, got = Watch("union", hall.signal, hall.render), []
    channel = await watch.channel(KEY)

    async def listen() -> None:
        with channel.listening():
            async for frame in channel.frames(5):
                got.append(frame)

    listening = asyncio.create_task(listen())
    await work()
    await asyncio.sleep(seconds)
    listening.cancel()
    return got


def test_a_change_is_shown_within_half_a_second():
    hall = Hall()

    async def work() -> None:
        await asyncio.sleep(0.1)
        hall.happened = 1

    got = asyncio.run(listened(hall, work, 0.5))
    assert b'"votes": "1"'.replace(b" ", b"") in got[-1]


def test_many_changes_are_shown_together():
    hall = Hall()

    async def work() -> None:
        for _ in range(100):
            hall.happened += 1
            await asyncio.sleep(0.005)

    got = asyncio.run(listened(hall, work, 0.5))
    assert b'"votes":"100"' in got[-1]
    assert len(got) <= 7


def test_where_nothing_is_written_little_is_rendered():
    hall = Hall()
    asyncio.run(listened(hall, lambda: asyncio.sleep(0), 0.6))
    assert hall.rendered <= 2


def test_a_look_that_fails_is_tried_again():
    hall = Hall()

    async def work() -> None:
        await asyncio.sleep(0.1)
        hall.fails, hall.happened = 1, 1

    assert b'"votes":"1"' in asyncio.run(listened(hall, work, 2))[-1]


def test_a_sitting_that_is_not_there_has_no_channel():
    hall = Hall()
    watch = Watch("union", hall.signal, hall.render)
    assert asyncio.run(watch.channel(Key("union", "sitting", "nothing", "en"))) is None


def test_a_channel_to_which_nobody_listens_is_given_up():
    hall = Hall()

    async def left() -> dict:
        watch = Watch("union", hall.signal, hall.render)
        channel = await watch.channel(KEY)
        with channel.listening():
            await anext(channel.frames(5))
        hall.happened = 1
        await asyncio.sleep(0.5)
        return watch.channels

    assert asyncio.run(left()) == {}


def test_whoever_is_slow_to_come_in_still_has_his_channel():
    hall = Hall()

    async def came() -> bool:
        watch = Watch("union", hall.signal, hall.render)
        channel = await watch.channel(KEY)
        with channel.listening():
            hall.happened = 1
            await asyncio.sleep(0.5)
            return watch.channels.get(KEY) is channel

    assert asyncio.run(came())


def test_a_page_that_cannot_be_rendered_keeps_no_other_waiting():
    hall, broken = Hall(), Key("union", "sitting", "broken", "en")

    def render(key: Key) -> dict[str, str] | None:
        if key == broken and hall.happened:
            raise ValueError("a fault in this page")
        return {"votes": str(hall.happened)}

    async def shown() -> tuple:
        watch = Watch("union", hall.signal, render)
        bad, good = await watch.channel(broken), await watch.channel(KEY)
        with bad.listening(), good.listening():
            hall.happened = 1
            await asyncio.sleep(0.5)
            return good.parts["votes"], good.in_trouble, bad.parts["votes"], bad.in_trouble

    assert asyncio.run(shown()) == ("1", False, "0", True)


def test_a_federation_that_cannot_be_looked_at_says_so_and_keeps_no_other_waiting():
    hall, damaged = Hall(), Key("damaged", "sitting", "call-7", "en")

    def signal(federation: str) -> object:
        if federation == "damaged" and hall.happened:
            raise OSError("the ledger is damaged")
        return hall.happened

    def render(key: Key) -> dict[str, str]:
        return {"votes": "as it was" if key == damaged else str(hall.happened)}

    async def shown() -> tuple:
        channels = []
        for key in (damaged, KEY):
            channels.append(await Watch(key.federation, signal, render).channel(key))
        bad, good = channels
        with bad.listening(), good.listening():
            hall.happened = 1
            async with asyncio.timeout(PATIENCE):
                while not (bad.in_trouble and good.parts["votes"] == "1"):
                    await asyncio.sleep(0.01)
                during = (bad.parts["votes"], good.in_trouble)
                hall.happened = 0
                while bad.in_trouble:
                    await asyncio.sleep(0.01)
            return during

    assert asyncio.run(shown()) == ("as it was", False)


def test_a_federation_in_trouble_is_not_looked_at_once_nobody_listens():
    hall = Hall()

    async def left() -> dict:
        watch = Watch("union", hall.signal, hall.render)
        channel = await watch.channel(KEY)
        with channel.listening():
            hall.fails, hall.happened = 10**6, 1
            await asyncio.sleep(0.3)
        await asyncio.sleep(1.5)
        return watch.channels

    assert asyncio.run(left()) == {}


def test_trouble_is_logged_once(caplog):
    hall = Hall()

    def signal(federation: str) -> object:
        if hall.happened:
            raise OSError("the ledger is damaged")
        return 0

    async def looked() -> None:
        watch = Watch("union", signal, hall.render)
        channel = await watch.channel(KEY)
        with channel.listening():
            hall.happened = 1
            await asyncio.sleep(3)

    asyncio.run(looked())
    assert [record.message for record in caplog.records] == ["a federation cannot be looked at; the others go on"]
