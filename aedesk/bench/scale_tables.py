"""Tables of what pictures cost on many machines."""

from collections.abc import Sequence

from rich.table import Table

from aedesk.bench.scale import Costs, Sum


def cost_table(costs: Costs) -> Table:
    """What was measured, for a megapixel and for a task."""
    table = Table(title=f"Measured on {costs.megapixels:.1f} megapixels, one core", title_justify="left")
    table.add_column("what")
    table.add_column("cost", justify="right")
    rows = (
        ("compress, core seconds a megapixel", f"{costs.compress:.3f}"),
        ("restore, core seconds a megapixel", f"{costs.restore:.3f}"),
        ("picture files, kB a megapixel", f"{costs.bytes_picture / 1e3:.0f}"),
        ("latent files, kB a megapixel", f"{costs.bytes_latent / 1e3:.0f}"),
        ("tasks a second of one scheduler", f"{costs.tasks_per_second:.0f}"),
        ("scheduler and client, ms of the processor a task", f"{1e3 * costs.processor_per_task:.2f}"),
        ("model, MB once a worker", f"{costs.model_bytes / 1e6:.1f}"),
    )
    for row in rows:
        table.add_row(*row)
    return table


def sum_table(sums: Sequence[Sum], *, megapixels: float, cores: int, price: float) -> Table:
    """What many pictures take."""
    title = f"Compressing pictures of {megapixels:g} megapixels on {cores:,} cores at {price:g} an hour"
    table = Table(title=title, title_justify="left")
    for heading in (
        "pictures",
        "core hours",
        "hours",
        "money",
        "tasks/s",
        "schedulers",
        "in MB/s",
        "out MB/s",
    ):
        table.add_column(heading, justify="right")
    for each in sums:
        table.add_row(
            f"{each.pictures:,}",
            f"{each.core_hours:,.0f}",
            f"{each.hours:,.1f}",
            f"{each.money:,.0f}",
            f"{each.tasks_per_second:,.1f}",
            f"{each.schedulers:,}",
            f"{each.read_rate / 1e6:,.0f}",
            f"{each.write_rate / 1e6:,.1f}",
        )
    return table
