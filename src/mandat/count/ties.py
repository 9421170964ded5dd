"""Who is chosen where several are equal: by what they had at another stage, else by lot. Every tie is recorded."""

from collections.abc import Callable, Iterable, Sequence

from mandat.count.lots import Lots
from mandat.count.outcome import Tie


class Ties:
    """The ties of one count, resolved one after the other from one seed."""

    def __init__(self, names: Sequence[str], seed: str) -> None:
        self.names = names
        self.lots = Lots(seed)
        self.met: list[Tie] = []

    def first(self, among: Sequence[int], stage: int, best: Callable, points: Iterable[tuple[int, Sequence]]) -> int:
        """The candidate chosen among equals.

        best    max or min: whether having more or less chooses
        points  the totals of earlier stages with the number of the stage, in the order in which they are asked
        """
        if len(among) == 1:
            return among[0]
        left, at = self._told_apart(among, best, points)
        return self.lot(among, stage, left) if at is None else self._by_stage(among, stage, left, best, at)

    def without_lot(
        self, among: Sequence[int], stage: int, best: Callable, points: Iterable[tuple[int, Sequence]]
    ) -> int | None:
        """The same, but nobody where no stage tells them apart."""
        left, at = self._told_apart(among, best, points)
        return None if at is None else self._by_stage(among, stage, left, best, at)

    def _told_apart(
        self, among: Sequence[int], best: Callable, points: Iterable[tuple[int, Sequence]]
    ) -> tuple[list[int], int | None]:
        """Who is left of them, and the stage that left only one."""
        left = list(among)
        for at, totals in points:
            extreme = best(totals[one] for one in left)
            left = [one for one in left if totals[one] == extreme]
            if len(left) == 1:
                return left, at
        return left, None

    def _by_stage(self, among: Sequence[int], stage: int, left: list[int], best: Callable, at: int) -> int:
        said = "more" if best is max else "fewer"
        return self._met(stage, among, left, f"{said} votes at stage {at}, where they differed")

    def lot(self, among: Sequence[int], stage: int, left: Sequence[int] | None = None) -> int:
        """One of these by lot; `left` are those whom no rule could tell apart."""
        left = list(among if left is None else left)
        place = self.lots.draw(len(left))
        rule = f'lot {self.lots.drawn} of the seed "{self.lots.seed}", among {len(left)} in the order of the ballot'
        return self._met(stage, among, [left[place]], rule, drawn=True)

    def order(self, among: Sequence[int], stage: int) -> list[int]:
        """These in an order drawn by lot."""
        first = self.lots.drawn + 1
        drawn = [among[place] for place in self.lots.order(len(among))]
        rule = f'order by lots {first} to {self.lots.drawn} of the seed "{self.lots.seed}"'
        self._met(stage, among, drawn, rule, drawn=True)
        return drawn

    def cut(self, ordered: Sequence[int], key: Callable, seats: int, stage: int = 1) -> list[int]:
        """The first `seats` of candidates in order; where equals stand on both sides of the cut, lots decide."""
        if len(ordered) <= seats:
            return list(ordered)
        edge = key(ordered[seats - 1])
        sure = [one for one in ordered if key(one) == edge]
        before = [one for one in ordered[:seats] if key(one) != edge]
        if key(ordered[seats]) != edge:
            return list(ordered[:seats])
        while len(before) < seats:
            chosen = self.lot(sorted(sure), stage)
            sure.remove(chosen)
            before.append(chosen)
        return before

    def _met(self, stage: int, among: Sequence[int], chosen: Sequence[int], rule: str, *, drawn: bool = False) -> int:
        told = tuple(self.names[one] for one in among)
        self.met.append(Tie(stage, told, rule, tuple(self.names[one] for one in chosen), drawn))
        return chosen[0]
