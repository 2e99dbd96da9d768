"""The directory: by need, then by distance from the town of the region."""

import pytest

from pwa.site.directory import by_letter, directory, distance, kilometres
from tests.vectors import vectors

VECTORS = vectors("distances")


def groups(guide):
    return {group.kind.value: group for group in directory(guide)}


def names(contacts):
    return [contact.id for contact in contacts]


def test_the_nearest_come_first_and_what_is_far_stands_apart(tiny_guide):
    shelter = groups(tiny_guide)["shelter"]

    assert names(shelter.near) == ["abri-brume", "abri-anse"]
    assert names(shelter.far) == ["abri-loin"]


@pytest.mark.parametrize(
    ("kind", "near", "far"),
    [
        ("emergency", ["urgence-911"], []),  # for the whole country: one call away
        ("food", ["soupe-volante"], []),  # no town, but an area that counts as near
        ("border", [], ["garde-cote"]),
    ],
)
def test_what_has_no_town_is_near_where_its_area_is(tiny_guide, kind, near, far):
    group = groups(tiny_guide)[kind]

    assert (names(group.near), names(group.far)) == (near, far)


def test_the_needs_come_in_the_order_of_the_vocabulary_without_empty_ones(tiny_guide):
    assert list(groups(tiny_guide)) == [
        "emergency", "shelter", "food", "health", "helpline", "integration-centre", "border",
    ]  # fmt: skip


def test_who_can_neither_be_called_nor_visited_is_left_to_the_topics(tiny_guide):
    listed = [contact.id for group in directory(tiny_guide) for contact in (*group.near, *group.far)]

    assert set(tiny_guide.contacts) - set(listed) == {"collectif-quais"}
    assert len(listed) == len(set(listed))


@pytest.mark.parametrize("case", VECTORS["distances"], ids=lambda case: case["what"])
def test_the_distance_of_two_points(case):
    assert kilometres(tuple(case["from"]), tuple(case["to"])) == pytest.approx(case["km"], abs=VECTORS["within"])


def test_a_service_without_a_place_has_no_distance(tiny_guide):
    found = {name: distance(tiny_guide.contacts[name], tiny_guide.region) for name in ("abri-anse", "ligne-211")}

    assert found == {"abri-anse": 17, "ligne-211": None}


def test_names_stand_under_their_first_letter_whatever_its_accent(tiny_guide):
    found = {letter: names(contacts) for letter, contacts in by_letter(tuple(tiny_guide.contacts.values())).items()}

    assert found["E"] == ["abri-loin"]  # Écluse
    assert found["0-9"] == ["ligne-211", "urgence-911"]
    assert list(found) == ["0-9", *sorted(set(found) - {"0-9"})]
