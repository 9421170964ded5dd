"""Who listens misses nothing, however slowly he listens, and is sent nothing twice without need."""

import asyncio
import json

from hypothesis import given
from hypothesis import strategies as st

from mandat.hall.live.channel import ALIVE, TROUBLE, Channel

PATIENCE = 0.05


def sent(frame: bytes) -> dict:
    """What a frame says."""
    return json.loads(next(line for line in frame.splitlines() if line.startswith(b"data: "))[6:])


def seen(frames: list[bytes]) -> dict[str, str]:
    """What a page shows that was sent these frames."""
    shown: dict[str, str] = {}
    for frame in frames:
        if frame != ALIVE:
            shown |= sent(frame)
    return {name: html for name, html in shown.items() if html}


def test_whoever_comes_is_sent_everything():
    async def first() -> bytes:
        channel = Channel()
        channel.show({"quorum": "11 of 21", "agenda": "1"})
        return await anext(channel.frames(PATIENCE))

    assert sent(asyncio.run(first())) == {"quorum": "11 of 21", "agenda": "1"}


def test_afterwards_only_what_changed():
    async def second() -> bytes:
        channel = Channel()
        channel.show({"quorum": "11 of 21", "agenda": "1"})
        frames = channel.frames(5)
        await anext(frames)
        asyncio.get_running_loop().call_later(0.01, channel.show, {"quorum": "12 of 21", "agenda": "1"})
        return await anext(frames)

    assert sent(asyncio.run(second())) == {"quorum": "12 of 21"}


def test_what_stays_as_it_is_is_not_sent():
    channel = Channel()
    assert channel.show({"quorum": "11"})
    assert not channel.show({"quorum": "11"})
    assert channel.number == 1


def test_a_part_that_is_gone_is_emptied():
    async def second() -> bytes:
        channel = Channel()
        channel.show({"poll": "open", "agenda": "1"})
        frames = channel.frames(5)
        await anext(frames)
        channel.show({"agenda": "1"})
        return await anext(frames)

    assert sent(asyncio.run(second())) == {"poll": ""}


def test_where_nothing_happens_there_is_a_sign_of_life():
    async def second() -> bytes:
        channel = Channel()
        channel.show({"agenda": "1"})
        frames = channel.frames(PATIENCE)
        await anext(frames)
        return await anext(frames)

    assert asyncio.run(second()) == b"event: alive\ndata: 1\n\n"


def test_whoever_leaves_is_not_counted_any_more():
    channel = Channel()
    with channel.listening():
        there = channel.listeners
    assert (there, channel.listeners) == (1, 0)


def test_what_cannot_be_looked_at_is_shown_as_it_was_and_says_so_until_it_can_be():
    async def frames() -> list[dict]:
        channel = Channel()
        channel.show({"agenda": "1"})
        heard = channel.frames(5)
        await anext(heard)
        channel.trouble()
        first = await anext(heard)
        channel.trouble()
        channel.show({"agenda": "1"})
        return [sent(first), sent(await anext(heard)), channel.in_trouble]

    assert asyncio.run(frames()) == [{TROUBLE: "1"}, {TROUBLE: ""}, False]


def test_whoever_comes_meanwhile_is_told_too():
    async def first() -> dict:
        channel = Channel()
        channel.show({"agenda": "1"})
        channel.trouble()
        return sent(await anext(channel.frames(5)))

    assert asyncio.run(first()) == {"agenda": "1", TROUBLE: "1"}


STATES = st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from(["1", "2", "3"])), min_size=1, max_size=8)


@given(STATES, st.sets(st.integers(0, 7)))
def test_however_slowly_somebody_listens_he_sees_the_last_state(states, listens):
    async def shown() -> dict[str, str]:
        channel = Channel()
        channel.show(states[0])
        frames, got = channel.frames(0.001), []
        got.append(await anext(frames))
        for number, state in enumerate(states[1:]):
            channel.show(state)
            if number in listens:
                got.append(await anext(frames))
        got.append(await anext(frames))
        return seen(got)

    assert asyncio.run(shown()) == states[-1]
