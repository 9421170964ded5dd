"""The kinds of dispatch, and the answers each allows: one table; which kinds direct, and which bind nobody."""

FOLLOWED = frozenset({"carried-out", "accepted", "will"})
"""Answers that show a unit following."""

REFUSED = frozenset({"refused", "rejected"})
"""Answers that show a unit refusing. All others are no conduct."""

_ANY = ("acknowledged", "heard", "referred", "unreachable")

ALLOWED: dict[str, tuple[str, ...]] = {
    "order": (*_ANY, "countersigned", "will", "carried-out", "refused"),
    "request": (*_ANY, "countersigned", "refused"),
    "call": (*_ANY, "will", "carried-out", "refused"),
    "petition": (*_ANY, "accepted", "rejected"),
    "offer": (*_ANY, "accepted", "rejected"),
    "question": (*_ANY, "accepted", "refused"),
    "convene": (*_ANY, "attending", "refused"),
}
"""Kind of dispatch -> what an answer to it may say."""

DIRECTS = frozenset({"order", "call"})
"""Kinds that tell a unit to do something, or not to, and so can countermand; all others ask, offer or invite."""

ASKS = {
    "request": "it asks for a signature",
    "petition": "it asks",
    "question": "it asks",
    "offer": "it offers",
}
"""Kinds that bind nobody, whatever power they name -> what they do instead; a call, or being convened, does bind."""
