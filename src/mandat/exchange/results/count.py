"""The results document of a count: who is elected, how the votes moved, every stage, every tie."""

from mandat.count.countback import Countback
from mandat.count.decimals import grouped, some
from mandat.count.method import Method
from mandat.count.outcome import Count, Tie
from mandat.count.reasons import reasons
from mandat.exchange.results.flow import flows
from mandat.exchange.results.matrix import beaten, matrix_tables
from mandat.exchange.results.page import beside, element, facts, figure, page, paragraph, section
from mandat.exchange.results.stages import stage_tables
from mandat.exchange.results.strips import ranked
from mandat.exchange.results.totals import totals
from mandat.exchange.svg import words

MOVED = (
    "Each column is a stage, each block a candidate, as high as the votes. Pale ribbons are votes that stay, dark ones"
    " votes that move on; the same numbers stand in the tables below."
)
AT_ONCE = (
    "By this method every stage counts all ballots anew, and votes move between many candidates at once. So no single"
    " way can be drawn; the tables tell what each candidate gains and loses."
)


def document(count: Count, method: Method, title: str, vacancy: Countback | None = None) -> str:
    """The whole document as HTML; where seats became vacant, with the count that fills them."""
    word = "wins" if method.family == "motion" else "elected"
    parts = [
        paragraph(_lead(count, method), "lead"),
        *_elected(count, method),
        facts(_facts(count, method)),
        *_moved(count, method),
        *_compared(count),
        *_stages(count, word),
        *_why(count, method),
        *_filled(vacancy),
        section("Ties", *([paragraph(_tie(tie)) for tie in count.ties] or [paragraph("There was no tie.")])),
    ]
    return page(title, "Result of a count", parts, f"Method: {method.id}. Source: {method.source}.")


def _lead(count: Count, method: Method) -> str:
    by = f"by {some(count.valid, 'valid ballot')}"
    if method.family == "motion":
        return f"{count.stages[-1].action.capitalize()}, {by}."
    number = len(count.elected)
    return f"{number or 'Nobody'} {'are' if number > 1 else 'is'} elected {by}, counted by {method.name}."


def _elected(count: Count, method: Method) -> list[str]:
    if method.family == "motion" or not count.elected:
        return []
    return [element("ol", {"class": "elected"}, *(element("li", {}, words(name)) for name in count.elected))]


def _stages(count: Count, word: str) -> list[str]:
    """The stage tables; beside the one table of a count without stages, the totals as a picture."""
    tables = stage_tables(count, word)
    chart = None if len(count.stages) > 1 or count.matrix is not None else totals(count, word)
    if chart is not None:
        return [section("Result", beside(figure(chart), *tables))]
    return [section("Stage by stage" if len(count.stages) > 1 else "Result", *tables)]


def _why(count: Count, method: Method) -> list[str]:
    """What decided each election and exclusion, where papers are followed from stage to stage."""
    if method.family != "transfer":
        return []
    said = [element("li", {}, words(f"Stage {number}: {sentence}")) for number, sentence in reasons(count)]
    return [section("Why", element("ul", {}, *said))]


def _facts(count: Count, method: Method) -> list[tuple[str, str]]:
    return [
        ("Method", method.id),
        ("Seats", str(count.seats)),
        ("Quota", count.quota or ""),
        ("Valid ballots", grouped(count.valid)),
        ("Invalid ballots", grouped(count.invalid)),
        ("Stages", str(len(count.stages)) if len(count.stages) > 1 else ""),
    ]


def _moved(count: Count, method: Method) -> list[str]:
    charts = flows(count)
    if not charts and method.family == "transfer" and len(count.stages) > 1:
        return [section("How the votes moved", paragraph(AT_ONCE, "soft"))]
    if not charts:
        return []
    drawn = [figure(chart, scrolls=True) for chart in charts]
    return [section("How the votes moved", paragraph(MOVED, "soft"), *drawn)]


def _filled(vacancy: Countback | None) -> list[str]:
    if vacancy is None:
        return []
    told = (
        f"{', '.join(vacancy.vacated)} left. The same ballots, counted as if who left had never stood, give the vacant"
        f" seats to {', '.join(vacancy.fills)}."
    )
    return [section("Vacancies", paragraph(told), *stage_tables(vacancy.recount))]


def _compared(count: Count) -> list[str]:
    if count.matrix is None:
        return []
    order = ranked(count)
    return [section("Pair by pair", paragraph(beaten(count.matrix, order)), *matrix_tables(count.matrix, order))]


def _tie(tie: Tie) -> str:
    chosen = "; ".join(tie.chosen) or "nobody"
    return f"Stage {tie.stage}, between {'; '.join(tie.among)}: {chosen}. Rule: {tie.rule}."
