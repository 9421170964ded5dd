"""Live events: who watches a sitting sees what changes, within half a second."""


async def application(scope: dict, receive: object, send: object) -> None:
    """Answers nothing yet."""
    await send({"type": "http.response.start", "status": 404, "headers": []})
    await send({"type": "http.response.body", "body": b""})
