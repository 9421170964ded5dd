"""The tree of RFC 6962: known answers, an independent oracle, and attacks on its proofs."""

from hashlib import sha256

import pymerkle
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandat.ledger import tree
from mandat.ledger.tree import Unproved, check_consistency, check_inclusion

# The inputs and roots with which Certificate Transparency tests its trees (RFC 6962 implementations,
# google/certificate-transparency, merkletree tests; reprinted in transparency-dev/merkle, testonly).
CT_LEAVES = [
    bytes.fromhex(text)
    for text in (
        "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    )
]  # fmt: skip
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

MOST = 70


def hashes(many: int) -> list[bytes]:
    return [tree.leaf_hash(str(number).encode()) for number in range(many)]


def node_of(leaves: list[bytes]):
    """Perfect subtrees, computed from the leaves as RFC 6962 writes them down: by halving."""

    def node(level: int, number: int) -> bytes:
        if level == 0:
            return leaves[number]
        return tree.node_hash(node(level - 1, 2 * number), node(level - 1, 2 * number + 1))

    return node


def head_of(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, word for word, over leaf hashes."""
    if len(leaves) == 1:
        return leaves[0]
    k = max(1 << bit for bit in range(8) if 1 << bit < len(leaves))
    return tree.node_hash(head_of(leaves[:k]), head_of(leaves[k:]))


LEAVES = hashes(MOST)
NODE = node_of(LEAVES)
ROOTS = [tree.root_of(tree.grow(0, (), LEAVES[:size])) for size in range(MOST + 1)]


def proves(check, *claim) -> bool:
    """Whether a check lets a claim pass."""
    try:
        check(*claim)
    except Unproved:
        return False
    return True


sizes = st.integers(1, MOST)
included = sizes.flatmap(lambda size: st.tuples(st.integers(0, size - 1), st.just(size)))
grown = sizes.flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size)))


def test_the_root_of_nothing_is_the_hash_of_nothing():
    assert tree.root_of(()) == sha256(b"").digest() == tree.EMPTY


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_of_certificate_transparency(size):
    leaves = [tree.leaf_hash(leaf) for leaf in CT_LEAVES[:size]]
    assert tree.root_of(tree.grow(0, (), leaves)).hex() == CT_ROOTS[size - 1]


def subproof(m: int, leaves: list[bytes], whole: bool) -> list[bytes]:
    """SUBPROOF of RFC 6962, 2.1.2, word for word: slow, and nothing can be wrong with it."""
    n = len(leaves)
    if m == n:
        return [] if whole else [head_of(leaves)]
    k = max(1 << bit for bit in range(8) if 1 << bit < n)
    if m <= k:
        return [*subproof(m, leaves[:k], whole), head_of(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), head_of(leaves[:k])]


def test_consistency_proofs_are_those_of_the_definition():
    for size in range(1, MOST + 1):
        for old in range(1, size):
            assert list(tree.consistency(old, size, NODE)) == subproof(old, LEAVES[:size], True)


def test_an_independent_tree_has_the_same_roots_and_paths():
    other = pymerkle.InmemoryTree(algorithm="sha256")
    for number in range(MOST):
        other.append_entry(str(number).encode())
    for size in range(1, MOST + 1):
        assert other.get_root(size) == ROOTS[size]
        for index in range(size):
            assert _hashes(other.prove_inclusion(index + 1, size)) == {
                LEAVES[index],
                *tree.inclusion(index, size, NODE),
            }


def _hashes(proof: pymerkle.MerkleProof) -> set[bytes]:
    """The hashes of a proof, which this library lists from left to right, with the one that is proved among them."""
    return {bytes.fromhex(text) for text in proof.serialize()["path"]}


@given(st.lists(st.integers(0, 9), max_size=6))
def test_a_range_grows_in_any_steps_to_the_same(steps):
    size, grown_range = 0, ()
    for step in steps:
        grown_range = tree.grow(size, grown_range, LEAVES[size : size + step])
        size += step
    assert grown_range == tree.grow(0, (), LEAVES[:size])
    assert len(grown_range) == size.bit_count()
    assert grown_range == tuple(NODE(level, number) for level, number in tree.perfect(0, size))


def test_a_range_grows_by_one_leaf_as_by_many():
    range_ = ()
    for size in range(MOST):
        range_ = tree.grow_by_one(size, range_, LEAVES[size])
        assert range_ == tree.grow(0, (), LEAVES[: size + 1])


def test_every_entry_is_proved_to_be_in_every_tree():
    for size in range(1, MOST + 1):
        for index in range(size):
            assert proves(check_inclusion, LEAVES[index], index, size, tree.inclusion(index, size, NODE), ROOTS[size])


def test_every_tree_is_proved_to_have_grown_out_of_every_smaller_one():
    for size in range(MOST + 1):
        for old in range(size + 1):
            assert proves(check_consistency, old, size, tree.consistency(old, size, NODE), ROOTS[old], ROOTS[size])


@given(included, st.data())
def test_no_other_claim_is_proved_by_an_inclusion_proof(claim, data):
    """Forged, truncated, prolonged, swapped and replayed: at another place, for another entry, another tree."""
    index, size = claim
    proof = list(tree.inclusion(index, size, NODE))
    good = (LEAVES[index], index, size, proof, ROOTS[size])
    other_leaf, other_index, other_size = data.draw(st.tuples(st.sampled_from(LEAVES), sizes, sizes))
    forged = [
        (other_leaf, *good[1:]),
        (LEAVES[index], other_index, size, proof, ROOTS[size]),
        (LEAVES[index], index, other_size, proof, ROOTS[other_size]),
        (LEAVES[index], index, size, proof, ROOTS[other_size]),
        (LEAVES[index], index, size, data.draw(broken(proof)), ROOTS[size]),
    ]
    for claim in forged:
        if claim[:3] == good[:3] and claim[3] == proof and claim[4] == good[4]:
            check_inclusion(*claim)
        else:
            with pytest.raises(Unproved):
                check_inclusion(*claim)


@given(grown, st.data())
def test_no_other_claim_is_proved_by_a_consistency_proof(claim, data):
    old, size = claim
    proof = list(tree.consistency(old, size, NODE))
    good = (old, size, proof, ROOTS[old], ROOTS[size])
    other = data.draw(sizes)
    wrong = tree.leaf_hash(b"rewritten")
    forged = [
        (other, size, proof, ROOTS[other], ROOTS[size]),
        (old, other, proof, ROOTS[old], ROOTS[other]),
        (old, size, proof, wrong, ROOTS[size]),
        (old, size, data.draw(broken(proof)), ROOTS[old], ROOTS[size]),
    ]
    if old:  # whatever a tree is, it has grown out of the empty one
        forged.append((old, size, proof, ROOTS[old], wrong))
    for claim in forged:
        nothing_to_prove = claim[0] in (0, claim[1]) and not claim[2] and claim[0] <= claim[1]
        if claim == good or (nothing_to_prove and claim[3] == ROOTS[claim[0]] and wrong not in claim):
            check_consistency(*claim)
        else:
            with pytest.raises(Unproved):
                check_consistency(*claim)


@st.composite
def broken(draw, proof):
    """A proof with one thing wrong with it."""
    number = draw(st.integers(0, max(0, len(proof) - 1)))
    breaks = ["longer"] + (["shorter", "bit", "short hash"] if proof else []) + (["swapped"] if len(proof) > 1 else [])
    how = draw(st.sampled_from(breaks))
    new = list(proof)
    if how == "longer":
        new.insert(number, draw(st.sampled_from(LEAVES)))
    elif how == "shorter":
        del new[number]
    elif how == "bit":
        bit = draw(st.integers(0, 255))
        new[number] = (int.from_bytes(new[number], "big") ^ 1 << bit).to_bytes(32, "big")
    elif how == "short hash":
        new[number] = new[number][:31]
    else:
        other = (number + 1) % len(new)
        new[number], new[other] = new[other], new[number]
    return new


def test_an_inner_node_is_not_taken_for_an_entry():
    """The second preimage that trees without separated domains have: two leaves side by side as one entry."""
    two = LEAVES[0] + LEAVES[1]
    assert tree.leaf_hash(two) != tree.node_hash(LEAVES[0], LEAVES[1])
    with pytest.raises(Unproved):
        check_inclusion(tree.leaf_hash(two), 0, 2, tree.inclusion(0, 4, NODE)[1:], ROOTS[4])


@pytest.mark.parametrize(("index", "size"), [(0, 0), (-1, 4), (4, 4), (5, 4)])
def test_an_entry_outside_the_tree_is_neither_proved_nor_provable(index, size):
    with pytest.raises(Unproved):
        check_inclusion(LEAVES[0], index, size, [], ROOTS[size])
    with pytest.raises(ValueError, match="there is no entry"):
        tree.inclusion(index, size, NODE)


def test_a_tree_does_not_shrink():
    with pytest.raises(Unproved, match="a tree of 3 entries has not grown out of one of 5"):
        check_consistency(5, 3, [], ROOTS[5], ROOTS[3])


def test_an_old_size_of_nothing_takes_no_proof():
    check_consistency(0, 3, [], tree.EMPTY, ROOTS[3])
    with pytest.raises(Unproved):
        check_consistency(0, 3, [ROOTS[1]], tree.EMPTY, ROOTS[3])
    with pytest.raises(Unproved):
        check_consistency(0, 3, [], ROOTS[1], ROOTS[3])
