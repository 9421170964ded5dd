"""The rules of a body in plain sentences."""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mandat.core import bodies
from mandat.core.charters import Duration, Rules
from mandat.count.majority import Majority
from mandat.count.quantity import Quantity
from mandat.count.quorum import Bar, Quorum
from mandat.count.seats import Seats
from mandat.hall.here import Here
from mandat.hall.wording.acts import NOUNS
from mandat.hall.wording.sentences import joined, link
from mandat.hall.wording.words import said


def clauses(here: Here, body: str) -> list[SafeString]:
    """What the rules of a body say at the date shown, one sentence a rule."""
    rules = bodies.rules(here.view.now, body)
    return [sentence for told in _TOLD for sentence in told(here, rules)]


def quorum(quorum: Quorum) -> str:
    """How many must be there: `half of all votes in the body or 40, whichever is less,`."""
    bars = [_bar(bar) for bar in quorum.bars]
    if len(bars) == 1:
        return bars[0]
    form = _("{}, whichever is less,") if quorum.which == "lower" else _("{}, whichever is more,")
    return form.format(_(" or ").join(bars))


def majority(majority: Majority) -> str:
    """What carries: `more for than against`, `at least 2/3 of the votes cast`; each that must be reached."""
    return reduce(lambda one, other: _("{one} and {other}").format(one=one, other=other), map(_one, majority.each()))


def _one(majority: Majority) -> str:
    if majority.share is None:
        return _("more votes for than against")
    base = {
        "cast": _("the votes cast"),
        "present": _("those present"),
        "seats": _("all votes in the body"),
        "members": _("all members represented"),
        "constituencies": _("the constituencies"),
    }
    form = _("more than {share} of {base}") if majority.above else _("at least {share} of {base}")
    return form.format(share=_share(str(majority.share)), base=base[majority.base])


def duration(stretch: Duration) -> str:
    """A stretch of time: `14 days`."""
    years, months = divmod(stretch.months, 12)
    if stretch.months and not months:
        return ngettext("{} year", "{} years", years).format(years)
    if stretch.months:
        return ngettext("{} month", "{} months", stretch.months).format(stretch.months)
    return ngettext("{} day", "{} days", stretch.days).format(stretch.days)


def seats(rule: Seats) -> str:
    """How many seats: `1 for every 100 members, at least 1`."""
    if rule.total is not None:
        return ngettext("{} in all", "{} in all", rule.total).format(rule.total)
    step = _("1 for every {per} members beyond {beyond}")
    steps = [step.format(per=one.per, beyond=one.beyond) for one in rule.steps]
    rounding = {"up": _("a part counts in full"), "half": _("half or more counts"), "down": _("remainders are lost")}
    limits = [_("at least {}").format(rule.least)] if rule.least else []
    limits += [_("at most {}").format(rule.most)] if rule.most is not None else []
    first = _("1 for every {} members of a constituency").format(rule.per)
    return ", ".join([first, *steps, rounding[rule.rounding], *limits])


def _share(text: str) -> str:
    return {"1/2": _("half"), "2/3": _("two thirds"), "3/4": _("three quarters"), "1/3": _("a third")}.get(text, text)


def _bar(bar: Bar) -> str:
    base = {"seats": _("all votes in the body"), "registered": _("those registered"), "present": _("those present")}
    needed: Quantity = bar.needed
    if not needed.share:
        return needed.text
    return _("{share} of {base}").format(share=_share(said(needed.text)), base=base[bar.base])


def _quorum(_here: Here, rules: Rules) -> Iterator[SafeString]:
    if rules.quorum is not None:
        yield format_html(_("To decide anything, {} must be there."), quorum(rules.quorum))


def _majorities(_here: Here, rules: Rules) -> Iterator[SafeString]:
    for matters, needed in rules.majorities:
        if matters:
            yield format_html(_("What concerns {} needs {}."), _matters(matters), majority(needed))
        else:
            yield format_html(_("A motion is carried by {}."), majority(needed))
    if rules.abstentions:
        yield conditional_escape(_("An abstention counts as a vote cast."))


def _matters(matters: Iterable[str]) -> SafeString:
    named = [str(NOUNS[name]) if name in NOUNS else format_html("<code>{}</code>", name) for name in matters]
    return joined(named)


def _chair(here: Here, rules: Rules) -> Iterator[SafeString]:
    if rules.casting_vote is not None:
        yield format_html(_("Where the votes are even, {} decides."), link(here, rules.casting_vote))


def _times(_here: Here, rules: Rules) -> Iterator[SafeString]:
    if rules.notice is not None:
        yield format_html(_("A sitting is convened at least {} before it begins."), duration(rules.notice))
    if rules.term is not None:
        yield format_html(_("A mandate runs for {}."), duration(rules.term))


def _recall(here: Here, rules: Rules) -> Iterator[SafeString]:
    if rules.recall_by:
        named = [_("their constituency") if name == "constituency" else link(here, name) for name in rules.recall_by]
        yield format_html(_("Delegates can be recalled by {}, at any time."), joined(named))
    if rules.recall_threshold is not None:
        yield format_html(_("A recall needs {}."), majority(rules.recall_threshold))
    if rules.recall_cooldown is not None:
        wait = duration(rules.recall_cooldown)
        yield format_html(_("The same person can be put to a recall again only after {}."), wait)
    if rules.recall_cascade is not None:
        yield conditional_escape(_CASCADE[rules.recall_cascade]())


_CASCADE: dict[str, Callable[[], str]] = {
    "falls": lambda: _("Whoever is recalled below loses the seat here at once."),
    "suspended": lambda: _("Whoever is recalled below is suspended here."),
    "stands": lambda: _("Whoever is recalled below keeps the seat here to the end of the session."),
}


def _places(here: Here, rules: Rules) -> Iterator[SafeString]:
    if rules.seats is not None:
        yield format_html(_("Seats: {}."), seats(rules.seats))
    if rules.powers is not None:
        yield format_html(_("It claims these powers, and no others: {}."), _powers(rules.powers.shown()))
    for who, needed in rules.signatures:
        yield format_html(_("{} takes the signature of {}."), _powers(needed.shown()), link(here, who))
    if rules.proxies == 0:
        yield conditional_escape(_("Nobody votes by proxy."))
    elif rules.proxies is not None:
        says = ngettext("Nobody holds more than {} proxy.", "Nobody holds more than {} proxies.", rules.proxies)
        yield format_html(says, rules.proxies)
    if rules.credentials_first:
        yield conditional_escape(_("Nothing is decided before the credentials report is adopted."))


def _powers(names: Iterable[str]) -> SafeString:
    return joined([format_html("<code>{}</code>", name) for name in names])


_TOLD = (_quorum, _majorities, _chair, _times, _recall, _places)
