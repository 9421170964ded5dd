"""The places of listeners, shared fairly: whoever has the most gives way.

A listener is counted with the account that is signed in, or with the address from which somebody unknown comes. While
there is room, everybody may have as much as he likes: a whole congress behind one address, a screen in every corridor.
When there is none left, whoever is signed in takes a place from those who are not, and those of a kind take them from
each other until all have alike. So one address, or one account, keeps nobody out; and people at a congress, who are
signed in, come in though strangers behind the same address have filled the house.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from ipaddress import IPv6Address, ip_address

from msgspec import Struct


class Who(Struct, frozen=True):
    """With whom a listener is counted: an account, or an address."""

    known: bool
    name: str


class Full(Exception):
    """There is no room for somebody."""


class Room:
    """Counts who is inside. For one thread: that of the event loop.

    most  how many have room; waiting: how many may be asked at the door who they are
    """

    def __init__(self, most: int, waiting: int) -> None:
        self.most, self.waiting = most, waiting
        self.inside = self.asked = 0
        self._places: dict[Who, list[asyncio.Event]] = {}

    @contextmanager
    def at_the_door(self) -> Iterator[None]:
        """Somebody is asked who he is. Raises `Full` where too many are."""
        if self.asked >= self.waiting:
            raise Full
        self.asked += 1
        try:
            yield
        finally:
            self.asked -= 1

    @contextmanager
    def entered(self, who: Who) -> Iterator[asyncio.Event]:
        """Somebody is inside, until he leaves or the event is set: he gives way to another. Raises `Full`."""
        if self.inside >= self.most:
            self._take_from(self._richest(who))
        place = asyncio.Event()
        self._places.setdefault(who, []).append(place)
        self.inside += 1
        try:
            yield place
        finally:
            self._leave(who, place)

    def _richest(self, who: Who) -> Who:
        """From whom one place goes to somebody who wants one. Raises `Full` where nobody has more than he would."""
        unknown = {one: len(places) for one, places in self._places.items() if not one.known}
        if who.known and unknown:
            return max(unknown, key=unknown.__getitem__)
        alike = {one: len(places) for one, places in self._places.items() if one.known == who.known}
        found = max(alike, key=alike.__getitem__, default=None)
        if found is None or alike[found] <= alike.get(who, 0) + 1:
            raise Full
        return found

    def _take_from(self, who: Who) -> None:
        place = self._places[who][-1]
        self._leave(who, place)
        place.set()

    def _leave(self, who: Who, place: asyncio.Event) -> None:
        places = self._places.get(who, [])
        if place in places:  # else it was taken
            places.remove(place)
            self.inside -= 1
        if not places:
            self._places.pop(who, None)


def address(client: str, forwarded: str, proxies: int) -> str:
    """From where somebody comes: as the outermost of our proxies saw it. A whole /64 of IPv6 is one address.

    >>> address("10.0.0.1", "198.51.100.9, 203.0.113.7", 1), address("2001:db8::7", "", 0)
    ('203.0.113.7', '2001:db8::')
    """
    seen = [one.strip() for one in forwarded.split(",") if one.strip()]
    text = seen[-proxies] if 0 < proxies <= len(seen) else client
    try:
        found = ip_address(text)
    except ValueError:
        return text[:64]
    return str(IPv6Address(int(found) >> 64 << 64)) if found.version == 6 else str(found)
