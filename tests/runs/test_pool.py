"""The reader of long runs reads as any other; the collector of garbage is only told to look less often."""

import gc

import pytest

from khabar.runs.pool import YOUNG, open_reader


@pytest.fixture
def _collector():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("_collector")
def test_a_run_reads_as_a_single_reader(reader):
    text = "خبر اليوم\nاتهمت النرويج كينيا بخرق الاتفاق."
    assert open_reader().read(text, published="2024-03-04") == reader.read(text, published="2024-03-04")
    assert gc.isenabled() and gc.get_threshold()[0] == YOUNG
