import { el } from "../dom.js";
import { lastSeconds } from "./last-seconds.js";
import { legend } from "./legend.js";
import { makePlot } from "./plot.js";

const HEIGHT_PIXELS = 190;

/** One chart: title, legend with the values at the cursor, picture, table. */
export class Panel {
  #kind;
  #shared;
  #picture = el("div", "picture");
  #body = el("div", "panel-body");
  #lines = [];
  #legend = null;
  #table = null;
  #drawn = null;
  #hidden = new Set();
  #focused = null;
  #visible = false;
  #stale = true;

  /** @param kind {chart, title, floor}: floor is the least height of the y axis */
  constructor(kind, shared) {
    this.#kind = kind;
    this.#shared = shared;
    const title = el("h3", null, kind.title);
    title.id = "chart-" + kind.chart;
    this.node = el("figure", "panel", el("figcaption", null, title), this.#body);
    this.node.setAttribute("aria-labelledby", title.id);
    this.#picture.setAttribute("role", "img");
    new ResizeObserver(() => this.#resize()).observe(this.#picture);
    const nearby = { rootMargin: "200px" };
    new IntersectionObserver(([entry]) => this.#seen(entry.isIntersecting), nearby).observe(
      this.node,
    );
  }

  /** Starts over with the series there are now. */
  rebuild() {
    const { seconds, palette, session } = this.#shared;
    this.#drawn?.plot.destroy();
    this.#drawn = null;
    this.#lines = linesOf(seconds.series, this.#kind.chart, palette);
    const names = this.#lines.map(({ series }) => series.label).join(", ");
    const label = `${this.#kind.title} by second: ${names || "no data"}. The values are in the table below.`;
    this.#picture.setAttribute("aria-label", label);
    this.#legend = legend(
      session,
      this.#lines,
      this.#hidden,
      (id, visible) => this.#toggle(id, visible),
      (label) => this.#fade(label ?? this.#focused),
    );
    const open = this.#table?.node.open ?? false;
    this.#table = lastSeconds(session, this.#kind.title, this.#lines);
    this.#table.node.open = open;
    this.#table.node.addEventListener("toggle", () => this.#table.show(seconds));
    const empty = el("p", "none", "Nothing measured yet.");
    const parts = this.#lines.length
      ? [this.#legend.node, this.#picture, this.#table.node]
      : [empty];
    this.#body.replaceChildren(...parts);
    this.#stale = true;
  }

  /** Brings the picture up to date, if anybody can see it. */
  draw() {
    this.#stale = true;
    if (!this.#visible || this.#lines.length === 0) {
      return;
    }
    this.#stale = false;
    if (this.#drawn) {
      this.#drawn.plot.setData(this.#drawn.data());
    } else {
      this.#make();
    }
    this.#table.show(this.#shared.seconds);
  }

  /** Shows the values of one second. */
  read(row) {
    if (this.#visible) {
      this.#legend?.show(this.#shared.seconds, row);
    }
  }

  /** Puts the cursor on a second without telling the other charts; null = takes it away. */
  point(x) {
    const plot = this.#drawn?.plot;
    const left = x === null || !plot ? -10 : plot.valToPos(x, "x");
    plot?.setCursor({ left, top: left < 0 ? -10 : 1 }, false, false);
  }

  /** Lets all lines fade but those of one label; null = none fades. */
  focus(label) {
    this.#focused = label;
    this.#fade(label);
  }

  #fade(label) {
    const line = this.#lines.find(
      ({ series }) => series.label === label && !this.#hidden.has(series.id),
    );
    if (this.#drawn) {
      const index = line ? this.#drawn.seriesOf(line) : null;
      this.#drawn.plot.setSeries(index, { focus: true }, false);
    }
  }

  #make() {
    const size = { width: this.#picture.clientWidth || 400, height: HEIGHT_PIXELS };
    this.#drawn = makePlot(this.#picture, size, this.#lines, this.#kind, this.#shared);
    for (const id of this.#hidden) {
      this.#toggle(id, false);
    }
    this.#shared.made(this);
  }

  #toggle(id, visible) {
    this.#hidden[visible ? "delete" : "add"](id);
    const line = this.#lines.find(({ series }) => series.id === id);
    if (line && this.#drawn) {
      const index = this.#drawn.seriesOf(line);
      const count = line.low !== null && line.high !== null ? 3 : 1;
      for (let i = index; i < index + count; i++) {
        this.#drawn.plot.setSeries(i, { show: visible }, false);
      }
    }
  }

  #resize() {
    const width = this.#picture.clientWidth;
    if (this.#drawn && width > 0 && width !== this.#drawn.plot.width) {
      this.#drawn.plot.setSize({ width, height: HEIGHT_PIXELS });
    }
  }

  #seen(visible) {
    this.#visible = visible;
    if (visible && this.#stale) {
      this.draw();
      this.#shared.made(this);
    }
  }
}

/** The lines of a chart with the columns of their bounds. */
function linesOf(allSeries, chart, palette) {
  const find = (kind, label) => {
    const found = allSeries.findIndex(
      (s) => s.chart === chart && s.kind === kind && s.label === label,
    );
    return found < 0 ? null : found;
  };
  return allSeries
    .map((series, column) => ({ series, column }))
    .filter(({ series }) => series.chart === chart && series.kind === "value")
    .map(({ series, column }) => ({
      series,
      column,
      line: palette.line(series),
      low: find("low", series.label),
      high: find("high", series.label),
    }));
}
