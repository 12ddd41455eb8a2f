import { el, say, section } from "../dom.js";
import { perFrame } from "../frame.js";
import { keep } from "../place.js";
import { Palette } from "./palette.js";
import { Panel } from "./panel.js";
import { Seconds } from "./seconds.js";
import { Span } from "./span.js";
import { sinceStart, timeOfDay } from "./time-text.js";

/** floor: the least top of the y axis, so that a quiet call does not look wild. */
const KINDS = [
  { chart: "loss", title: "Loss, %", floor: 2 },
  { chart: "jitter", title: "Jitter, ms", floor: 5 },
  { chart: "delay", title: "Delay by hop, p95, ms", floor: 50 },
  { chart: "buffer", title: "Jitter buffer, ms", floor: 50 },
];
const REDRAW_MILLIS = 1000;

/**
 * Four charts with one span and one cursor. The cursor follows the pointer; a click or an arrow key
 * pins it, and the URL keeps a pinned one.
 *
 * @param pinned seconds since the call's start, or null
 */
export function charts(session, pinned) {
  const seconds = new Seconds();
  const span = new Span(() => panels.forEach((panel) => panel.draw()));
  let pointing = false;
  let hovered = null;
  let chosen = null;
  let rebuilding = true;
  let drawnAt = -Infinity;
  let timer;

  const palette = new Palette();
  const shared = { session, seconds, span, palette, episodes: [], hover, made };
  const panels = KINDS.map((kind) => new Panel(kind, shared));
  const readout = el("p", "readout");
  const grid = el("div", "panels", ...panels.map((panel) => panel.node));
  const node = section("charts", "Second by second", readout, grid);
  grid.addEventListener("click", pinHovered);
  grid.addEventListener(
    "pointermove",
    (event) => (pointing = event.target.closest(".u-over") !== null),
  );
  grid.addEventListener("pointerleave", leave);
  grid.addEventListener("dblclick", (event) => event.target.closest(".u-over") && pin(null));

  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const repaint = () => {
    rebuilding = true;
    draw();
  };
  scheme.addEventListener("change", repaint);

  const draw = perFrame(() => {
    drawnAt = performance.now();
    if (rebuilding) {
      rebuilding = false;
      panels.forEach((panel) => panel.rebuild());
    }
    panels.forEach((panel) => panel.draw());
    point();
  });
  const read = perFrame(() => {
    const row = hovered ?? (pinned === null ? seconds.x.length - 1 : seconds.rowNear(pinned));
    panels.forEach((panel) => panel.read(row));
    say(readout, readoutText(row));
  });

  return {
    node,
    receive(event) {
      rebuilding = seconds.apply(event) || rebuilding;
      span.grow(seconds.x[0] ?? 0, seconds.x.at(-1) ?? 1);
      clearTimeout(timer);
      timer = setTimeout(draw, Math.max(0, drawnAt + REDRAW_MILLIS / 2 - performance.now()));
    },
    move(bySeconds) {
      const row = seconds.rowNear((pinned ?? seconds.x.at(-1) ?? 0) + bySeconds);
      pin(seconds.x[row] ?? null);
    },
    /** Pins the cursor at a second and brings it into view. */
    jump(x) {
      pin(x);
      node.scrollIntoView({ behavior: "auto", block: "start" });
    },
    /** Shows when somebody suffered. */
    episodes(suffering) {
      shared.episodes = suffering;
    },
    /** Lets a pinned cursor go; whether there was one. */
    release() {
      const had = pinned !== null;
      pin(null);
      return had;
    },
    whole: () => span.whole(),
    /** Brings one stream to the front; null = all alike. */
    choose(stream) {
      if (chosen !== (stream?.label ?? null)) {
        chosen = stream?.label ?? null;
        panels.forEach((panel) => panel.focus(chosen));
      }
    },
    close() {
      clearTimeout(timer);
      scheme.removeEventListener("change", repaint);
    },
  };

  /** The pointer is over some chart, or left it (null). uPlot also tells of cursors we put. */
  function hover(row) {
    if (hovered !== row && (pointing || row === null)) {
      hovered = row;
      if (row === null) {
        point();
      }
      read();
    }
  }

  function leave() {
    pointing = false;
    hover(null);
  }

  function pinHovered(event) {
    if (hovered !== null && event.target.closest(".picture")) {
      pin(seconds.x[hovered]);
    }
  }

  function pin(x) {
    pinned = x;
    keep({ t: x });
    point();
  }

  /** Puts the cursor where it is pinned, unless the pointer leads it. */
  function point() {
    if (hovered === null) {
      panels.forEach((panel) => panel.point(pinned));
    }
    read();
  }

  /** A panel that came into view late learns what the others know. */
  function made(panel) {
    panel.focus(chosen);
    if (hovered === null) {
      panel.point(pinned);
    }
    read();
  }

  function readoutText(row) {
    if (row < 0) {
      return "no second measured yet";
    }
    const x = seconds.x[row];
    const which = hovered === null && pinned === null ? "newest second, " : "at ";
    const tentative = seconds.final[row] === 0 ? ", provisional" : "";
    return `${which}${sinceStart(x)} (${timeOfDay(seconds.startSecond + x)})${tentative}`;
  }
}
