import pytest

from khabar.attributions import find


@pytest.fixture
def readers_alone(monkeypatch):
    """Leave out the judges of cues and of speaker kinds, so that a sentence shows what the readers make of it."""
    monkeypatch.setattr(find, "weigh", lambda state: state.drafts)
    monkeypatch.setattr(find, "kind_of_voice", lambda line, draft, voice, speakers: voice.speaker.kind)
