"""What all tests share: the option that rewrites expected files, and how long Hypothesis may look."""

import pytest
from hypothesis import settings

# A slow machine is no failure of a law.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --write-golden` writes what the program makes now; the change is read in review."""
    parser.addoption("--write-golden", action="store_true", help="rewrite the expected files of tests/sites")
