"""The result of a speed measurement as tables for people."""

from rich.table import Table

from aedesk.bench.speed_report import ActionDetail, OwnDetail, SpeedReport

MIB = 1024**2


def codec_table(report: SpeedReport) -> Table:
    """Seconds, megapixels per second, size and PSNR of every codec."""
    title = (
        f"{report.picture}, {report.width}×{report.height} = {report.megapixels:.2f} megapixels, "
        f"from memory to memory, quickest of {report.repeat}"
    )
    table = Table(title=title, title_justify="left")
    table.add_column("codec")
    for heading in ("quality", "kB", "PSNR dB", "compress s", "MP/s", "restore s", "MP/s"):
        table.add_column(heading, justify="right")
    for row in report.rows:
        table.add_row(
            row.codec,
            f"{row.quality:g}",
            f"{row.size / 1000:.1f}",
            f"{row.psnr:.2f}",
            f"{row.compress_seconds:.3f}",
            f"{report.megapixels / row.compress_seconds:.1f}",
            f"{row.restore_seconds:.3f}",
            f"{report.megapixels / row.restore_seconds:.1f}",
        )
    return table


def detail_table(own: OwnDetail) -> Table:
    """Where aedesk's time goes, what the arithmetic alone costs, and what a whole process takes."""
    table = Table(title="aedesk in detail", title_justify="left")
    table.add_column("")
    for heading in ("compress", "restore"):
        table.add_column(heading, justify="right")
    for section in (_phases, _arithmetic, _process):
        compress, restore = section(own.compress), section(own.restore)
        for label in compress:
            table.add_row(label, compress[label], restore[label])
        table.add_section()
    table.caption = f"A plain 1×1 convolution runs at {own.gmac_per_second:.0f} GMAC/s here."
    return table


def _phases(action: ActionDetail) -> dict[str, str]:
    cells = {f"{phase} (s)": f"{seconds:.3f}" for phase, seconds in action.phases.items()}
    return cells | {"from memory to memory (s)": f"{action.seconds:.3f}"}


def _arithmetic(action: ActionDetail) -> dict[str, str]:
    coding = sum(action.phases[phase] for phase in ("network", "prior", "entropy"))
    return {
        "network, prior and entropy / network": f"{coding / action.phases['network']:.2f}",
        "kMAC per pixel": f"{action.kmac_per_pixel:.1f}",
        "MACs at the rate of a convolution (s)": f"{action.floor_seconds:.3f}",
        "from memory to memory / MACs": f"{action.seconds / action.floor_seconds:.2f}",
    }


def _process(action: ActionDetail) -> dict[str, str]:
    fresh = action.fresh
    cells = {f"new process: {phase} (s)": f"{seconds:.3f}" for phase, seconds in fresh.seconds.items()}
    return cells | {
        "new process: all (s)": f"{fresh.process_seconds:.3f}",
        "new process: peak memory (MiB)": f"{fresh.peak_bytes / MIB:.0f}",
    }
