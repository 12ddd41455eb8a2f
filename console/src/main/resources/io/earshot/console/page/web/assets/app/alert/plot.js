import { drawAlone } from "../chart/alone.js";
import { token } from "../chart/palette.js";
import { drawBreaches, drawLimits, drawTransitions, drawWindow } from "./plot-marks.js";
import { drawn, shownUnit } from "./quantity.js";

const HEIGHT_PIXELS = 240;
const FONT = "11px system-ui, sans-serif";
const TIME_STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600];
const HEADROOM = 1.15;

/** The seconds around a change as a uPlot chart: value, bound, threshold, breaches, changes. */
export class AroundPlot {
  #target;
  #hover;
  #plot = null;
  #latest = null;
  #pointing = false;
  #scheme = matchMedia("(prefers-color-scheme: dark)");
  #sizes = new ResizeObserver(() => this.#resize());

  /** @param hover function of the row under the pointer; null = the pointer left */
  constructor(target, hover) {
    this.#target = target;
    this.#hover = hover;
    this.#sizes.observe(target);
    this.#scheme.addEventListener("change", this.#repaint);
    target.addEventListener("pointerenter", () => (this.#pointing = true));
    target.addEventListener("pointerleave", () => {
      this.#pointing = false;
      hover(null);
    });
  }

  show(explained) {
    this.#latest = explained;
    if (this.#plot) {
      this.#plot.setData(this.#data());
    } else {
      this.#make();
    }
  }

  /** Row under the pointer; null = none. */
  hovered() {
    return this.#plot?.cursor.idx ?? null;
  }

  /** Puts the cursor on a row; null = takes it away. */
  point(row) {
    if (this.#plot && !this.#pointing) {
      const left = row === null ? -10 : this.#plot.valToPos(this.#plot.data[0][row], "x");
      this.#plot.setCursor({ left, top: left < 0 ? -10 : 1 }, false, false);
    }
  }

  close() {
    this.#sizes.disconnect();
    this.#scheme.removeEventListener("change", this.#repaint);
    this.#plot?.destroy();
  }

  #repaint = () => {
    this.#plot?.destroy();
    this.#plot = null;
    if (this.#latest?.around?.length) {
      this.#make();
    }
  };

  #make() {
    const width = this.#target.clientWidth || 600;
    this.#plot = new uPlot(this.#options(width), this.#data(), this.#target);
  }

  #resize() {
    const width = this.#target.clientWidth;
    if (this.#plot && width > 0 && width !== this.#plot.width) {
      this.#plot.setSize({ width, height: HEIGHT_PIXELS });
    }
  }

  #data() {
    const { around, unit } = this.#latest;
    const column = (field) => around.map((each) => drawn(each[field], unit));
    return [around.map(({ second }) => second), column("value"), column("hi"), column("lo")];
  }

  #options(width) {
    const color = token("--series-0");
    const edge = { width: 0, stroke: "transparent", points: { show: false } };
    return {
      width,
      height: HEIGHT_PIXELS,
      padding: [42, 16, 0, 0],
      series: [{}, { stroke: color, width: 1.75, points: { show: false } }, edge, edge],
      bands: [{ series: [2, 3], fill: color + "33" }],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      scales: {
        x: { time: false, range: (_, low, high) => [low - 0.5, high + 0.5] },
        y: { range: (_, low, high) => this.#range(low, high) },
      },
      axes: [
        { ...axis(), size: 24, incrs: TIME_STEPS, space: 80, values: (_, at) => at.map(timeOfDay) },
        { ...axis(), size: 54, space: 32, values: (_, at) => at.map((y) => this.#labelled(y)) },
      ],
      hooks: {
        drawClear: [(plot) => drawBreaches(plot, this.#latest)],
        draw: [
          (plot) => drawAlone(plot, 1, color),
          (plot) => drawWindow(plot, this.#latest),
          (plot) => drawLimits(plot, this.#latest),
          (plot) => drawTransitions(plot, this.#latest),
        ],
        setCursor: [(plot) => this.#pointing && this.#hover(plot.cursor.idx ?? null)],
      },
    };
  }

  /** Zero and the threshold are always in sight: a distance is judged by both. */
  #range(low, high) {
    const { threshold, rule, unit } = this.#latest;
    const limits = [threshold, rule?.clear].map((limit) => drawn(limit, unit) ?? 0);
    const top = Math.max(high ?? 0, ...limits);
    return [Math.min(0, low ?? 0), top > 0 ? top * HEADROOM : 1];
  }

  #labelled(y) {
    const unit = shownUnit(this.#latest.unit);
    return unit ? `${y} ${unit}` : String(y);
  }
}

function axis() {
  const grid = { stroke: token("--grid"), width: 1 };
  return { stroke: token("--muted"), font: FONT, grid, ticks: { ...grid, size: 4 }, gap: 4 };
}

function timeOfDay(second) {
  return new Date(second * 1000).toISOString().slice(11, 19);
}
