"""The cases that hurt, as a reader of the tiny guide sees them."""

import re

import pytest

from pwa.contract import CONTRACT
from pwa.guide.texts import texts_of
from pwa.project import Project
from pwa.site.loading import load_site
from pwa.site.rendering import Renderer


@pytest.fixture(scope="module")
def draw(tiny_site):
    """Return a function that draws the page at an address."""
    renderer = Renderer(tiny_site)
    return lambda path: renderer.render(tiny_site.by_path[path]).body.decode()


def bare(html):
    """Return HTML without the ids of its messages."""
    return re.sub(r' data-msg="[a-z2-7]{6}"', "", html)


def isolated(content):
    return f'<bdi dir="ltr">{content}</bdi>'


def test_a_fallback_amid_translated_text_says_its_language_and_direction(draw):
    html = bare(draw("/ti/guide/dormir/"))

    items = re.search(r"<ol>\n(.*?)</ol>", html, re.S).group(1).splitlines()
    assert items == [
        "<li>ቅድሚ ፍርቂ መዓልቲ ደውል።</li>",
        '<li lang="fr" dir="ltr">Prenez vos « affaires » &amp; une couverture s’il y a &lt; 5 lits.</li>',
        '<li lang="ar" dir="rtl">تعال مشيا.</li>',
    ]


def test_a_translation_of_the_french_before_a_small_change_is_shown_with_a_mark(tiny_copy):
    catalogue = tiny_copy / "translations/ar/LC_MESSAGES/guide.po"
    text = catalogue.read_text(encoding="utf-8")
    before = 'msgid "Venez à pied."'
    assert before in text
    catalogue.write_text(text.replace(before, '#, fuzzy\n#| msgid "Venez à pied !"\n' + before), encoding="utf-8")
    site = load_site(Project.at(tiny_copy))

    html = bare(Renderer(site).render(site.by_path["/ar/guide/dormir/"]).body.decode())

    assert '<li data-older="Cette partie est plus ancienne dans votre langue.">تعال مشيا.</li>' in html


def test_a_price_a_time_and_numbers_stay_in_order_inside_arabic(draw):
    html = bare(draw("/ar/guide/dormir/"))

    number = isolated('<a href="tel:+14185550110">(418)\u00a0555-0110</a>')
    second = isolated('<a href="tel:+14185550102">(418)\u00a0555-0102</a>')
    price, time = isolated("CA$7.50"), isolated("8:30")
    assert f"<p>الليلة بسعر {price}. يفتح الباب الساعة {time}. اتصل على {number} أو {second}.</p>" in html


def test_facts_in_a_borrowed_sentence_are_written_as_in_its_language(draw):
    arabic, french = bare(draw("/ti/guide/dormir/")), bare(draw("/ar/guide/communes/"))

    assert f'<p lang="ar" dir="rtl">الليلة بسعر {isolated("CA$7.50")}.' in arabic
    price, day = isolated("7,50\u00a0$CA"), isolated("4 mai 2026")
    assert f'<p lang="fr" dir="ltr">Chauffer la salle coûte {price} par nuit, depuis le {day}.</p>' in french


def test_names_addresses_and_mail_inside_arabic_are_marked_as_french_and_isolated(draw):
    html = bare(draw("/ar/guide/dormir/"))

    french = '<bdi dir="ltr" lang="fr">{}</bdi>'.format
    name = f'<a href="/ar/contacts/maison-brume/">{french("Maison d’accueil de Sainte-Brume")}</a>'
    address = french("12 rue du Phare, G0X 0X0 Sainte-Brume")
    mail = isolated('<a href="mailto:bonjour@brume.example">bonjour@brume.example</a>')
    assert f"<p>الأسرة تتغير. اسأل {name}، {address}، {mail}.</p>" in html


def test_what_html_means_otherwise_is_shown_as_it_was_written(draw):
    html = bare(draw("/fr/contacts/abri-anse/"))

    assert "<title>Gîte &#34;Chez &lt;Nous&gt;&#34; &amp; Cie · Passage</title>" in html
    assert f"<h1>{isolated('Gîte &#34;Chez &lt;Nous&gt;&#34; &amp; Cie')}</h1>" in html
    assert "<p>Une chambre si &lt; 3 personnes, un repas « chaud » &amp; un thé.</p>" in html


