import { el, headRow, mark, plain, say, scroller, section } from "../dom.js";
import { Rows } from "../rows.js";
import { stateMark } from "./state-mark.js";

const COLUMNS = [
  ["about", "About"],
  ["state", "Now"],
];

/** Which alerts a roll-up counted when it fired; absent of any other alert. */
export function counted() {
  const body = el("tbody");
  const table = el("table", "counted", el("thead", null, headRow(COLUMNS)), body);
  const title = el("span");
  const none = el("p", "none", "None of them is known any more.");
  const node = section("counted", title, scroller("Counted alerts as a table", table), none);
  const rows = new Rows(body, ({ alertId }) => alertId, countedRow);
  return {
    node,
    show({ rule, counted: all }) {
      const known = all ?? [];
      node.hidden = !rule?.rollUp;
      say(title, plain(rule?.rollUp) + " alerts that it counted");
      rows.show(known);
      table.parentElement.hidden = known.length === 0;
      none.hidden = known.length > 0;
    },
  };
}

function countedRow() {
  const link = el("a");
  const now = stateMark();
  const head = el("th", null, link);
  head.scope = "row";
  return {
    node: el("tr", null, head, el("td", null, now.node)),
    update({ place, link: href, state }) {
      say(link, plain(place));
      mark(link, "href", href);
      now.show(state);
    },
  };
}
