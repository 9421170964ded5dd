"""Methods that elect a committee from approval ballots."""

from mandat.count.committees import equal_shares, proportional

METHODS = (*proportional.METHODS, *equal_shares.METHODS)
