"""A wire to a server that can be cut: after so many messages, in whichever direction they go."""

import shutil
import socket
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

SOCKET = ".s.PGSQL.5432"


class Wire:
    """Listens in a folder of its own, and passes everything on to the server in the other."""

    def __init__(self, server: Path) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mandat-wire-"))
        self._server = server
        self._left: int | None = None
        self._ends: list[socket.socket] = []
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(self.folder / SOCKET))
        self._listening.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def cut_after(self, messages: int) -> None:
        self._left = messages

    def __enter__(self) -> "Wire":
        return self

    def __exit__(self, *_: object) -> None:
        self._cut()
        self._listening.shutdown(socket.SHUT_RDWR)  # `close` alone leaves the thread that accepts waiting for ever
        self._listening.close()
        shutil.rmtree(self.folder)

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.socket(socket.AF_UNIX)
                far.connect(str(self._server / SOCKET))
                self._ends += [near, far]
                for source, target in ((near, far), (far, near)):
                    threading.Thread(target=self._pass, args=(source, target), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                if self._left is not None:
                    self._left -= 1
                    if self._left <= 0:
                        self._cut()
                        return
                target.sendall(data)
        self._cut()

    def _cut(self) -> None:
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
