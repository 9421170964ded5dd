"""The plain words of records, and of what is computed from them, in the language of the visitor."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mandat.clerk.wording.quantities import quantity

WORDS: dict[str, str] = {
    # what a vote came to, and votes
    "carried": _("carried"),
    "lost": _("lost"),
    "tied": _("tied"),
    "unknown": _("not known"),
    "for": _("for"),
    "against": _("against"),
    "abstain": _("abstaining"),
    "bound": _("bound"),
    "refer": _("come back and ask"),
    "free": _("free to decide"),
    # counts in words
    "all": _("all"),
    "nearly-all": _("nearly all"),
    "most": _("most"),
    "few": _("few"),
    "none": _("none"),
    # how something is voted, recognised or mandated
    "division": _("by division"),
    "roll-call": _("by roll call"),
    "card": _("by cards"),
    "secret": _("in secret"),
    "only": _("nobody else"),
    "beside": _("beside others"),
    "signature": _("only with its signature"),
    # answers
    "acknowledged": _("acknowledged"),
    "countersigned": _("countersigned"),
    "heard": _("heard"),
    "will": _("we will"),
    "carried-out": _("carried out"),
    "refused": _("refused"),
    "referred": _("referred"),
    "unreachable": _("could not be reached"),
    "accepted": _("accepted"),
    "rejected": _("rejected"),
    "attending": _("we attend"),
    # seats
    "filled": _("filled"),
    "vacant": _("vacant"),
    "lapsed": _("mandate ran out"),
    "detained": _("detained"),
    "suspended": _("suspended"),
    "orphaned": _("its constituency is no more"),
    # things and acts
    "active": _("exists"),
    "ended": _("has ended"),
    "not-yet": _("not yet"),
    "not-known": _("not known yet"),
    "draft": _("draft"),
    "struck": _("struck out"),
    "void": _("void"),
    "stands": _("stands"),
    "irregular": _("irregular"),
    "note": _("note"),
    "presumed": _("presumed"),
    "stated": _("stated"),
    "adopted": _("adopted"),
    "unverifiable": _("cannot be verified"),
    # lines
    "up": _("works"),
    "down": _("is cut"),
    "overheard": _("is overheard"),
    # dispatches
    "open": pgettext_lazy("a dispatch", "open"),
    "overdue": _("overdue"),
    "answered": _("answered"),
    "countermanded": _("countermanded"),
    "held": pgettext_lazy("a sitting", "held"),
    # the way of an act in the ledger
    "committed": _("committed"),
    "checkpointed": _("checkpointed"),
    "cosigned": _("cosigned"),
    # kinds of things
    "person": _("person"),
    "unit": _("unit"),
    "body": _("body"),
    "congress": _("congress"),
    "council": _("council"),
    "committee": _("committee"),
    "section": _("section"),
    "conference": _("conference"),
    "party": _("party"),
    "government": _("government"),
    "staff": _("staff"),
    "group": _("group"),
    "branch": _("branch"),
}

INEXACT: dict[str, str] = {"about": _("about {}"), "least": _("at least {}"), "between": _("{} to {}")}

MARKS: dict[str, str] = {
    "carried": "good",
    "stands": "good",
    "filled": "good",
    "countersigned": "good",
    "cosigned": "good",
    "lost": "bad",
    "void": "bad",
    "struck": "bad",
    "refused": "bad",
    "overdue": "bad",
    "rejected": "bad",
    "tied": "doubt",
    "unknown": "doubt",
    "lapsed": "doubt",
    "detained": "doubt",
    "suspended": "doubt",
    "orphaned": "doubt",
    "presumed": "doubt",
    "irregular": "doubt",
    "draft": "open",
    "open": "open",
}
"""Words -> how a badge with it is marked, besides its word."""


def said(word: object) -> str:
    """A word of a record as a page says it; one that the table does not know, as it was written."""
    return str(WORDS[str(word)]) if str(word) in WORDS else quantity(str(word), INEXACT)
