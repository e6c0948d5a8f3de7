"""Every form in which a page is saved gives the same article, field by field."""

import pytest

from articles.saved_cases import CASES, FIELDS, expected, read_case


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("field", FIELDS)
def test_a_field_of_a_saved_form(name: str, field: str) -> None:
    assert read_case(name)[field] == expected(name)[field]
