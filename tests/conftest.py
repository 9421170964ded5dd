"""How hypothesis looks for examples (without a deadline, in CI the same ones every time); a server of PostgreSQL."""

import os
import uuid
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.postgres import Server, ServerMissing

settings.register_profile("house", deadline=None)
settings.register_profile("house-ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("house-ci" if os.environ.get("CI") else "house")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server of PostgreSQL for the run."""
    try:
        server = Server()
    except ServerMissing as reason:
        pytest.fail(str(reason))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def database(postgres) -> str:
    """The URL of a database for all who take records with names of their own in it."""
    return postgres.new("shared")


@pytest.fixture
def new_database(postgres) -> str:
    """The URL of a database for one test."""
    return postgres.new(f"test_{uuid.uuid4().hex}")
