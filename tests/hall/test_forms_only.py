"""An address that takes forms has words for whoever looks at it."""

import pytest


@pytest.mark.parametrize(
    ("address", "back"),
    [
        ("/pilots/sitting/june/motion/", "/pilots/sitting/june/"),
        ("/pilots/body/congress/declare/", "/pilots/"),
        ("/account/sessions/end/", "/"),
    ],
)
def test_whoever_loads_it_again_finds_the_way_back(client, address, back):
    answer = client.get(address)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert f'<a href="{back}">Back to where the form is</a>' in answer.content.decode()


def test_programs_are_told_by_django_as_before(client):
    answer = client.put("/account/sessions/end/")
    assert (answer.status_code, answer.content) == (405, b"")
