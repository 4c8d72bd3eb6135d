"""What the panel remembers: it comes back as it was, and damaged memory does no harm."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from aedesk.gui.panel import SettingsPanel
from aedesk.gui.panel.places import FIELDS, RATES, all_of, key_of
from aedesk.gui.panel.settings import AIM, IN_FOLDER, Settings
from aedesk.gui.panel.values import Kind, is_optional, kind_of
from aedesk.gui.task import Task
from aedesk.options import spec_of
from tests.gui.panel.conftest import MakePanel

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def values_of(name: str) -> st.SearchStrategy[Any]:
    """All values that an option can have."""
    field = FIELDS[name]
    spec, kind = spec_of(field), kind_of(field)
    low, high = spec.low or 0, spec.high or 10**9
    chosen: st.SearchStrategy[Any]
    if kind is Kind.SWITCH:
        chosen = st.booleans()
    elif kind is Kind.CHOICE:
        chosen = st.sampled_from(spec.choices)
    elif kind is Kind.WHOLE:
        chosen = st.integers(int(low), int(high))
    elif kind is Kind.DECIMAL:
        chosen = st.floats(low, high)
    else:
        chosen = st.text(max_size=20)
    return st.none() | chosen if is_optional(field) and name not in RATES else chosen


KEYS = {key_of(field.name, task): field.name for task in Task for field in all_of(task)}
STATES = st.fixed_dictionaries(
    {},
    optional={
        AIM: st.sampled_from(["quality", "target_size", "target_psnr"]),
        IN_FOLDER: st.booleans(),
        **{key: values_of(name) for key, name in KEYS.items()},
    },
)


@hypothesis_settings(max_examples=40)
@given(values=STATES)
def test_values_survive_json(values: dict[str, Any]) -> None:
    settings, again = Settings(), Settings()
    settings.put(values)
    assert {key: settings[key] for key in values} == values
    again.put(json.loads(json.dumps(settings.state())))
    assert again.state() == settings.state()
    assert [again.options(task) for task in Task] == [settings.options(task) for task in Task]


@hypothesis_settings(max_examples=40)
@given(values=st.dictionaries(st.sampled_from(sorted([*KEYS, AIM, IN_FOLDER, "else"])), JSON))
def test_whatever_is_put_options_can_be_made(values: dict[str, Any]) -> None:
    settings = Settings()
    settings.put(values)
    for task in Task:
        settings.options(task)


@hypothesis_settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(state=JSON | st.fixed_dictionaries(dict.fromkeys(("task", "values", "presets", "unfolded"), JSON)))
def test_damaged_state_does_no_harm(panel: SettingsPanel, state: Any) -> None:
    before = [panel.options(task) for task in Task]
    panel.restore_state(state)
    assert [panel.options(task) for task in Task] == before


def test_panel_comes_back_as_it_was(panel: SettingsPanel, make_panel: MakePanel) -> None:
    panel.set_task(Task.DENOISE)
    panel.presets.choose("strong")
    panel.denoise.fold.set_open(True)
    panel.denoise.detail.slider.setValue(40)
    panel.results.folder.choose("/results")
    panel.measure = False
    again = make_panel()
    again.restore_state(json.loads(json.dumps(panel.state())))
    assert again.state() == panel.state()
    assert again.task() is Task.DENOISE and again.denoise.fold.is_open and not again.compress.fold.is_open
    assert again.presets.list.currentText() == "Strong (changed)"
    assert again.denoise.detail.box.value() == 40 and again.results.folder.inside.isChecked()
    assert [again.options(task) for task in Task] == [panel.options(task) for task in Task]


@pytest.mark.parametrize("pages", [["compress"], ["denoise", "nonsense", 3], "compress", None])
def test_unfolded_pages(panel: SettingsPanel, pages: object) -> None:
    panel.restore_state({"unfolded": pages})
    assert panel.compress.fold.is_open == (pages == ["compress"])
