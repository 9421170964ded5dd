"""What each act changes: one function a shape, the only writers of a `State`."""

from collections.abc import Callable

from mandat.core import acts
from mandat.core.effects import assembly, authority, dispatches, knowledge, representation, things
from mandat.core.state import State

Effect = Callable[[State, acts.Act, int], None]

EFFECTS: dict[type[acts.Act], Effect] = {
    acts.Person: things.describe,
    acts.Unit: things.describe_unit,
    acts.Body: things.describe_body,
    acts.Office: things.describe_office,
    acts.Line: things.describe,
    acts.Source: knowledge.source,
    acts.Stock: things.describe,
    acts.Charter: things.charter,
    acts.Change: things.change,
    acts.Take: things.take,
    acts.Cease: things.cease,
    acts.Dissolve: things.dissolve,
    acts.Mandate: representation.mandate,
    acts.Proxy: representation.proxy,
    acts.Instruct: representation.instruct,
    acts.Credentials: representation.credentials,
    acts.Removal: representation.remove,
    acts.Hindrance: representation.hinder,
    acts.Membership: representation.membership,
    acts.Sitting: assembly.sitting,
    acts.Presence: assembly.presence,
    acts.Vote: assembly.vote,
    acts.Recognition: authority.recognition,
    acts.Conferral: authority.conferral,
    acts.Ending: authority.ending,
    acts.Ratify: authority.ratify,
    acts.Dispatch: dispatches.dispatch,
    acts.Answer: dispatches.answer,
    acts.Report: knowledge.report,
    acts.Assess: knowledge.assess,
    acts.Post: things.post,
}
"""Shapes that are not listed change nothing that the law asks for; they are kept, shown and counted."""
