"""Recipes as files: what is written is read again, and what is damaged is refused by name."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aedesk.errors import UsageError
from aedesk.runs import CodecRecipe, DenoiserRecipe, Recipe, RecipeField, fields_of, read_recipe, write_recipe
from aedesk.runs.recipe import RECIPES
from aedesk.zoo import find_any

PROJECT = Path(__file__).resolve().parents[2]
ROOT = Path("/").absolute()
LINE_OF_TEXT = st.text(max_size=30)
NAMES = st.text("abcXYZ019 äπ'\"#=[]\\\x7f\n\t", min_size=1, max_size=12)
FOLDERS = st.lists(NAMES, min_size=1, max_size=3).map(lambda parts: ROOT.joinpath(*parts))


def values_of(known: RecipeField) -> st.SearchStrategy[Any]:
    """Valid values of a setting."""
    low, high = known.spec.low, known.spec.high
    if known.name == "name":
        return st.sampled_from(["", "mine", "my model 2.1"])
    if known.spec.choices:
        choices = st.sampled_from(known.spec.choices)
        return st.lists(choices, min_size=1, unique=True).map(tuple) if known.many else choices
    if known.shape == "whole":
        assert low is not None and high is not None
        smallest, largest = -(-int(low) // known.multiple), int(high) // known.multiple
        return st.integers(smallest, largest).map(lambda number: number * known.multiple)
    return {
        "switch": st.booleans(),
        "number": st.floats(low, high),
        "folder": st.lists(FOLDERS, max_size=3).map(tuple) if known.many else FOLDERS,
        "model": st.one_of(st.just(""), st.just("tiny"), FOLDERS.map(str)),
        "text": LINE_OF_TEXT,
        "table": st.dictionaries(
            st.sampled_from(["latent_channels", "channels_1"]), st.sampled_from([16, 32])
        ),
    }[known.shape]


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    kind = RECIPES[draw(st.sampled_from(sorted(RECIPES)))]
    chosen = {known.name: draw(values_of(known)) for known in fields_of(kind.kind) if known.name != "size"}
    chosen["size"] = draw(st.sampled_from(sorted(kind.sizes)))
    numbers = kind.sizes[chosen["size"]].as_dict()
    chosen["numbers"] = {name: number for name, number in chosen["numbers"].items() if name in numbers}
    chosen[draw(st.sampled_from(["steps", "minutes"]))] = None
    if "noisy" in chosen and draw(st.booleans()):
        chosen["noisy"] = chosen["clean"] = None
    if "quality_low" in chosen:
        low, high = sorted([chosen["quality_low"], chosen["quality_high"]])
        # Some losses need a larger crop than others.
        chosen |= {"quality_low": low, "quality_high": high, "crop": max(192, chosen["crop"])}
    return kind(**chosen)


@given(recipe=recipes())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_recipe_is_read_as_it_was_written(tmp_path: Path, recipe: Recipe) -> None:
    write_recipe(recipe, tmp_path / "recipe.toml")
    assert read_recipe(tmp_path / "recipe.toml") == recipe


def test_folders_are_written_with_their_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "recipes").mkdir()
    recipe = CodecRecipe(data=(Path("pictures"),), out=Path("run"), start="runs/old/package", steps=5)
    write_recipe(recipe, Path("recipes/mine.toml"))
    monkeypatch.chdir("/")
    read = read_recipe(tmp_path / "recipes" / "mine.toml")
    assert read.data == (tmp_path / "pictures",) and read.out == tmp_path / "run"
    assert read.start == str(tmp_path / "runs" / "old" / "package")


def test_the_recipe_in_a_runs_folder_moves_with_it(tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    recipe = CodecRecipe(data=(tmp_path,), out=before, steps=5)
    write_recipe(recipe, before / "recipe.toml")
    assert read_recipe(before / "recipe.toml") == recipe
    before.rename(after)
    assert read_recipe(after / "recipe.toml").out == after


def test_a_recipe_by_hand_is_short_and_beside_its_pictures(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    text = 'kind = "denoiser"\nnoisy = "iso"\nclean = "../clean"\nminutes = 5\nfrom = "denoiser"\n'
    file.write_text("\ufeff" + text.replace("\n", "\r\n"), "utf-8")
    assert read_recipe(file, tmp_path / "out") == DenoiserRecipe(
        out=tmp_path / "out",
        noisy=tmp_path / "iso",
        clean=tmp_path / ".." / "clean",
        minutes=5,
        start="denoiser",
    )


def test_the_recipe_of_the_docs_is_read(tmp_path: Path) -> None:
    text = (PROJECT / "docs" / "training.md").read_text("utf-8")
    (tmp_path / "mine.toml").write_text(text.split("```toml\n")[1].split("```")[0], "utf-8")
    recipe = read_recipe(tmp_path / "mine.toml", tmp_path)
    assert (recipe.start, recipe.minutes) == ("denoiser", 30)
    recipe.check_start(find_any(recipe.start))


GOOD = 'kind = "codec"\ndata = ["pictures"]\nout = "run"\nsteps = 5\n'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "learning_rate = 0.1",
            "sets 'learning_rate', .* Did you mean 'learning-rate'",
        ),
        ('noisy = "there"', "sets 'noisy', which a codec does not have"),
        ("wombats = 5", "sets 'wombats', which a codec does not have. It can set data, out, size"),
        ("batch = 2.5", "sets 'batch' to 2.5; it must be a whole number"),
        ("batch = true", "sets 'batch' to True; it must be a whole number"),
        ("crop = 100", "cannot set 'crop': the crop is 100 pixels; it must be a multiple of 64"),
        ("learning-rate = nan", "cannot set 'learning-rate': the learning rate is nan; 1e-07 to 1 is"),
        ("weight-decay = inf", "cannot set 'weight-decay'"),
        ("minutes = 1979-05-27", "sets 'minutes' to .*; it must be a number"),
        ("flips = 1", "sets 'flips' to 1; it must be true or false"),
        ("colours = 'no'", "sets 'colours' to 'no'; it must be true or false"),
        ('precision = "float16"', "cannot set 'precision': there is no precision 'float16'; there are auto"),
        ("loss = ['mse']", "sets 'loss' to .*; it must be a text"),
        ("from = 5", "sets 'from' to 5; it must be a name or a folder"),
        ("set = 5", "sets 'set' to 5; it must be whole numbers by name"),
        ("set = {kernel = 5.5}", "sets 'set' to .*; it must be whole numbers by name"),
        ("set = {depth = 5}", "cannot be used: an architecture has no number depth"),
        ('name = "../up"', "cannot be used: the name '../up' is not allowed"),
        ("quality-low = 90\nquality-high = 10", "the lowest quality is 90, the highest 10"),
        ("minutes = 5", "either a number of steps or a number of minutes"),
        ("steps = 6", "cannot be read: .*line 5"),
        ("crop = ", "cannot be read: .*line 5"),
        ("set = " + "[" * 5000, "cannot be read: "),
    ],
)
def test_damage_is_refused_by_name(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(GOOD + line + "\n", "utf-8")
    with pytest.raises(UsageError, match=message):
        read_recipe(file)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (GOOD.replace('["pictures"]', '"pictures"'), "'data' to 'pictures'; it must be a list in brackets"),
        (GOOD.replace('["pictures"]', "[5]"), "'data' to .5.; it must be a list in brackets, each a folder"),
        (GOOD.replace("data", "date"), "sets 'date'.*Did you mean 'data'"),
        (GOOD.replace('data = ["pictures"]', ""), "lacks 'data': folder of pictures"),
        (GOOD.replace('out = "run"', ""), "lacks 'out': folder of the run"),
        (GOOD.replace("codec", "vase"), "is of the kind 'vase'; there are codec, denoiser"),
        (GOOD.replace('kind = "codec"', ""), "names no kind; there are codec, denoiser"),
        (GOOD.replace('"codec"', '["codec"]'), "is of the kind"),
        ("", "names no kind"),
    ],
)
def test_a_recipe_that_lacks_the_essential_is_refused(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=message):
        read_recipe(file)


def test_files_that_are_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none.toml cannot be read: No such file"):
        read_recipe(tmp_path / "none.toml")
    with pytest.raises(UsageError, match="cannot be read"):
        read_recipe(tmp_path)
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff\x00")
    with pytest.raises(UsageError, match="cannot be read"):
        read_recipe(tmp_path / "picture.toml")


def test_a_name_that_is_no_text_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    recipe = CodecRecipe(data=(tmp_path / "caf\udce9",), out=tmp_path, steps=5)
    with pytest.raises(UsageError, match="No recipe can hold --data"):
        write_recipe(recipe, tmp_path / "recipe.toml")
    assert not (tmp_path / "recipe.toml").exists()
