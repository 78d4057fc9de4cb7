"""Addresses from names: ASCII, never empty, always the same, never shared."""

import re
import string

from hypothesis import example, given
from hypothesis import strategies as st

from builder.content import Person
from builder.pages import urls
from builder.text import fold, order_key, slug
from builder.text.pinyin import LONGEST_SLUG

NAMES = st.text(max_size=60) | st.text("灯矿王李安全一二三 -/。！🎬éÄ　", max_size=30)
PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@given(NAMES, st.booleans())
@example("", False)
@example("\ud800", False)
@example("İ", False)
@example("①Ⅳ½ﬁ", True)
def test_a_slug_is_a_short_part_of_an_address(name, person):
    """Lower-case letters, digits and single hyphens inside, at most eighty, at least one."""
    found = slug(name, person=person)
    assert PART.fullmatch(found)
    assert len(found) <= LONGEST_SLUG


@given(NAMES)
def test_a_slug_of_a_slug_is_itself(name):
    """An address that is written down as a slug stays as it is."""
    assert slug(slug(name)) == slug(name)


@given(st.lists(st.text(string.ascii_lowercase, min_size=LONGEST_SLUG, max_size=200), min_size=2, unique=True))
def test_long_names_that_differ_have_slugs_that_differ(names):
    """What is cut off is told apart by a digest."""
    cut = [name for name in names if len(name) > LONGEST_SLUG]
    assert len({slug(name) for name in cut}) == len(cut)


@given(st.lists(NAMES, unique=True, max_size=30), st.sampled_from(["tags", "topics", "honours"]))
def test_names_in_one_folder_have_addresses_of_their_own(names, folder):
    """However names are spelled, no two share an address; none takes an index, a year or a list's second page."""
    addresses = urls.terms(folder, names)
    assert addresses.keys() == set(names)
    assert len(set(addresses.values())) == len(names)
    for address in addresses.values():
        assert address.isascii()
        assert address.startswith(f"{folder}/")
        assert not urls.is_own(address)


def test_a_thousand_names_spelled_alike_have_addresses_of_their_own():
    """So many digests that short ones would be bound to meet."""
    names = [f"a{'!' * n}" for n in range(1000)]
    assert len(set(urls.terms("tags", names).values())) == 1000


@given(st.lists(st.tuples(NAMES, st.sampled_from(["", "a", "b-c"])), unique=True, max_size=20))
def test_people_have_addresses_of_their_own(pairs):
    """A person is a name within a branch, and has one address."""
    persons = [Person(f"{name}@{branch}", name, branch) for name, branch in pairs]
    addresses = urls.people(persons)
    assert len(set(addresses.values())) == len({one.key for one in persons})


@given(st.text("灯矿abcXYZ019（）", min_size=1, max_size=10), st.sampled_from([" ", "　", "\t"]))
def test_names_that_mean_the_same_compare_the_same(name, space):
    """Spaces, capital letters and full-width letters make no other name of it."""
    wide = name.translate({code: code + 0xFEE0 for code in range(0x30, 0x7B)})
    assert fold(space.join(name)) == fold(name.upper()) == fold(wide) == fold(name)


@given(NAMES)
def test_any_text_has_its_place_in_a_list(name):
    """An order key can be made of any name, and names that differ do not share one."""
    assert order_key(name)[1] == name


def test_names_are_spelled_as_people_say_them():
    """A surname is read as a surname, a word as a word."""
    assert slug("单红", person=True) == "shanhong"
    assert slug("曾庆", person=True) == "zengqing"
    assert slug("重庆银行") == "chongqingyinhang"
    assert slug("2018年12月") == "2018-nian-12-yue"
