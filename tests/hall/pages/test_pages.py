"""What stands on the pages."""

import re

import pytest

from mandat.book.reading import read
from mandat.clerk.ledger.append import append
from mandat.clerk.ledger.checkpoint import checkpoint
from mandat.clerk.ledger.keyring import Keyring
from mandat.hall import desks
from mandat.ledger.url import open_store


def text(answer) -> str:
    """What a page says, without its markup."""
    inline = re.sub(r"</?(a|strong|code)\b[^>]*>", "", answer.content.decode())
    return " ".join(re.sub(r"<[^>]*>", " ", inline).split())


@pytest.fixture
def member(sign_in):
    return sign_in("member")


@pytest.fixture
def write(union):
    """Writes acts into the ledger of the union, as minutes."""

    def written(minutes: str) -> None:
        desks.close(union)
        with open_store(union.ledger) as store:
            append(store, read("more.mandat", minutes).acts, lambda: 0)

    return written


def test_a_body_says_who_sits_there_for_whom_with_how_many_votes(member):
    shown = text(member.get("/pilots/body/congress/"))
    assert "Hamburg branch Ada Ahrens and Cem Celik 4" in shown
    assert "9 votes, each a dot" in shown


def test_a_body_says_its_rules_in_sentences(member):
    shown = text(member.get("/pilots/body/congress/"))
    assert "To decide anything, half of all votes in the body must be there." in shown
    assert "A motion is carried by more votes for than against." in shown
    assert "A sitting is convened at least 14 days before it begins." in shown


def test_a_body_names_its_officers(member):
    assert "Chair Ada Ahrens" in text(member.get("/pilots/body/congress/"))


def test_a_sentence_that_is_very_long_is_clipped_to_the_eye_and_what_came_of_it_stands_beside(member, write):
    name = "Persona of the four winds and seven seas " * 4
    people = "".join(f'2024-04-01 person p{n} "{name}{n}"\n\n' for n in range(5))
    lost = "    votes 5\n    for 1\n    against 2\n"
    write(f"{people}2024-04-02 elect e of p0, p1, p2, p3, p4 to congress from kiel\n{lost}")
    page = member.get("/pilots/body/congress/").text
    clipped = re.search(r'<span class="clipped">(.*?)</span> <span class="badge', page, re.DOTALL)[1]
    assert f"{name}4" in clipped


def test_a_vote_that_lost_by_the_numbers_is_shown_as_lost(member, write):
    write("""
2024-04-02 vote lamps in congress "Lamps for the pier"
    for     2
    against 7
    result  carried
""")
    shown = text(member.get("/pilots/body/congress/"))
    assert "Lamps for the pier 2 7 lost the minutes say: carried" in shown


def test_a_unit_says_whom_it_recognises_and_on_what_basis(member, write):
    write("""
2024-04-02 recognise kiel-word by kiel of congress
    for     20
    against 1
""")
    shown = text(member.get("/pilots/unit/kiel/"))
    assert "Congress for all powers by its word since 2 April 2024" in shown
    assert "Congress Ben Brandt 3 election of 1 February 2024" in shown
    assert "Members 30" in shown


def test_a_unit_says_what_it_told_its_delegates(member, write):
    write("""
2024-04-02 motion pier in congress by kiel "A new pier"

2024-04-03 instruct bound-pier by kiel in congress on pier mode bound says for
    for 20
""")
    assert "Kiel branch instructs its delegates in Congress on “A new pier”: bound, for" in text(
        member.get("/pilots/unit/kiel/")
    )


def test_an_act_says_all_that_was_written_and_what_it_led_to(member, write):
    write("""
2024-04-02 motion pier in congress by kiel "A new pier"
    cite "Minutes, page 3"

2024-04-03 amend longer-pier in congress by hamburg on pier "A longer pier"
""")
    shown = text(member.get("/pilots/act/pier/"))
    assert "Kiel branch moves in Congress" in shown
    assert "evidence Minutes, page 3" in shown
    assert "Hamburg branch moves in Congress to amend “A new pier”" in shown


def test_an_act_that_is_void_says_why_and_what_mends_it(member, write):
    write("""
2024-04-02 elect again of nobody-known to congress from kiel
    votes 3
""")
    shown = text(member.get("/pilots/act/again/"))
    assert "nothing in the record is called nobody-known" in shown
    assert "What mends it:" in shown


