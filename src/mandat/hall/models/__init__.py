"""The tables of the hall: only what is no act.

Federations and the accounts of people in them; later what is not decided yet (ballots before the count) or is nobody's
business afterwards (who asked to speak). Whatever a federation decides is in its ledger, and nowhere else.
"""

from mandat.hall.models.accounts import AccountEvent, Incident, Invitation, Membership
from mandat.hall.models.federation import Federation
from mandat.hall.models.polls import Box, Cast, Poll, Roll, Telling, Voter
from mandat.hall.models.sittings import Door, Floor, Speech

__all__ = [
    "AccountEvent",
    "Box",
    "Cast",
    "Door",
    "Federation",
    "Floor",
    "Incident",
    "Invitation",
    "Membership",
    "Poll",
    "Roll",
    "Speech",
    "Telling",
    "Voter",
]
