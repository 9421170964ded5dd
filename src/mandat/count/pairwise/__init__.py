"""Methods that compare each candidate with each other."""

from mandat.count.pairwise import ranked_pairs, schulze, scores

METHODS = (*schulze.METHODS, *ranked_pairs.METHODS, *scores.METHODS)
