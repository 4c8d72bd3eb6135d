"""The model card: what a model is, how it was trained, what was measured; in Markdown that reads as it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from aedesk.errors import ModelError
from aedesk.zoo.folder import PackageFolder

CURVE_ROWS = 12


def card(package: PackageFolder) -> str:
    """The model card of a package.

    Raises:
        ModelError: Its records are damaged.
    """
    description = package.description
    sections = [_summary(package)]
    try:
        if training := description.get("training"):
            sections += _training(training)
        sections += [_result(result) for result in description.get("results", [])]
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise ModelError(
            f"The records of the model {package.name} are damaged: {error!r}.", "Install it again."
        ) from error
    return "\n\n".join(sections)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table whose columns are aligned; numbers stand to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    right = [all(_is_number(row[i]) for row in cells) for i in range(len(columns))]
    rule = [("-" * (w - 1) + ":") if r else "-" * w for w, r in zip(widths, right, strict=True)]

    def line(row: Sequence[str]) -> str:
        padded = (c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right, strict=True))
        return f"| {' | '.join(padded)} |"

    return "\n".join([line(columns), line(rule), *map(line, cells)])


def _is_number(cell: str) -> bool:
    return cell[:1] in "+−-–0123456789" or not cell


def _summary(package: PackageFolder) -> str:
    description = package.description
    macs = description["macs_per_pixel"]
    work = ", ".join(f"{macs[name] / 1000:.1f} to {name}" for name in package.works)
    rows = [
        ("model", package.id_hex),
        ("kind", f"{package.kind}, size {package.size}"),
        ("licence", description.get("licence", "not stated")),
        ("parameters", f"{description.get('parameters', 0):,}"),
        ("work", f"kMAC a pixel: {work}"),
        ("folder", package.path),
    ]
    return f"# {package.name}\n\n" + "\n".join(f"- {label}: {value}" for label, value in rows)


def _training(training: Mapping[str, Any]) -> Iterator[str]:
    recipe = training.get("recipe", {})
    lines = [
        f"{training.get('steps', 0):,} steps of {recipe.get('batch')} crops of {recipe.get('crop')}² pixels, "
        f"{_hours(training)}, seed {recipe.get('seed')}, "
        f"learning rate {recipe.get('learning_rate')}"
    ]
    if "data" in training:
        lines.append(f"data: {training['data']}")
    lines += _hardware(training)
    lines += _ancestors(training)
    yield "## Training\n\n" + "\n".join(f"- {line}" for line in lines)
    curve = training.get("curve") or training.get("validation", [])
    if curve:
        yield "## On pictures held out\n\n" + _last_validation(curve[-1])
    if len(curve) > 1:
        stride = max(1, -(-len(curve) // CURVE_ROWS))
        points = [*curve[:-1:stride], curve[-1]]
        rows = ((f"{point['step']:,}", f"{point['loss']:.4f}") for point in points)
        yield "The loss on the way:\n\n" + table(("step", "loss"), rows)


def _hardware(training: Mapping[str, Any]) -> Iterator[str]:
    if "hardware" in training:
        yield f"hardware: {training['hardware']}"
    told = set()
    for session in training.get("sessions", []):
        text = f"{session['hardware']}; {session['backend']}, {session['precision']}"
        if text not in told:
            told.add(text)
            yield f"from step {session['step']:,}: {text}; {session['pictures']:,} pictures"


def _ancestors(training: Mapping[str, Any]) -> Iterator[str]:
    parent = training.get("parent")
    while parent:
        earlier = parent.get("training", {})
        steps, hours = earlier.get("steps", 0), _hours(earlier)
        yield f"started from {parent['name']} ({parent['id']}, {parent['size']}): {steps:,} steps, {hours}"
        parent = earlier.get("parent")


def _hours(training: Mapping[str, Any]) -> str:
    minutes = round(60 * training.get("hours", 0))
    return f"{minutes // 60} h {minutes % 60} min"


def _last_validation(validation: Mapping[str, Any]) -> str:
    columns = [name for name, value in validation.items() if isinstance(value, list)]
    return _table_of_values(columns, list(zip(*(validation[name] for name in columns), strict=True)))


def _table_of_values(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table in which the numbers of a column have the same digits after the point, if one has any."""
    texts = [_column([row[i] for row in rows]) for i in range(len(columns))]
    return table(columns, zip(*texts, strict=True))


def _column(values: Sequence[object]) -> list[str]:
    numbers = [value for value in values if isinstance(value, int | float)]
    digits = 0 if all(number == round(number) for number in numbers) else 3
    return [
        f"{value:.{digits}f}" if isinstance(value, int | float) else "–" if value is None else str(value)
        for value in values
    ]


def _result(result: Mapping[str, Any]) -> str:
    content = _table_of_values(result["columns"], result["rows"])
    return (
        f"## {result['title']}\n\n{content}\n\n"
        f"`{result['command']}`, {result['date'][:10]}, on {result['machine']}"
    )
