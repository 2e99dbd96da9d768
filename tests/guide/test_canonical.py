"""What is checked is what is published: the canonical form of each kind of value, or the reason why there is none."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pwa.guide import canonical
from pwa.guide.canonical import Refused

TODAY = datetime.date(2026, 11, 25)


def telephone(text):
    return canonical.telephone(text, "BE")


def short(text):
    return canonical.short_telephone(text, "BE")


def page_date(text):
    return canonical.page_date(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "+3281737176",
        "+32 (0)81 73 71 76",
        "+32081737176",
        "081 73 71 76",
        "081/73.71.76",
        "0032 81 73 71 76",
        "tel:+3281737176",
        "+٣٢٨١٧٣٧١٧٦",
        "+32\N{ZERO WIDTH SPACE}81737176",
        "\N{RIGHT-TO-LEFT OVERRIDE}+3281737176",
        "+32\N{NO-BREAK SPACE}81\N{NARROW NO-BREAK SPACE}73 71 76",
        "+32 81 73.71.76 ext. 12",
        "+3281737176;ext=12",
    ],
)
def test_every_way_of_writing_a_number_leads_to_the_one_that_is_dialled(text):
    assert telephone(text) == "+3281737176"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0471/12.34.56", "+32471123456"),
        ("+1-800-FLOWERS", "+18003569377"),
        ("+32800FEDAS", "+3280033327"),
        ("+33 1 40 20 50 50", "+33140205050"),
        ("+800 1234 5678", "+80012345678"),
    ],
)
def test_other_numbers_are_computed_too(text, number):
    assert telephone(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "0", "+32", "+3281737", "+328173717677", "appelez", "112", "1733", "0900 12 345", "+33892701239",
     "+881612345678", "+41848000000", "+32 81 73 71 76 / 77", "+999123456789", "9" * 10_000],
)  # fmt: skip
def test_what_is_no_ordinary_number_is_refused(text):
    with pytest.raises(Refused):
        telephone(text)


def test_a_number_that_costs_more_is_accepted_if_editors_know_it():
    assert canonical.telephone("+3290399000", "BE", paid=True) == "+3290399000"
    assert canonical.telephone("+3270245245", "BE", free=True) == "+3270245245"


@pytest.mark.parametrize("number", ["101", "103", "105", "107", "112", "1722", "1733", "116000"])
def test_the_short_numbers_of_the_country_are_known(number):
    assert short(number) == number


@pytest.mark.parametrize("number", ["113", "999", "1723", "7070", "", "0", "00112", "11a", "+112", "+3281737176"])
def test_other_short_numbers_are_refused(number):
    with pytest.raises(Refused):
        short(number)


@pytest.mark.parametrize(
    "text", ["info@cai.be", "Info@CAI.BE", "mailto:info@cai.be", " info@cai.be ", "info\N{ZERO WIDTH SPACE}@cai.be"]
)
def test_an_email_has_one_form(text):
    assert canonical.email(text) == "info@cai.be"


@pytest.mark.parametrize(
    "text",
    ["", "info", "info@cai", "info@@cai.be", "info@cai..be", ".info@cai.be", "info@cai.be?bcc=x@evil.org",
     "info@localhost", "a?bcc=evil%40evil.org&body=x@cai.be", "infо@cai.be", "info@саi.be", "info@[127.0.0.1]",
     "info@127.0.0.1",
     "info@cai.be, x@cai.be", "info @cai.be", '"a b"@cai.be'],
)  # fmt: skip
def test_what_is_no_email_is_refused(text):
    with pytest.raises(Refused):
        canonical.email(text)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://e.org", "https://e.org"),
        ("http://www.e.org/a?b=c&d=%C3%A9#f", "http://www.e.org/a?b=c&d=%C3%A9#f"),
        ("https://fr.wikipedia.org/wiki/Santé", "https://fr.wikipedia.org/wiki/Santé"),
        ("https://e.org:8443/", "https://e.org:8443/"),
        ("HTTPS://WWW.E.org/A", "https://www.e.org/A"),
        ("https://e.org:443/a", "https://e.org/a"),
        ("https://e.org:/a", "https://e.org/a"),
        ("https://e.org./a", "https://e.org/a"),
        (" https://e.org/a\n", "https://e.org/a"),
        ("https://e.\N{ZERO WIDTH SPACE}org/", "https://e.org/"),
        ("https://e.org/\N{RIGHT-TO-LEFT OVERRIDE}cod.exe", "https://e.org/cod.exe"),
    ],
)
def test_a_web_address_has_one_form(text, url):
    assert canonical.url(text) == url


@pytest.mark.parametrize(
    "text",
    ["", "e.org", "www.e.org", "ftp://e.org", "javascript:alert(1)", "data:text/html,x", "https:e.org", "https:///e.org",
     "https://", "https://.", "https://e", "https://.org", "https://e..org", "https://-e.org", "https://localhost",
     "https://e.localhost", "https://e.local", "https://127.0.0.1/", "https://2130706433", "https://0x7f.1", "https://[::1]/",
     "https://[::1", "https://[à compléter]", "https://e.org:99999", "https://e.org:0/", "https://e.org:x", "https://e.org:-1",
     "https://user@e.org", "https://user:pw@e.org", "https://www.112.be@evil.org/", "https://www.рolice.be",
     "https://www.xn--olice-eyf.be", "https://e.org\\@evil.org", "https://e.org/a b", 'https://e.org/"x', "https://e.org/<x>",
     "https://bit.ly/x", "https://www.bit.ly/x", "https://maps.app.goo.gl/x", "https://lstu.fr/x", "https://t.co/x",
     "https://e.org/" + "a" * 3000, "https://exa mple.org", "https://e。org", "https://e.org：80/"],
)  # fmt: skip
def test_what_is_no_open_web_address_is_refused(text):
    with pytest.raises(Refused):
        canonical.url(text)


@pytest.mark.parametrize(
    "text",
    ["undated", "2024", "2024-09", "2024-09-30", "about 2024", "about 2024-09", "2026-11", "2026-11-25", "2024-02-29"],
)
def test_the_date_of_a_page_is_a_day_a_month_a_year_or_unknown(text):
    assert page_date(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "2024-13", "2024-00", "2024-02-30", "2023-02-29", "24", "20266", "hier", "sept. 2024", "2026-11-26", "2026-12",
     "2027", "1066", "0000", "about", "about undated", "2024-9", "٢٠٢٤", "2024-09-30T10:00"],
)  # fmt: skip
def test_other_dates_are_refused(text):
    with pytest.raises(Refused):
        page_date(text)


@pytest.mark.parametrize("text", ["23/11/2025", "23-11-2025", "23.11.2025", "2025/11/23"])
def test_a_day_that_is_written_otherwise_is_computed(text):
    with pytest.raises(Refused, match='write it as "2025-11-23"'):
        page_date(text)


@pytest.mark.parametrize(
    ("text", "tag"),
    [("fr", "fr"), ("FR", "fr"), ("nl_BE", "nl-BE"), ("prs", "prs"), ("ar-latn", "ar-Latn"), ("fra", "fr")],
)
def test_a_tag_of_a_language_has_one_form(text, tag):
    assert canonical.tag(text) == tag


@pytest.mark.parametrize("text", ["", "français", "english", "xx", "../fr", "f", "fr-", "fr-toolongsubtag"])
def test_what_is_no_language_is_refused(text):
    with pytest.raises(Refused):
        canonical.tag(text)


FORMS = (telephone, short, canonical.email, canonical.url, page_date, canonical.tag, canonical.country_code)
_pieces = st.sampled_from(
    [
        *("+32", "81737176", "112", "info", "@", "https://", "www.", "e.org", ":80", "/", "?", "[", "]", "%", "."),
        *("2024", "-09", "fr", " ", "\u200b", "\u202e", "٣", "р", "\ud800", "\x00", "ext", ";", "xn--", "é", "BE"),
    ]
)


@pytest.mark.parametrize("form", FORMS)
@given(text=st.text(max_size=30) | st.lists(_pieces, max_size=8).map("".join))
def test_any_text_is_refused_or_has_one_form(form, text):
    try:
        once = form(text)
    except Refused:
        return
    assert form(once) == once
    assert once.isprintable()
