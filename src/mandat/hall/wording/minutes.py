"""The sentences of minutes in the language of the visitor: those of `mandat.clerk.wording.minutes`, in its order."""

from functools import cache

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from mandat.clerk.wording.minutes import Sentences
from mandat.hall.wording.keys import KEYS

TEXTS = {
    "both": _("{} and {}"),
    "several": _("{}, {}"),
    "title": _("Minutes of {body}"),
    "called": _("{who} called {body} to meet on {meets}."),
    "called_only": _("{who} called {body}."),
    "opened": _("The sitting is opened."),
    "presides": _("{who} presides."),
    "registered": _("{number} have registered."),
    "adjourned": _("The sitting is adjourned."),
    "adjourned_until": _("The sitting is adjourned until {until}."),
    "resumed": _("The sitting is resumed."),
    "closed": _("The sitting is closed."),
    "arrived": _("{who} checked in."),
    "counted_in": _("{number} more were counted in."),
    "departed": _("{who} left."),
    "counted_out": _("{number} fewer were counted."),
    "walked_out": _("{who} walked out."),
    "present": _("{present} of {whole} votes are present."),
    "present_only": _("{present} are present."),
    "needed": _("{required} are needed to decide."),
    "not_enough": _("That is not enough to decide: {required} are needed."),
    "agenda": _("The agenda:"),
    "item": _("Item {number}: {text}"),
    "item_closed": _("The item is closed."),
    "moved": _("{who} moved:"),
    "moved_only": _("It was moved:"),
    "handed_in": _("Handed in before the sitting:"),
    "handed_in_by": _("{who}: {text}"),
    "amended": _("{who} moved to change the motion “{text}” to:"),
    "withdrew": _("{who} withdrew the motion “{text}”."),
    "withdrew_amendment": _("{who} withdrew the amendment “{text}”."),
    "voted": _("Vote on the motion “{text}”."),
    "voted_amendment": _("Vote on the amendment “{text}”."),
    "voted_appeal": _("Vote on the appeal “{text}”."),
    "voted_other": _("Vote on “{text}”."),
    "voted_plain": _("A vote was taken."),
    "counts": _("{for_} for, {against} against, {abstain} abstaining."),
    "counts_two": _("{for_} for, {against} against."),
    "counts_for": _("{for_} for."),
    "counts_against": _("{against} against."),
    "carried": _("Carried."),
    "lost": _("Lost."),
    "tied": _("Tied: not carried."),
    "unknown": _("The numbers do not settle the result."),
    "resolution": _("Resolution {number}"),
    "declared": _("{who} declared:"),
    "ruled": _("{who} ruled:"),
    "appealed": _("{who} appealed against the ruling “{text}”."),
    "adopted": _("The minutes of the sitting of {date} were adopted."),
    "adopted_text": _("Adopted: “{text}”."),
    "appoint": _("Appointed as {office}: {who}."),
    "elect": _("Elected to {body} for {seat}: {who}."),
    "nominate": _("Put forward for {body}: {who}."),
    "alternate": _("Alternates in {body} for {seat}: {who}."),
    "establish": _("Founded: {who}."),
    "charter": _("The rules of {who} were set or changed."),
    "credentials": _("The credentials report was put."),
    "seated": _("Seated: {who}."),
    "rejected": _("Not seated: {who}."),
    "contested": _("Contested: {who}."),
    "grant": _("Powers were given to {who}."),
    "revoke": _("Powers were taken back from {who}."),
    "dismiss": _("Dismissed: {who}."),
    "recall": _("Recalled: {who}."),
    "vacate": _("Gave up the seat: {who}."),
    "expel": _("Expelled: {who}."),
    "suspend": _("Suspended: {who}."),
    "reinstate": _("Given back the seat: {who}."),
    "ratify": _("An earlier act was ratified."),
    "recognise": _("Recognised: {who}."),
    "disown": _("No longer recognised: {who}."),
    "convene": _("The next sitting was called for {meets}."),
    "other": _("On record: {verb}. {who}"),
    "somebody": _("Somebody not named"),
    "note": _("Note: {text}"),
    "corrected": _("Corrected on {date}: {keys}"),
    "unsigned": _("These minutes have not been adopted yet."),
    "signed": _("Adopted on {date}, {counts}"),
    "signed_only": _("Adopted on {date}."),
    "attendance": _("Attendance"),
    "resolutions": _("Resolutions"),
    "stayed": _("{who}, for {seats}: {times}"),
    "stayed_only": _("{who}: {times}"),
    "about": _("about {}"),
    "least": _("at least {}"),
    "between": _("{} to {}"),
    "from_until": _("{since} to {until}"),
    "since": _("from {since}"),
}
"""Name -> sentence, as translators find it."""


def sentences() -> Sentences:
    """The sentences of the language that is spoken now."""
    return _sentences(get_language())


@cache
def _sentences(_language: str | None) -> Sentences:
    return Sentences(
        keys={key: str(word) for key, word in KEYS.items()},
        **{name: gettext(text) for name, text in TEXTS.items()},
    )
