import pytest

from khabar.attributions import find


@pytest.fixture
def readers_alone(monkeypatch):
    """Leave out the judge of cues, so that a sentence shows what the readers make of it."""
    monkeypatch.setattr(find, "weigh", lambda state: state.drafts)
