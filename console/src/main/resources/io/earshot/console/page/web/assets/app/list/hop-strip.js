import { el, mark, svg } from "../dom.js";
import { hopOwner, put } from "../number.js";
import { Rows } from "../rows.js";
import { verdictMark } from "../verdict.js";

/** Every budget sits at the same place of its bar, so that bars compare by share of budget. */
const BUDGET_AT_PERCENT = 72;

/** All calls of the last minute against each hop's budget. */
export function hopStrip() {
  const list = el("ul", "hops");
  const node = el(
    "section",
    "strip",
    el("h2", null, "All calls, last minute: p95 of its budget"),
    list,
  );
  const rows = new Rows(list, (hop) => hop.hop, hopCell);
  node.hidden = true;
  return {
    node,
    show(hops) {
      node.hidden = hops.length === 0;
      rows.show(hops);
    },
  };
}

function hopCell({ hop }) {
  const owner = hopOwner(null, { hop });
  const label = el("span", "name");
  const p95 = el("span", "number big");
  const bound = el("span", "number muted");
  const budget = el("span", "number");
  const verdict = verdictMark();
  const bar = budgetBar();
  const node = el(
    "li",
    null,
    el("div", "line", label, verdict.node),
    el("div", "line", el("span", null, p95, " ", bound), el("span", "muted", "of ", budget)),
    bar.node,
  );
  return {
    node,
    update(item) {
      label.textContent = item.label;
      put(p95, item.p95, owner);
      put(bound, item.bound, owner);
      put(budget, item.budget, owner);
      // On one clock the server writes a dash: there is no ± to show.
      bound.hidden = !/\d/.test(item.bound?.text);
      verdict.show(item.verdict, item.verdictText);
      mark(verdict.node, "title", item.verdictWords || verdict.node.title || null);
      bar.show(item);
    },
  };
}

function budgetBar() {
  const fill = svg("rect", { class: "fill", height: "100%" });
  const band = svg("rect", { class: "band", height: "100%" });
  const at = BUDGET_AT_PERCENT + "%";
  const tick = svg("line", { class: "tick", x1: at, x2: at, y1: 0, y2: "100%" });
  const node = svg("svg", { class: "budget-bar", "aria-hidden": "true" }, fill, band, tick);
  return {
    node,
    show({ p95, bound, budget, verdict }) {
      const percent = (millis) => clip((millis / budget.value) * BUDGET_AT_PERCENT);
      const low = percent(p95.value - bound.value);
      mark(node, "data-verdict", verdict);
      mark(fill, "width", percent(p95.value) + "%");
      mark(band, "x", low + "%");
      mark(band, "width", percent(p95.value + bound.value) - low + "%");
    },
  };
}

function clip(percent) {
  return Math.min(100, Math.max(0, percent || 0));
}
