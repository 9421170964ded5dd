"""A date that is none is told so, whatever else is wrong with what is asked for."""

import pytest

NO_DATES = ["at=2024-02-31", "known=2026-99-99", "at=%00", "at=1900/1950", "at=99999999-01-01"]


@pytest.mark.parametrize("asked", NO_DATES)
@pytest.mark.parametrize("page", ["", "body/nobody/", "body/ada/", "sitting/congress/", "sitting/congress/close/"])
def test_a_date_that_is_none_is_told_so_on_pages_that_are_none_either(sign_in, asked, page):
    assert sign_in("chair").get(f"/pilots/{page}?{asked}").status_code == 400


def test_whoever_may_not_look_is_told_that_before_the_date(sign_in):
    assert sign_in("stranger").get("/pilots/?at=2024-02-31").status_code == 404
