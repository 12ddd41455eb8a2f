import { el, headRow, say, scroller } from "../dom.js";
import { alertOwner, put } from "../number.js";
import { Rows } from "../rows.js";
import { clockText } from "./moment.js";
import { quantity } from "./quantity.js";

/** Why a second has no value. */
export const NOT_JUDGED = "nothing to judge in that window, or too little";

const COLUMNS = [
  ["at", "Second"],
  ["n", "Value"],
  ["n", "At least"],
  ["n", "At most"],
  ["n", "Samples"],
  ["breach", "Breach"],
];
const BREACHES = new Map([
  [true, "▲ breach"],
  [false, "no"],
]);

/**
 * The seconds of the picture in words and numbers, for whoever cannot use it.
 *
 * @param latest function that gives the document; nothing is written while the table is folded away
 */
export function secondsTable(latest) {
  const body = el("tbody");
  const table = el(
    "table",
    null,
    el("caption", null, "Seconds around the change"),
    el("thead", null, headRow(COLUMNS)),
    body,
  );
  const holder = scroller("Seconds around the change as a table", table);
  const node = el("details", "as-table", el("summary", null, "These seconds as a table"), holder);
  const rows = new Rows(body, ({ each }) => String(each.second), secondRow);
  node.addEventListener("toggle", show);
  return { node, show };

  function show() {
    const explained = latest();
    if (node.open && explained) {
      const owner = alertOwner(explained.alert.alertId);
      const { around, unit } = explained;
      rows.show(around.map((each, i) => ({ each, path: "around." + i, unit, owner })));
    }
  }
}

function secondRow() {
  const at = el("th");
  at.scope = "row";
  const [value, low, high, samples] = [0, 1, 2, 3].map(() => el("span", "number"));
  const cells = [value, low, high, samples].map((number) => el("td", "n", number));
  const breach = el("td", "breach");
  const node = el("tr", null, at, ...cells, breach);
  return {
    node,
    update({ each, path, unit, owner }) {
      say(at, clockText(each.time));
      at.title = each.time;
      put(value, quantity(path + ".value", each.value, unit, NOT_JUDGED), owner);
      put(low, quantity(path + ".lo", each.lo, unit, "no bound is known"), owner);
      put(high, quantity(path + ".hi", each.hi, unit, "no bound is known"), owner);
      put(samples, quantity(path + ".samples", each.samples, "count", "not counted"), owner);
      say(breach, BREACHES.get(each.breach) ?? "—");
      breach.title = each.breach == null ? "not decided" : "";
    },
  };
}
