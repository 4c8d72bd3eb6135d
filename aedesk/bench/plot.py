"""Draws rate-distortion curves: PSNR and MS-SSIM against bits per pixel, as PNG and SVG."""

import io
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, ScalarFormatter

from aedesk.bench.curves import Curve, Metric

# Okabe and Ito's colours, which stay apart for colour-blind eyes; one for each family.
FAMILY_COLOURS = {
    "aedesk": "#000000",
    "jpeg": "#E69F00",
    "webp": "#56B4E9",
    "avif": "#009E73",
    "jxl": "#CC79A7",
}
OTHER_COLOURS = ("#0072B2", "#D55E00", "#7F7F7F", "#B3A000")
PUBLISHED_MARKERS = "sD^vP*"
PANELS: tuple[tuple[Metric, str], ...] = (("psnr", "PSNR (dB, RGB)"), ("ms_ssim_db", "MS-SSIM (dB)"))


def draw(curves: Sequence[Curve], title: str) -> Figure:
    """The figure with two panels that share a logarithmic axis of bits per pixel.

    Args:
        curves: What to draw; a curve without a metric is left out of its panel.
        title: Stands above both panels.
    """
    figure = Figure(figsize=(12, 6.2), layout="constrained")
    FigureCanvasAgg(figure)  # draws without a display
    axes = figure.subplots(1, 2)
    for panel, (metric, label) in zip(axes, PANELS, strict=True):
        for curve, style in zip(curves, _styles(curves), strict=True):
            _draw_curve(panel, curve, metric, style)
        _dress(panel, label)
    handles = {
        text: line for panel in axes for line, text in zip(*panel.get_legend_handles_labels(), strict=True)
    }
    figure.legend(handles.values(), handles.keys(), loc="outside lower center", ncols=3, frameon=False)
    figure.suptitle(title)
    return figure


def plot(curves: Sequence[Curve], title: str, kind: str) -> bytes:
    """The figure as a file of this kind, as png or svg."""
    out = io.BytesIO()
    draw(curves, title).savefig(out, format=kind, dpi=150)
    return out.getvalue()


def _styles(curves: Sequence[Curve]) -> list[dict[str, object]]:
    """One style a curve: colour for the family, dashes for further settings, hollow markers if published."""
    colours: dict[str, str] = {}
    spare = iter(OTHER_COLOURS * len(curves))
    seen: dict[str, int] = {}
    markers = iter(PUBLISHED_MARKERS * len(curves))
    styles: list[dict[str, object]] = []
    for curve in curves:
        colour = FAMILY_COLOURS.get(curve.family) or colours.setdefault(curve.family, next(spare))
        repeat = seen[curve.family] = seen.get(curve.family, -1) + 1
        style: dict[str, object] = {"color": colour, "linestyle": ("-", "--", ":", "-.")[repeat % 4]}
        if curve.kind == "published":
            style |= {"marker": next(markers), "markerfacecolor": "white", "markersize": 4, "linewidth": 1.0}
        elif curve.kind == "peer":
            style |= {"marker": ".", "markersize": 5, "linewidth": 1.3}
        else:
            style |= {"marker": "o", "markersize": 5, "linewidth": 2.4, "zorder": 5}
        styles.append(style)
    return styles


def _draw_curve(panel: Axes, curve: Curve, metric: Metric, style: dict[str, object]) -> None:
    pairs = curve.values(metric)
    if pairs:
        rates, values = zip(*pairs, strict=True)
        panel.plot(rates, values, label=curve.name, **style)  # type: ignore[arg-type]


def _dress(panel: Axes, label: str) -> None:
    panel.set_xscale("log")
    panel.set_xticks([0.05, 0.1, 0.2, 0.5, 1, 2, 4])
    panel.xaxis.set_major_formatter(ScalarFormatter())
    panel.xaxis.set_minor_formatter(NullFormatter())
    panel.set_xlabel("bits per pixel (file size)")
    panel.set_ylabel(label)
    panel.grid(which="both", color="#DDDDDD", linewidth=0.6)
    panel.spines[["top", "right"]].set_visible(False)
