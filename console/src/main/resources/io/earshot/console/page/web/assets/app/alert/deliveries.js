import { el, headRow, plain, say, scroller, section } from "../dom.js";
import { alertOwner, put } from "../number.js";
import { Rows } from "../rows.js";
import { clockText, moment } from "./moment.js";
import { quantity } from "./quantity.js";
import { knownText } from "./terms.js";
import { webLink } from "./web-link.js";

const COLUMNS = [
  ["receiver", "Receiver"],
  ["outcome", "Outcome"],
  ["n", "Change", "seq of the change it was told"],
  ["at", "When"],
];
const BEYOND =
  "Earshot knows what a receiver accepted. Grouping, silences and who was woken are Alertmanager’s, not ours.";

/** Who was told of this alert, and how that ended. */
export function deliveries() {
  const body = el("tbody");
  const table = el("table", "deliveries", el("thead", null, headRow(COLUMNS)), body);
  const none = el(
    "p",
    "none",
    "No delivery of it is known: no receiver is set up, or none accepted it yet.",
  );
  const node = section(
    "deliveries",
    "Deliveries",
    scroller("Deliveries as a table", table),
    none,
    el("p", "muted small", BEYOND),
  );
  const rows = new Rows(body, ({ path }) => path, deliveryRow);
  return {
    node,
    show({ alert, deliveries: all }) {
      const owner = alertOwner(alert.alertId);
      const told = all ?? [];
      rows.show(told.map((each, i) => ({ each, path: "deliveries." + i, owner })));
      table.parentElement.hidden = told.length === 0;
      none.hidden = told.length > 0;
    },
  };
}

/** `acknowledged firing`: what became of it, and what the receiver was told. */
function outcomeText({ outcome, status }) {
  return [outcome, status].filter(Boolean).join(" ");
}

function deliveryRow() {
  const receiver = knownText();
  const outcome = knownText();
  const seq = el("span", "number");
  const at = moment(clockText);
  const channel = el("span", "under");
  const there = webLink("its page");
  const head = el("th", null, receiver.node, channel, there.node);
  head.scope = "row";
  const node = el(
    "tr",
    null,
    head,
    el("td", null, outcome.node),
    el("td", "n", seq),
    el("td", null, at.node),
  );
  return {
    node,
    update({ each, path, owner }) {
      receiver.show(each.receiver, "the record does not say");
      say(channel, plain(each.channel));
      channel.hidden = each.channel == null || each.channel === each.receiver;
      there.show(each.page ?? null, null);
      there.node.hidden = !each.page;
      outcome.show(outcomeText(each), "the record does not say");
      put(seq, quantity(path + ".seq", each.seq, "count", "the record does not say"), owner);
      at.show(each.at, "the record does not say");
    },
  };
}
