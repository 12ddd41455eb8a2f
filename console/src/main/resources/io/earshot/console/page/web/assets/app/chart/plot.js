import { drawAlone } from "./alone.js";
import { drawEpisodes } from "./episode-marks.js";
import { drawProvisional } from "./provisional.js";
import { token } from "./palette.js";
import { sinceStart } from "./time-text.js";
import { drawUnsettled } from "./unsettled.js";

const SYNC_KEY = "seconds";
const FONT = "11px system-ui, sans-serif";
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/**
 * Builds one uPlot chart.
 *
 * @param lines [{series, column, line, low, high}]: what to draw; low and high are columns or null
 * @param shared {seconds, span, episodes, hover(row)}: what all charts have in common
 */
export function makePlot(target, size, lines, { chart, floor }, shared) {
  const { seconds, span } = shared;
  const series = [{}];
  const bands = [];
  const columns = [];
  for (const each of lines) {
    series.push(lineSeries(each));
    columns.push(each.column);
    if (each.low !== null && each.high !== null) {
      series.push(EDGE, EDGE);
      columns.push(each.high, each.low);
      bands.push({ series: [series.length - 2, series.length - 1], fill: each.line.color + "33" });
    }
  }
  const data = () => [seconds.x, ...columns.map((column) => seconds.columns[column])];
  const options = {
    ...size,
    padding: [16, 12, 0, 0],
    series,
    bands,
    legend: { show: false },
    focus: { alpha: 0.2 },
    cursor: {
      y: false,
      sync: { key: SYNC_KEY },
      drag: { x: true, y: false, setScale: false },
      // Stops uPlot's own reset, which knows nothing of the other charts.
      bind: { dblclick: () => () => span.whole() },
      points: { size: 7 },
    },
    scales: {
      x: { time: false, range: () => span.range() },
      y: { range: (_, low, high) => [0, Math.max(floor, (high ?? 0) * 1.15)] },
    },
    axes: [
      { ...axis(), size: 24, incrs: TIME_STEPS, space: 60, values: (_, at) => at.map(sinceStart) },
      { ...axis(), size: 42, space: 32 },
    ],
    hooks: {
      drawClear: [(plot) => drawEpisodes(plot, shared.episodes, chart, seconds)],
      drawAxes: [(plot) => drawProvisional(plot, seconds)],
      draw: [
        (plot) => lines.forEach((line) => drawAlone(plot, indexOf(lines, line), line.line.color)),
        (plot) => lines.forEach((line) => drawUnsettled(plot, indexOf(lines, line), line, seconds)),
      ],
      setCursor: [(plot) => shared.hover(plot.cursor.idx ?? null, plot)],
      setSelect: [(plot) => select(plot, span)],
    },
  };
  const plot = new uPlot(options, data(), target);
  plot.over.addEventListener("wheel", (event) => wheel(event, plot, span), { passive: false });
  return { plot, data, seriesOf: (line) => indexOf(lines, line) };
}

/** An edge of a band has no line of its own. */
const EDGE = { width: 0, stroke: "transparent", points: { show: false } };

function lineSeries({ series, line }) {
  const stepped = series.chart === "loss" ? { paths: uPlot.paths.stepped({ align: -1 }) } : {};
  return { stroke: line.color, width: 1.75, dash: line.dash, points: { show: false }, ...stepped };
}

function axis() {
  const grid = { stroke: token("--grid"), width: 1 };
  return { stroke: token("--muted"), font: FONT, grid, ticks: { ...grid, size: 4 }, gap: 4 };
}

function select(plot, span) {
  const { left, width } = plot.select;
  if (width > 0) {
    const [from, to] = [plot.posToVal(left, "x"), plot.posToVal(left + width, "x")];
    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    span.show(from, to);
  }
}

function wheel(event, plot, span) {
  const at = plot.posToVal(event.offsetX, "x");
  if (span.zoom(at, event.deltaY < 0)) {
    event.preventDefault();
  }
}

/** Position of a line among uPlot's series, where bands take two more places and x the first. */
function indexOf(lines, wanted) {
  let index = 1;
  for (const line of lines) {
    if (line === wanted) {
      return index;
    }
    index += line.low !== null && line.high !== null ? 3 : 1;
  }
  return null;
}
