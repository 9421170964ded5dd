"""The stage table: what each candidate has at the end of each stage, and how that changed."""

from collections.abc import Sequence
from fractions import Fraction

from mandat.count.outcome import Count, Stage
from mandat.exchange.results.page import Cell, table, wide
from mandat.exchange.results.strips import ranked, strips, value


def stage_tables(count: Count, word: str = "elected") -> list[str]:
    """The stages in tables of a few columns each; `word`: what is said of those chosen."""
    names = ranked(count)
    before = {stage.n: earlier for earlier, stage in zip((None, *count.stages), count.stages, strict=False)}
    return [_table(names, part, before, len(count.stages), word) for part in strips(count.stages)]


def _table(names: Sequence[str], part: Sequence[Stage], before: dict[int, Stage | None], all_: int, word: str) -> str:
    caption = _caption(part[0].n, part[-1].n, all_)
    heads = [Cell("Candidate"), *(Cell(str(stage.n), stage.action) for stage in part)]
    if all_ == 1:
        heads = [Cell("Candidate"), Cell(part[0].action)]
    rows = [(Cell(name), *(_total(name, stage, before[stage.n], word) for stage in part)) for name in names]
    for label, key in (("Exhausted", "exhausted"), ("Lost by rounding", "loss"), ("Quota", "quota")):
        cells = [Cell(getattr(stage, key) or "") for stage in part]
        if any(cell.says and value(cell.says) for cell in cells):
            rows.append((Cell(label), *cells))
    return wide(caption, table(caption, heads, rows))


def _caption(first: int, last: int, all_: int) -> str:
    if all_ == 1:
        return "What each candidate has."
    return f"Stage {first} of {all_}" if first == last else f"Stages {first} to {last} of {all_}"


def _total(name: str, stage: Stage, before: Stage | None, word: str) -> Cell:
    """A total; below it what became of the candidate in this stage, or by how much it changed."""
    total = stage.totals.get(name)
    if total is None or (before is not None and not value(total) and not value(before.totals.get(name, "0"))):
        return Cell("–", "", "none")
    if name in stage.elected or name in stage.excluded:
        return Cell(total, word if name in stage.elected else "excluded")
    return Cell(total, _change(total, before.totals.get(name, "0")) if before is not None else "")


def _change(total: str, before: str) -> str:
    change = value(total) - value(before)
    if not change:
        return ""
    return ("+" if change > 0 else "−") + _as_written(abs(change), total)


def _as_written(number: Fraction, like: str) -> str:
    """A number with as many places as another text has."""
    places = len(like.partition(".")[2])
    return f"{number.numerator * 10**places // number.denominator / 10**places:.{places}f}" if places else str(number)
