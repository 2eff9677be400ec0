"""Draws small charts as inline SVG, without scripts: bars over time, chains of a story, ties between parties."""

import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from khabar.store import Tie
from khabar.stories import Told
from khabar.web.words import Words

QUADS = {
    "verbal cooperation": "vc", "material cooperation": "mc", "verbal conflict": "vx", "material conflict": "mx",
}  # fmt: skip


def _svg(width: float, height: float, label: str, parts: Sequence[str]) -> Markup:
    head = Markup(
        '<svg class="chart" direction="ltr" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">'
    ).format(round(width), round(height), round(width), round(height), label)
    return head + Markup("".join(parts)) + Markup("</svg>")


def _text(x: float, y: float, text: object, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {more}>{escape(text)}</text>'


def draw_bars(values: Sequence[tuple[str, int]], label: str, words: Words) -> Markup:
    """Draw counts over time, the earliest at the side where reading begins; long rows show only the newest 120."""
    values = values[-120:]
    if not values:
        return Markup("")
    most, step, height = max(n for _, n in values), max(8, min(40, 720 // len(values))), 160
    label_width = 7.5 * max(len(value) for value, _ in values) + 8  # pixels that a label takes
    width = max(200, math.ceil(44 + step * (len(values) - 1) + max(step, label_width)))
    parts = [f'<line class="axis" x1="40" x2="{width}" y1="{height}" y2="{height}"/>']
    parts += [_text(36, 20, most, 'text-anchor="end"'), _text(36, height, 0, 'text-anchor="end"')]
    every = math.ceil(label_width / step)
    for at, (value, number) in enumerate(values):
        x, tall = 44 + at * step, number / most * (height - 20)
        parts.append(
            f'<rect class="bar" x="{x}" y="{height - tall:.1f}" width="{step - 2}" height="{tall:.1f}">'
            f"<title>{escape(value)}: {number}</title></rect>"
        )
        if at % every == 0:
            parts.append(_text(x, height + 16, value))
    return _svg(width, height + 24, f"{label}, {values[0][0]} – {values[-1][0]}", parts)


def draw_chains(groups: Sequence[Sequence[Told]], kinds: Mapping[str, str], words: Words) -> Markup:
    """Draw outlet ← agency ← speaker: a column each, a line for each handing over, a colour an independent chain."""
    edges: dict[tuple[tuple[int, str], tuple[int, str]], int] = {}
    columns: list[list[str]] = [[], [], []]

    def node(column: int, name: str) -> tuple[int, str]:
        if name not in columns[column]:
            columns[column].append(name)
        return column, name

    for at, group in enumerate(groups):
        for told in group:
            last = node(0, told.outlet or "?")
            for speaker in told.chain or ():
                here = node(1 if kinds.get(speaker) in ("agency", "media") else 2, speaker)
                if here != last:
                    edges.setdefault((last, here), at)
                last = here
    width, row = 760, 34
    height = row * max(map(len, columns)) + 40
    across = [width - 120, width / 2, 120] if words.direction == "rtl" else [120, width / 2, width - 120]
    place = {
        (column, name): (across[column], 44 + row * at)
        for column, names in enumerate(columns)
        for at, name in enumerate(names)
    }
    heads = [words("outlet"), words("agency"), words("speaker")]
    parts = [_text(across[at], 16, head, 'class="head" text-anchor="middle"') for at, head in enumerate(heads)]
    for (one, other), at in edges.items():
        (x1, y1), (x2, y2) = place[one], place[other]
        middle = (x1 + x2) / 2 + (70 if x1 == x2 else 0)
        parts.append(
            f'<path class="tie chain{at % 6}" stroke-width="2" d="M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}">'
            f"<title>{escape(one[1])} ← {escape(other[1])}</title></path>"
        )
    for (_, name), (x, y) in place.items():
        short = name if len(name) <= 30 else name[:29] + "…"
        parts.append(f'<rect class="node" x="{x - 112}" y="{y - 12}" width="224" height="24" rx="6"/>')
        parts.append(_text(x, y + 4, short, 'text-anchor="middle"'))
    return _svg(width, height, words("chain_graph"), parts)


def draw_ties(ties: Sequence[Tie], words: Words, most: int = 24) -> Markup:
    """Draw who does what to whom: parties on a circle, ties bent and coloured by class, as wide as they are many."""
    weight: dict[str, int] = {}
    for tie in ties:
        for name in (tie.actor, tie.recipient):
            weight[name] = weight.get(name, 0) + tie.events
    names = sorted(weight, key=lambda name: (-weight[name], name))[:most]
    if not names:
        return Markup("")
    width, height, radius = 860, 620, 220  # 24 letters of a name fit beside the circle
    place = {}
    for at, name in enumerate(names):
        angle = 2 * math.pi * at / len(names) - math.pi / 2
        place[name] = (width / 2 + radius * math.cos(angle), height / 2 + radius * math.sin(angle), angle)
    shown = [tie for tie in ties if tie.actor in place and tie.recipient in place and tie.actor != tie.recipient]
    top = max((tie.events for tie in shown), default=1)
    parts = []
    for tie in sorted(shown, key=lambda tie: tie.events):
        (x1, y1, _), (x2, y2, _) = place[tie.actor], place[tie.recipient]
        bend = 0.35 + 0.08 * list(QUADS).index(tie.quad) if tie.quad in QUADS else 0.35
        cx = width / 2 * bend + (x1 + x2) / 2 * (1 - bend) - (y2 - y1) * 0.08
        cy = height / 2 * bend + (y1 + y2) / 2 * (1 - bend) + (x2 - x1) * 0.08
        parts.append(
            f'<path class="tie {QUADS.get(tie.quad, "vc")}" stroke-width="{1 + 5 * tie.events / top:.1f}" '
            f'd="M{x1:.0f} {y1:.0f}Q{cx:.0f} {cy:.0f} {x2:.0f} {y2:.0f}"><title>{escape(tie.actor)} → '
            f"{escape(tie.recipient)}: {tie.events} {escape(words.value('quad', tie.quad))}</title></path>"
        )
    for name, (x, y, angle) in place.items():
        size = 4 + 10 * math.sqrt(weight[name] / weight[names[0]])
        side = "start" if math.cos(angle) > 0.15 else "end" if math.cos(angle) < -0.15 else "middle"
        short = name if len(name) <= 24 else name[:23] + "…"
        tx, ty = x + (size + 5) * math.cos(angle), y + (size + 9) * math.sin(angle) + 4
        parts.append(f'<circle class="node" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"/>')
        parts.append(_text(tx, ty, short, f'text-anchor="{side}" direction="ltr"'))
    return _svg(width, height, words("network"), parts)