def test_an_act_says_where_it_stands_in_the_ledger_and_how_far_it_has_come(union, member, tmp_path):
    shown = text(member.get("/pilots/act/elect-hamburg/"))
    assert "committed reached" in shown
    assert "A proof can be saved as soon as the next checkpoint is signed" in shown
    assert member.get("/pilots/act/elect-hamburg/proof/").status_code == 404
    with open_store(union.ledger) as store:
        checkpoint(store, Keyring(tmp_path / "keys"))
    assert "Save the proof" in text(member.get("/pilots/act/elect-hamburg/"))
    saved = member.get("/pilots/act/elect-hamburg/proof/")
    assert saved.content.decode().startswith("c2sp.org/tlog-proof@v1\n")
    assert saved["Content-Disposition"] == 'attachment; filename="elect-hamburg.tlog-proof"'


def test_an_act_of_a_thing_with_a_page_leads_there(member):
    assert member.get("/pilots/thing/ada/")["Location"] == "/pilots/person/ada/"
    assert member.get("/pilots/act/congress/", follow=True).redirect_chain[-1][0] == "/pilots/body/congress/"


def test_the_record_is_filtered_by_what_it_is_about_by_time_and_by_kind(member):
    shown = text(member.get("/pilots/record/?about=ada&kind=elect&from=2024-02&to=2024-02"))
    assert "1 act " in shown
    assert "Hamburg branch elects Ada Ahrens and Cem Celik to Congress (votes: 4)" in shown


def test_a_record_in_which_nothing_fits_says_so(member):
    assert "Nothing on record fits this" in text(member.get("/pilots/record/?from=2030-01-01"))


def test_a_long_record_is_divided_into_pages(petrograd, client):
    first, last = client.get("/petrograd/record/"), client.get("/petrograd/record/?page=999")
    assert "Page 1 of 14" in text(first)
    assert "Page 14 of 14" in text(last)


def test_history_can_be_read_from_its_beginning(petrograd, client):
    first, latest = (
        re.findall(
            r'<a class="date"[^>]*>([^<]*)<', client.get(f"/petrograd/record/?kind=vote{order}").content.decode()
        )
        for order in ("&order=first", "")
    )
    assert first[0] == "27 Sep-5 Oct 1917"
    assert first == latest[::-1]


def test_dates_of_history_are_told_in_words_with_the_original_beside_them(petrograd, client):
    from mandat.hall.desks import desk_of

    act = next(act for act in desk_of(petrograd).book().record.acts if act.at.text.startswith("julian:"))
    shown = text(client.get(f"/petrograd/act/{act.id}/", follow=True))
    assert act.at.text in shown
    assert "(Julian)" in shown


def test_whoever_may_not_is_told_the_link_that_is_missing(member):
    shown = text(member.get("/pilots/may/?actor=ben&power=funds.spend&target=congress"))
    assert "no Ben Brandt may not exercise funds.spend over Congress" in shown
    assert "What would mend it:" in shown


def test_whoever_may_is_told_every_link(member):
    shown = text(member.get("/pilots/may/?actor=ada&power=sitting.preside&target=congress"))
    assert "yes Ada Ahrens may exercise sitting.preside over Congress" in shown
    assert "Congress appointed Ada Ahrens" in shown


def test_below_the_answer_it_is_told_for_all_dates(member):
    shown = text(member.get("/pilots/may/?actor=ada&power=sitting.preside&target=congress"))
    course = shown[shown.index("On all dates") :]
    assert "From the beginning of the record to the end of 31 December 2023 no Ada Ahrens does not exist yet" in course
    assert "March 2024, with no end on record yes presumed In the order of Congress, chair-ada" in course


def test_the_front_page_says_what_waits_for_the_visitor(sign_in, write):
    write("""
2099-01-01 note far-ahead "so that what follows has been written down"
""")
    write("""
2024-05-01 motion pier in congress by kiel "A new pier"

2024-05-02 instruct bound-pier by emden in congress on pier mode bound says against
    for 15
""")
    shown = text(sign_in("delegate").get("/pilots/"))
    assert "A seat in Congress for Emden branch" in shown
    assert "Emden branch instructs its delegates in Congress on “A new pier”: bound, against your mandate" in shown


def test_a_member_of_a_unit_is_told_to_which_one_the_account_belongs(member):
    assert "You belong to Hamburg branch" in text(member.get("/pilots/"))


def test_pages_name_persons_without_a_link_where_their_pages_are_not_to_be_seen(union, rf):
    from mandat.hall.here import Here
    from mandat.hall.wording.sentences import link

    request = rf.get("/pilots/")
    request.user = type("Nobody", (), {"is_authenticated": False})()
    here = Here(request, union)
    assert link(here, "ada") == "Ada Ahrens"
    assert link(here, "hamburg") == '<a href="/pilots/unit/hamburg/">Hamburg branch</a>'
