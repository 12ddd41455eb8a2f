import { answer } from "../answer.js";
import { el } from "../dom.js";
import { watch } from "../feed.js";
import { perFrame } from "../frame.js";
import { bind } from "../keys.js";
import { copy } from "../copy.js";
import { keep } from "../place.js";
import { callTable } from "./call-table.js";
import { connectCards } from "./connect.js";
import { countLine } from "./counts.js";
import { filterBox } from "./filter-box.js";
import { hopStrip } from "./hop-strip.js";
import { PAGE_ROWS, pager } from "./pager.js";

const NO_COUNTS = {};
const NONE_FIRING = { alerts: 0, bySession: {} };

/** All calls: who suffers now, then the hops of the last minute, then a row for each call. */
export function openList(root, place, link) {
  document.title = "Earshot: all calls";
  document.getElementById("trail").replaceChildren(el("span", null, "all calls"));
  let { filter, offset } = place;
  let close = () => {};

  /** Latest state of the view; rows are kept by key because deltas bring only changed ones. */
  let latest = null;
  const rows = new Map();
  let firing = NONE_FIRING;

  const parts = {
    answer: answer(),
    counts: countLine(),
    hops: hopStrip(),
    filter: filterBox(filter, refilter),
    table: callTable(),
    pager: pager(),
    connect: connectCards(),
  };
  const calls = el("section", "calls");
  calls.setAttribute("aria-label", "Calls");
  const tools = el("div", "tools", parts.counts.node, parts.filter.node);
  calls.append(tools, parts.table.node, parts.pager.node);
  root.append(parts.answer.node, parts.hops.node, calls, parts.connect.node);
  calls.hidden = true;

  const draw = perFrame(() => {
    const counts = latest.counts ?? NO_COUNTS;
    const none = !filter && !counts.matching && latest.order.length === 0;
    parts.answer.show(latest.sentence, latest.sure);
    parts.hops.show(none ? [] : latest.hops);
    parts.counts.show(counts, filter, firing.alerts);
    const shown = latest.order.map((key) => rows.get(key)).filter(Boolean);
    parts.table.show(shown, filter, firing.bySession);
    parts.pager.show(offset, counts.matching ?? 0);
    parts.connect.show(none ? latest.connect : []);
    calls.hidden = none;
    document.title = (counts.suffering ? `▲ ${counts.suffering} · ` : "") + "Earshot: all calls";
  });

  bind([
    { keys: ["j"], does: "next call", run: () => parts.table.step(1) },
    { keys: ["k"], does: "previous call", run: () => parts.table.step(-1) },
    { keys: ["Enter"], does: "open the selected call" },
    { keys: ["/"], does: "filter", run: () => parts.filter.focus() },
    { keys: ["Escape"], does: "clear the filter, then the selection", run: escape },
    { keys: ["c"], does: "copy a link to this view", run: () => copy(location.href, "link") },
  ]);
  follow();
  return () => {
    close();
    parts.filter.close();
  };

  function follow() {
    close();
    const query = new URLSearchParams({ filter, offset, limit: PAGE_ROWS, replays: true });
    close = watch(
      "/api/v1/watch/calls?" + query,
      {
        health(health) {
          link.health(health);
          if (latest === null) {
            parts.answer.show("No numbers yet.", null);
          }
        },
        list: receive,
        firing(event) {
          firing = event;
          if (latest !== null) {
            draw();
          }
        },
      },
      {
        lost: (seconds, reason) => link.lost(seconds, reason),
        found: () => link.found(),
        refused(text) {
          link.refused("the calls below stand still: " + text);
          parts.filter.refuse(text);
        },
      },
    );
  }

  function receive(event) {
    parts.filter.refuse(null);
    if (event.reset) {
      rows.clear();
      latest = null;
    }
    for (const row of event.rows) {
      rows.set(row.key, row);
    }
    latest = { ...latest, ...event };
    const present = new Set(latest.order);
    for (const key of rows.keys()) {
      if (!present.has(key)) {
        rows.delete(key);
      }
    }
    draw();
  }

  function refilter(text) {
    filter = text;
    offset = 0;
    keep({ filter, offset: null });
    follow();
  }

  function escape() {
    if (filter || parts.filter.focused()) {
      parts.filter.clear();
    } else {
      document.activeElement.blur();
    }
  }
}
