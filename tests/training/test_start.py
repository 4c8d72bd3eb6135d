"""The start of a run: settings are settled, and what could only fail later is refused."""

from pathlib import Path

import pytest

from aedesk.errors import TrainingError
from aedesk.runs import CodecRecipe
from aedesk.training import plan_run
from aedesk.training.checkpoints import State, save_checkpoint


def test_a_run_is_planned_without_keras(tmp_path: Path, pictures: Path) -> None:
    recipe = plan_run(CodecRecipe, [pictures], tmp_path, resume=False, steps=3)
    assert recipe == CodecRecipe(data=(pictures,), out=tmp_path, steps=3)
    save_checkpoint(tmp_path, State({}, {"step": 3, "recipe": recipe.as_dict()}), best=False)
    assert plan_run(CodecRecipe, [pictures], tmp_path, resume=True) == recipe
    with pytest.raises(TrainingError, match=r"already holds a run of 3 steps.*--resume"):
        plan_run(CodecRecipe, [pictures], tmp_path, resume=False, steps=3)
    with pytest.raises(TrainingError, match="no run to resume"):
        plan_run(CodecRecipe, [pictures], tmp_path / "other", resume=True)
    with pytest.raises(TrainingError, match="not a folder"):
        plan_run(CodecRecipe, [tmp_path / "none"], tmp_path / "other", resume=False, steps=3)
