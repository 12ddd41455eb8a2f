import { el, headRow, plain, say, scroller, section } from "../dom.js";
import { alertOwner, put } from "../number.js";
import { Rows } from "../rows.js";
import { clockText, moment } from "./moment.js";
import { quantity } from "./quantity.js";
import { stateMark } from "./state-mark.js";

const COLUMNS = [
  ["n", "Seq", "1, 2, 3, … of this alert"],
  ["at", "Event time"],
  ["from", "From"],
  ["to", "To"],
  ["reason", "Reason"],
  ["severity", "Severity"],
  ["n", "Value"],
  ["n", "Samples"],
];

/** Every change of this alert, oldest first. */
export function timeline() {
  const body = el("tbody");
  const table = el("table", "transitions", el("thead", null, headRow(COLUMNS)), body);
  const none = el("p", "none", "No change of it is kept any more.");
  const node = section(
    "timeline",
    "Timeline",
    scroller("Changes of this alert as a table", table),
    none,
  );
  const rows = new Rows(body, ({ each }) => each.occurrenceId + "/" + each.seq, changeRow);
  return {
    node,
    show({ alert, history, unit }) {
      const owner = alertOwner(alert.alertId);
      const changes = history ?? [];
      rows.show(changes.map((each, i) => ({ each, path: "history." + i, unit, owner })));
      table.parentElement.hidden = changes.length === 0;
      none.hidden = changes.length > 0;
    },
  };
}

function changeRow() {
  const seq = el("span", "number");
  const at = moment(clockText);
  const from = stateMark();
  const to = stateMark();
  const reason = el("td");
  const severity = el("td");
  const value = el("span", "number");
  const samples = el("span", "number");
  const head = el("th", null, at.node);
  head.scope = "row";
  const node = el(
    "tr",
    null,
    el("td", "n", seq),
    head,
    el("td", null, from.node),
    el("td", null, to.node),
    reason,
    severity,
    el("td", "n", value),
    el("td", "n", samples),
  );
  return {
    node,
    update({ each, path, unit, owner }) {
      put(seq, quantity(path + ".seq", each.seq, "count", "the record does not say"), owner);
      at.show(each.eventTime);
      from.show(each.from);
      to.show(each.to);
      say(reason, plain(each.reason).replaceAll("_", " "));
      say(severity, plain(each.severity));
      put(value, quantity(path + ".value", each.value, unit, "nothing was measured"), owner);
      put(samples, quantity(path + ".samples", each.samples, "count", "not counted"), owner);
    },
  };
}
