import { el, mark, say, section } from "../dom.js";
import { alertOwner, put } from "../number.js";
import { clockText } from "./moment.js";
import { AroundPlot } from "./plot.js";
import { quantity, shownUnit } from "./quantity.js";
import { NOT_JUDGED, secondsTable } from "./seconds-table.js";

const TITLE = "Value of the rule’s window at each second";

/**
 * What the rule made of its window at each second around the change: picture, the values at the
 * cursor, and the same as a table.
 */
export function around() {
  const title = el("h3", null, TITLE);
  title.id = "chart-around";
  const picture = el("div", "picture");
  picture.setAttribute("role", "img");
  const readout = cursorLine();
  const table = secondsTable(() => latest);
  const keys = legend();
  const body = el("div", "panel-body", readout.node, picture, keys.node, table.node);
  const none = el("p", "none", "No second around it is kept any more.");
  const panel = el("figure", "panel", el("figcaption", null, title), body, none);
  panel.setAttribute("aria-labelledby", title.id);
  const node = section("around", "What the rule saw around it", panel);
  let latest = null;
  let pinned = null;
  const plot = new AroundPlot(picture, (row) => readout.show(latest, row ?? pinnedRow()));
  picture.addEventListener("click", () => pin(plot.hovered()));

  return {
    node,
    show(explained) {
      latest = explained;
      const seconds = explained.around ?? [];
      body.hidden = seconds.length === 0;
      none.hidden = seconds.length > 0;
      if (seconds.length === 0) {
        return;
      }
      const unit = shownUnit(explained.unit);
      say(title, TITLE + (unit ? ", " + unit : ""));
      mark(picture, "aria-label", pictureLabel(seconds));
      keys.show(explained);
      plot.show(explained);
      table.show();
      point();
    },
    /** Moves the pinned cursor; from nowhere it starts at the change. */
    move(by) {
      const last = (latest?.around?.length ?? 0) - 1;
      if (last >= 0) {
        pin(Math.min(last, Math.max(0, pinnedRow() + (pinned === null ? 0 : by))));
      }
    },
    /** Lets a pinned cursor go; whether there was one. */
    release() {
      const had = pinned !== null;
      pin(null);
      return had;
    },
    close: () => plot.close(),
  };

  function pin(row) {
    pinned = row === null ? null : latest.around[row].second;
    point();
  }

  function point() {
    if (!latest?.around?.length) {
      return;
    }
    const row = pinnedRow();
    plot.point(pinned === null ? null : row);
    readout.show(latest, row);
  }

  /** Unless somebody chose a second it is the one that the explanation is about. */
  function pinnedRow() {
    const wanted = pinned ?? secondOf(latest);
    const found = latest.around.findIndex(({ second }) => second >= wanted);
    return found < 0 ? latest.around.length - 1 : found;
  }
}

function secondOf({ alert, window }) {
  return window == null ? alert.tick : Date.parse(window.to) / 1000;
}

function pictureLabel(seconds) {
  const [first, last] = [seconds[0].time, seconds.at(-1).time].map(clockText);
  return `Values at each second from ${first} to ${last}, with the threshold. The values are in the table below.`;
}

/** The values of one second in words. */
function cursorLine() {
  const at = el("span");
  const value = el("span", "number strong");
  const low = el("span", "number");
  const high = el("span", "number");
  const band = el("span", null, " (", low, " to ", high, ")");
  const samples = el("span", "number");
  const word = el("strong", null, "breach");
  const breach = el("span", null, ", ", word);
  const node = el("p", "readout", at, ": ", value, band, ", ", samples, " samples", breach);
  return {
    node,
    show({ alert, around: seconds, unit }, row) {
      const each = seconds[row];
      const owner = alertOwner(alert.alertId);
      const path = "around." + row;
      say(at, clockText(each.time));
      put(value, quantity(path + ".value", each.value, unit, NOT_JUDGED), owner);
      put(low, quantity(path + ".lo", each.lo, unit, "no bound"), owner);
      put(high, quantity(path + ".hi", each.hi, unit, "no bound"), owner);
      band.hidden = !isBand(each);
      put(samples, quantity(path + ".samples", each.samples, "count", "not counted"), owner);
      breach.hidden = !each.breach;
    },
  };
}

/** What the marks of the picture mean. */
function legend() {
  const value = entry("value", "value of the window");
  const band = entry("band", "its bound");
  const threshold = entry("threshold", "threshold");
  const clear = entry("clear", "clears at");
  const breach = entry("breach", "second in breach");
  const window = entry("span", "window of the change");
  const node = el("ul", "bar-legend", value, band, threshold, clear, breach, window);
  return {
    node,
    show({ around: seconds, threshold: limit, rule, window: judged }) {
      band.hidden = !seconds.some(isBand);
      threshold.hidden = limit == null;
      clear.hidden = rule?.clear == null;
      breach.hidden = !seconds.some((each) => each.breach);
      window.hidden = judged == null;
    },
  };
}

/** Counted values are exact: no band to speak of. */
function isBand({ lo, hi }) {
  return lo != null && hi != null && lo !== hi;
}

function entry(key, text) {
  return el("li", null, el("span", "key around-" + key), text);
}
