"""Fixtures that every room's tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("project", deadline=None, max_examples=50)
settings.load_profile("project")

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Folder with the contract, reference facts and articles, beside the repository."""
    for parent in ROOT.parents[:2]:
        if (parent / "shared" / "DESIGN.md").is_file():
            return parent / "shared"
    pytest.skip("needs ../shared, which is not beside this repository")