def test_a_title_with_bold_is_bold_in_the_page_and_plain_in_the_tab(draw):
    html = bare(draw("/fr/guide/dormir/"))

    assert "<h1><strong>Dormir</strong> ce soir</h1>" in html
    assert "<title>Dormir ce soir · Passage</title>" in html


def test_two_headings_of_the_same_name_have_two_anchors(draw):
    html = bare(draw("/fr/guide/dormir/"))

    assert '<h3 id="ce-soir">Ce soir</h3>' in html
    assert '<h3 id="ce-soir-2">Ce soir</h3>' in html


def test_an_anchor_is_the_same_in_every_language(draw):
    assert '<h2 id="ou-dormir">ኣበይ ትድቅስ</h2>' in bare(draw("/ti/guide/dormir/"))


def test_a_box_in_a_box_holds_a_card(draw):
    html = bare(draw("/fr/guide/dormir/"))

    outer = html.index('<div class="box danger">')
    inner = html.index('<div class="box unsure">', outer)
    card = html.index('<article class="contact" id="abri-brume"', inner)
    assert html[outer:inner].count("</div>") == 0
    assert html[inner:card].count("</div>") == 0
    assert html[card:].index("</article>") < html[card:].index("</div>")


def test_equal_words_with_two_jobs_are_translated_twice(draw):
    html = bare(draw("/ar/phrases/"))

    assert '<h2 id="first-words">التحية</h2>' in html
    assert '<p class="mine">مرحبا</p>' in html


def test_a_link_outside_keeps_its_address_and_tells_nobody_where_one_comes_from(draw):
    link = '<a href="https://www.brume.example/aider?a=1&amp;b=2" rel="noopener noreferrer" class="away">le site'

    assert link in draw("/fr/guide/aider/")


def test_links_inside_the_guide_stay_in_the_language(draw):
    html = draw("/ar/guide/aider/")

    assert '<a href="/ar/guide/dormir/">كيف تنام</a>' in html
    assert '<a href="/ar/contacts/maison-brume/">le centre</a>' in html


def test_a_title_in_a_script_of_its_own_says_its_language(draw):
    assert re.search(r'<a [^>]*lang="ti"[^>]*>ናይ ለይቲ ዓራት</a>', draw("/fr/resources/"))


def test_a_foreign_number_is_written_with_its_country(draw):
    number = '<a href="tel:+442079460018">+44\u00a020\u00a07946\u00a00018</a>'

    assert isolated(number) in draw("/fr/contacts/garde-cote/")


def test_labels_are_said_where_a_contact_has_several_numbers(draw):
    several, one = bare(draw("/fr/contacts/maison-brume/")), bare(draw("/fr/contacts/abri-anse/"))

    assert "<span>Le soir</span> · <span>gratuit</span> · <span>de 18 h à 21 h</span></li>" in several
    assert "</a></bdi> · <span>le matin</span></li>" in one


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("maison-brume", '<dd>lundi – jeudi : <bdi dir="ltr">09:30–12:30</bdi></dd>'),
        ("abri-brume", "<dd><span>fermé les jours fériés</span></dd>"),
        ("abri-anse", "<dd><span>Sur rendez-vous</span></dd>"),
        ("urgence-911", "<dd><span>jour et nuit</span></dd>"),
    ],
)
def test_hours_of_every_kind_are_said_in_words(draw, contact, said):
    assert said in bare(draw(f"/fr/contacts/{contact}/"))


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ("clinique-mobile", "Nous n’avons pas de numéro de téléphone pour ce service."),
        ("collectif-quais", "Nous n’avons ni numéro ni adresse."),
        ("abri-anse", "L’adresse change souvent. Appelez d’abord."),
        ("ligne-211", '<a href="tel:211">211</a>'),
    ],
)
def test_a_contact_that_lacks_something_says_so(draw, contact, said):
    assert said in draw(f"/fr/contacts/{contact}/")


