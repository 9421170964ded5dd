"""What the keys of acts are called, where a form asks for them."""

from django.utils.translation import gettext_lazy as _

KEYS = {
    "at": _("When"),
    "text": _("Text"),
    "on": _("On which act"),
    "by": _("By whom"),
    "of": _("Who"),
    "to": _("To whom"),
    "from": _("From whom"),
    "for": _("For"),
    "against": _("Against"),
    "abstain": _("Abstaining"),
    "present": _("How many were present"),
    "registered": _("How many had registered"),
    "result": _("Result, as the minutes say: carried, lost, tied"),
    "casting": _("How the casting vote fell: for, against"),
    "how": _("How it was voted: division, roll-call, card, secret"),
    "roll": _("How each seat voted"),
    "chair": _("Who presided"),
    "count": _("How many votes came or went"),
    "item": _("Items, one a line"),
    "meets": _("When it begins"),
}
"""Key -> label; any other key is called as it is written in minute books."""
