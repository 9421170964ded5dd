"""Methods by which papers go from one candidate to the next: instant run-off and the single transferable vote."""

from mandat.count.stv import ers97, gregory, irv, meek, scottish

METHODS = (*irv.METHODS, *scottish.METHODS, *meek.METHODS, *ers97.METHODS, *gregory.METHODS)
