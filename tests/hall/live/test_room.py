"""One address, or one account, keeps nobody else from listening."""

from contextlib import ExitStack

import pytest

from mandat.hall.live.room import Full, Room, Who, address

MOST = 12


class House:
    """A room, and who was let in; some have given way since."""

    def __init__(self):
        self.room, self.stack, self.places = Room(MOST, waiting=2), ExitStack(), []

    def comes(self, who, times=1):
        for _ in range(times):
            self.places.append((who, self.stack.enter_context(self.room.entered(who))))

    def inside(self, who):
        return sum(one == who and not place.is_set() for one, place in self.places)


@pytest.fixture
def house():
    made = House()
    with made.stack:
        yield made
    assert made.room.inside == 0, "everybody has left, and is counted so once"


HALL, CAFE, DELEGATE, OFFICER = Who(False, "192.0.2.7"), Who(False, "203.0.113.1"), Who(True, "1"), Who(True, "2")


def test_while_there_is_room_one_address_may_have_all_of_it(house):
    house.comes(HALL, MOST)
    assert house.inside(HALL) == MOST


def test_another_address_takes_from_it_until_both_have_alike_and_none_comes_back_for_more(house):
    house.comes(HALL, MOST)
    house.comes(CAFE, MOST // 2)
    assert (house.inside(HALL), house.inside(CAFE)) == (MOST // 2, MOST // 2)
    for who in (HALL, CAFE):
        with pytest.raises(Full):
            house.comes(who)


def test_a_whole_congress_that_is_signed_in_comes_in_though_strangers_behind_its_address_filled_the_house(house):
    house.comes(HALL, MOST)
    for number in range(MOST):
        house.comes(Who(True, str(number)))
    assert house.inside(HALL) == 0
    assert [house.inside(Who(True, str(number))) for number in range(MOST)] == [1] * MOST


def test_no_stranger_takes_a_place_from_whoever_is_signed_in(house):
    house.comes(DELEGATE, MOST)
    with pytest.raises(Full):
        house.comes(HALL)


def test_one_account_gives_way_to_the_others(house):
    house.comes(DELEGATE, MOST)
    house.comes(OFFICER)
    assert (house.inside(DELEGATE), house.inside(OFFICER)) == (MOST - 1, 1)


def test_at_the_door_only_so_many_are_asked(house):
    with house.room.at_the_door(), house.room.at_the_door(), pytest.raises(Full), house.room.at_the_door():
        pass
    with house.room.at_the_door():
        assert house.room.asked == 1


@pytest.mark.parametrize(
    ("client", "forwarded", "proxies", "found"),
    [
        ("192.0.2.7", "", 0, "192.0.2.7"),
        ("192.0.2.7", "203.0.113.1", 0, "192.0.2.7"),  # nobody says himself who he is
        ("10.0.0.1", "198.51.100.9, 203.0.113.1", 1, "203.0.113.1"),
        ("10.0.0.1", "198.51.100.9,203.0.113.1", 2, "198.51.100.9"),
        ("10.0.0.1", "203.0.113.1", 2, "10.0.0.1"),
        ("2001:db8:1:2:3::4", "", 0, "2001:db8:1:2::"),
        ("10.0.0.1", "x" * 1000, 1, "x" * 64),
    ],
)
def test_an_address_is_that_which_our_own_proxy_saw(client, forwarded, proxies, found):
    assert address(client, forwarded, proxies) == found
