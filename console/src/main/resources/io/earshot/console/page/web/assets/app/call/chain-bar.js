import { mark, svg } from "../dom.js";

/** The parts of one hop's bar; x runs in percent of the scale that all hops share. */
export function hopBar() {
  const grid = svg("g", { class: "grid" });
  const solid = svg("rect", { class: "p50", y: "26%", height: "48%" });
  const light = svg("rect", { class: "p95", y: "26%", height: "48%" });
  const hatch = svg("rect", { class: "over", y: "26%", height: "48%", fill: "url(#hatch)" });
  const band = svg("rect", { class: "bound", y: "10%", height: "80%" });
  const whisker = svg("line", { class: "whisker", y1: "50%", y2: "50%" });
  const tick = svg("line", { class: "tick", y1: "6%", y2: "94%" });
  const node = svg("svg", { class: "hop-bar", "aria-hidden": "true" });
  node.append(grid, solid, light, hatch, band, whisker, tick);
  return { node, grid, solid, light, hatch, band, whisker, tick, drawn: "" };
}

/** Moves the parts to where one hop's numbers are. */
export function drawBar(parts, { bar, scale, ticks, verdict, provisional }) {
  const state = JSON.stringify([bar, scale, verdict, provisional]);
  if (state === parts.drawn) {
    return;
  }
  parts.drawn = state;
  const { startMillis, p50Millis, p95Millis, boundMillis, budgetMillis } = bar ?? {};
  const start = startMillis ?? 0;
  const end = p95Millis ?? p50Millis;
  const percent = (millis) => (100 * millis) / scale;
  mark(parts.node, "data-verdict", verdict);
  parts.grid.replaceChildren(...ticks.map((millis) => gridLine(percent(millis))));
  span(parts.solid, percent(start), percent(start + p50Millis), p50Millis != null);
  span(parts.light, percent(start + p50Millis), percent(start + p95Millis), p95Millis != null);
  span(parts.hatch, percent(start), percent(start + end), provisional && end != null);
  const low = percent(start + end - boundMillis);
  const high = percent(start + end + boundMillis);
  span(parts.band, low, high, boundMillis != null);
  line(parts.whisker, low, high, boundMillis != null);
  const budget = percent(start + budgetMillis);
  line(parts.tick, budget, budget, budgetMillis != null);
}

function gridLine(percent) {
  return svg("line", { x1: percent + "%", x2: percent + "%", y1: 0, y2: "100%" });
}

function span(rect, from, to, visible) {
  mark(rect, "visibility", visible ? null : "hidden");
  mark(rect, "x", visible ? from + "%" : 0);
  // A hop of a fifth of a millisecond must still leave a trace.
  mark(rect, "width", visible ? Math.max(to - from, 0.15) + "%" : 0);
}

function line(node, from, to, visible) {
  mark(node, "visibility", visible ? null : "hidden");
  mark(node, "x1", visible ? from + "%" : 0);
  mark(node, "x2", visible ? to + "%" : 0);
}
