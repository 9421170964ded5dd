"""Serve live events: `python -m mandat.hall.live --host HOST --port PORT`."""

import argparse
import logging

import uvicorn

from mandat.hall.files import let_open
from mandat.hall.live import door
from mandat.hall.live.listener import Listener

log = logging.getLogger("mandat.hall.live")


def main() -> None:
    """Serve until told to end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, required=True)
    asked = parser.parse_args()
    _let_listen()
    uvicorn.Server(
        uvicorn.Config(
            door.application,
            host=asked.host,
            port=asked.port,
            loop="asyncio",
            proxy_headers=False,  # who stands before the hall is said in its settings
            http=Listener,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
        )
    ).run()


def _let_listen() -> None:
    """Let as many listen as are to, or as the system lets a process have connections; say where that is fewer."""
    wanted = door.MOST
    door.room.most = let_open(wanted + door.WAITING) - door.WAITING
    if door.room.most < wanted:
        says = (
            "%s are to be able to listen (HALL_LISTENERS), and the system lets a process open so few files that %s can"
        )
        log.warning(f"{says}: raise the limit (ulimit -n, LimitNOFILE)", wanted, door.room.most)


if __name__ == "__main__":
    main()
