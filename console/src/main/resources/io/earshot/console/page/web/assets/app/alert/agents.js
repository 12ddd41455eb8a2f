import { el, headRow, plain, say, scroller, section } from "../dom.js";
import { alertOwner, put } from "../number.js";
import { Rows } from "../rows.js";
import { quantity } from "./quantity.js";
import { knownText } from "./terms.js";

const COLUMNS = [
  ["who", "Who"],
  ["agents", "Agents"],
  ["n", "Batches"],
  ["n", "Observations"],
  ["n", "Gaps", "batches missing from the agents' sequences"],
  ["dropped", "Dropped", "observations the agents had no room for"],
];
const COUNTS = ["batches", "observations", "gaps"];
const NOT_SAID = "the measurements do not say";

/** Who measured what the alert rests on, and what of it was lost on the way. */
export function agents() {
  const body = el("tbody");
  const table = el("table", "agents", el("thead", null, headRow(COLUMNS)), body);
  const none = el("p", "none", "No agent of that window is known any more.");
  const node = section(
    "agents",
    "Measured by, in this window",
    scroller("Agents as a table", table),
    none,
  );
  const rows = new Rows(body, ({ each }) => `${each.participant}/${each.role}`, agentRow);
  return {
    node,
    show({ alert, agents: all }) {
      const owner = alertOwner(alert.alertId);
      const known = all ?? [];
      rows.show(known.map((each, i) => ({ each, path: "agents." + i, owner })));
      table.parentElement.hidden = known.length === 0;
      none.hidden = known.length > 0;
    },
  };
}

function agentRow() {
  const who = knownText();
  const role = el("span", "under");
  const names = knownText();
  const counts = COUNTS.map(() => el("span", "number"));
  const dropped = el("td", "dropped");
  const drops = new Rows(dropped, ({ reason }) => reason, dropOf);
  const none = el("span", "muted", "none");
  const head = el("th", null, who.node, role);
  head.scope = "row";
  const node = el(
    "tr",
    null,
    head,
    el("td", null, names.node),
    ...counts.map((count) => el("td", "n", count)),
    dropped,
  );
  return {
    node,
    update({ each, path, owner }) {
      who.show(each.participant, "of no participant");
      say(role, plain(each.role));
      role.hidden = each.role == null || each.role === each.participant;
      names.show((each.agents ?? []).join(", "), NOT_SAID);
      COUNTS.forEach((name, i) =>
        put(counts[i], quantity(`${path}.${name}`, each[name], "count", NOT_SAID), owner),
      );
      const reasons = Object.entries(each.dropped ?? {});
      drops.show(reasons.map(([reason, count]) => ({ reason, count, path, owner })));
      if (reasons.length === 0) {
        dropped.append(none);
      } else {
        none.remove();
      }
    },
  };
}

function dropOf() {
  const number = el("span", "number");
  const word = el("span");
  return {
    node: el("span", "drop", number, " ", word),
    update({ reason, count, path, owner }) {
      put(number, quantity(`${path}.dropped.${reason}`, count, "count", NOT_SAID), owner);
      say(word, plain(reason).replaceAll("_", " "));
    },
  };
}