@pytest.mark.parametrize(
    ("contact", "date"),
    [
        ("ligne-211", "page sans date"),
        ("abri-anse", "≈\u00a0septembre 2025"),
        ("clinique-mobile", "janvier 2026"),
        ("abri-brume", "(" + isolated("2025") + ")"),
    ],
)
def test_a_source_is_dated_as_exactly_as_it_is_known(draw, contact, date):
    assert date in draw(f"/fr/contacts/{contact}/")


def test_a_draft_says_so_on_every_page_and_what_was_reviewed_does_not(draw, tiny_site):
    for page in tiny_site.pages():
        if page.kind.of != "site":
            assert ('class="draft"' in draw(page.path)) == (page.language.tag == "ti"), page.path


def test_the_search_has_a_heading_for_each_kind_that_is_searched(draw):
    form = draw("/fr/search/").partition('data-module="search"')[2].partition("<label")[0]

    assert re.findall(r'data-i18n-group-(\w+)="([^"]+)"', form) == [
        ("emergency", "Urgence"), ("topic", "Sujets"), ("contact", "Contacts"), ("phrases", "Phrases utiles"),
    ]  # fmt: skip
    assert CONTRACT["SEARCHED"] == [name for name, _ in re.findall(r'data-i18n-group-(\w+)="([^"]+)"', form)]


def test_a_borrowed_title_says_its_language(draw):
    assert '<title lang="ar" dir="rtl">شارك واحفظ · Passage</title>' in draw("/ti/share/")
    assert "<title>طوارئ · Passage</title>" in draw("/ar/emergency/")


def test_the_messages_of_a_page_come_in_the_order_of_the_walk(draw, tiny_guide):
    for topic in tiny_guide.topics:
        shown = re.findall(r'data-msg="([a-z2-7]{6})"', draw(f"/fr/guide/{topic.slug}/"))
        positions = iter(shown)
        assert all(text.id in positions for text in texts_of(topic)), topic.slug


def test_the_same_plan_gives_the_same_page(draw, tiny_site):
    assert draw("/ar/guide/dormir/") == draw("/ar/guide/dormir/")
    assert Renderer(tiny_site).render(tiny_site.by_path["/ti/"]).body.decode() == draw("/ti/")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "language-choice"),
        ("/not-saved/", "not-found"),
        ("/leave/", "not-found"),
        ("/fr/", "home"),
        ("/fr/emergency/", "emergency"),
        ("/fr/guide/dormir/", "topic"),
        ("/fr/contacts/", "contacts"),
        ("/fr/contacts/abri-loin/", "contact"),
        ("/fr/phrases/", "phrases"),
        ("/fr/resources/", "resources"),
        ("/fr/search/", "search"),
        ("/fr/share/", "share"),
        ("/fr/phone/", "phone"),
        ("/fr/about/", "about"),
        ("/fr/not-found/", "not-found"),
    ],
)
def test_a_page_says_what_it_is(draw, path, kind):
    assert f'<body data-page="{kind}">' in draw(path)


def test_seasons_and_appointments_are_said_in_words_in_each_language(tiny_copy):
    contacts = tiny_copy / "content/contacts.toml"
    written = 'opening_hours = \'Nov-Mar Mo-Fr 18:00-9:00; Apr 15-Oct 31 Mo "sur rendez-vous"; PH off\''
    text = contacts.read_text(encoding="utf-8").replace('opening_hours = "Mo-We,Fr 11:00-12:00; PH off"', written)
    contacts.write_text(text, encoding="utf-8")
    site = load_site(Project.at(tiny_copy))
    renderer = Renderer(site)

    pages = [page for page in site.pages() if page.contact and page.contact.id == "abri-brume"]
    said = {page.language.tag: renderer.render(page).body.decode() for page in pages}

    assert "novembre – mars · lundi – vendredi : " in said["fr"]
    assert "18:00–09:00" in said["fr"]
    assert "15 avril – 31 octobre · lundi · " in said["fr"]
    assert "fermé les jours fériés" in said["fr"]
    assert "نوفمبر – مارس" in said["ar"]
    assert "15/4 – 31/10" in said["ar"]
