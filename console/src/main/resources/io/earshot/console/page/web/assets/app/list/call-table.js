import { el, headRow } from "../dom.js";
import { Rows } from "../rows.js";
import { callRow } from "./call-row.js";

const COLUMNS = [
  ["call", "Call"],
  ["who", "Who"],
  ["worst", "Worst leg"],
  ["delay", "Delay p95", "of the worst hop, or mouth to ear; the label below says which"],
  ["loss", "Loss"],
  ["mos", "MOS", "listening, of the stream that was heard worst; of the best that its scale allows"],
  ["since", "Since"],
  ["what", "What"],
];

/** A row for each call, in the server's order: who suffers most comes first. */
export function callTable() {
  const body = el("tbody");
  const table = el("table", "call-table", el("thead", null, headRow(COLUMNS)), body);
  const none = el("p", "none");
  let firing = {};
  const rows = new Rows(
    body,
    (call) => call.key,
    () => callRow((call) => (call.run === null ? (firing[call.session] ?? 0) : 0)),
  );
  body.addEventListener("click", openFromAnywhere);
  return {
    node: el("div", null, table, none),
    show(calls, filter, firingBySession) {
      firing = firingBySession;
      rows.show(calls);
      table.hidden = calls.length === 0;
      none.hidden = calls.length > 0;
      none.textContent = filter ? `No call matches “${filter}”.` : "No call on this page.";
    },
    /** Selects the next or previous call: the selection is the focus, so Enter opens it. */
    step(by) {
      const links = [...body.querySelectorAll("th > a:first-child")];
      const at = links.indexOf(document.activeElement);
      const to = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
      links[to]?.focus();
    },
  };
}

/** The whole row leads to the call, unless somebody selects text in it. */
function openFromAnywhere(event) {
  const link = event.target.closest("tr")?.querySelector("a");
  if (link && !event.target.closest("a") && getSelection().isCollapsed) {
    link.click();
  }
}
