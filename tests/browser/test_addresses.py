"""Whatever stands in a page's address: what it sets, Python would take, and the rest is named."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stage import SITE
from traitlets import TraitError

from helpers import explore
from tools.web.explorers import ALONE, kinds

NUMBERS = st.one_of(st.floats(), st.integers(-2000, 2000), st.floats(-1, 1)).map(str)
LISTS = st.lists(NUMBERS, max_size=14).map(",".join)
WORDS = st.sampled_from(
    ["", " ", "1e3", "0x10", "true", "1,,2", "<b>", "1%", "constructor", "9" * 400]
)


@pytest.mark.parametrize("name", [name for name in ALONE if name != "net"])
def test_an_address_sets_what_python_takes_and_names_the_rest(stage, name):
    stage.show(explore.gates(), "en")  # its page has the host of all pages
    assert stage.page.url.startswith(SITE)
    made = ALONE[name][1]()
    told = kinds(type(made), made.get_state())
    texts = st.one_of(NUMBERS, LISTS, WORDS, st.text(st.characters(codec="utf-8")))

    @given(st.dictionaries(st.sampled_from([*told, "layout", "_esm", "__proto__", "x y"]), texts))
    def holds(address):
        hash_ = "#" + "&".join(f"{quote(key)}={quote(value)}" for key, value in address.items())
        parsed = stage.page.evaluate(
            "([hash, kinds]) => gatebook.parse(hash, kinds)", [hash_, told]
        )
        assert sorted([*parsed["values"], *parsed["bad"]]) == sorted(address)
        assert parsed["values"].keys() <= told.keys()
        for trait, value in parsed["values"].items():
            try:
                setattr(made, trait, value)
            except TraitError as error:
                pytest.fail(f"{trait}={address[trait]!r}: {error}")

    holds()
    made.close()
