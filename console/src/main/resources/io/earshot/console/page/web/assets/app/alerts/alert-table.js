import { bareText, moment } from "../alert/moment.js";
import { isFiring, saidOf, stateMark } from "../alert/state-mark.js";
import { ownAddress } from "../alert/web-link.js";
import { el, headRow, mark, plain, say } from "../dom.js";
import { Rows } from "../rows.js";

const COLUMNS = [
  ["state", "State"],
  ["rule", "Rule"],
  ["what", "What"],
  ["at", "Since, UTC", "event time of the breach it began with"],
  ["at", "Last change, UTC", "event time"],
  ["session", "Call"],
];

/** A row for each alert, in the order given. */
export function alertTable() {
  const body = el("tbody");
  const table = el("table", "alert-table", el("thead", null, headRow(COLUMNS)), body);
  const none = el("p", "none");
  const more = el("p", "muted", "Older alerts are left out; narrow the filter to see them.");
  const rows = new Rows(body, (alert) => alert.alertId, alertRow);
  table.hidden = true;
  more.hidden = true;
  body.addEventListener("click", openFromAnywhere);
  return {
    node: el("div", null, table, none, more),
    show(alerts, isFiltered, isCut) {
      rows.show(alerts);
      table.hidden = alerts.length === 0;
      none.hidden = alerts.length > 0;
      more.hidden = !isCut;
      say(none, isFiltered ? "No alert matches these filters." : "No alert is known.");
    },
    /** Selects the next or previous alert: the selection is the focus, so Enter opens it. */
    step(by) {
      const links = [...body.querySelectorAll("th a")];
      const at = links.indexOf(document.activeElement);
      const to = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by));
      links[to]?.focus();
    },
  };
}

function alertRow() {
  const state = stateMark();
  const link = el("a");
  const severity = el("span", "under");
  const what = el("span", "clamp");
  const since = moment(bareText);
  const changed = moment(bareText);
  const call = el("a");
  const head = el("th", "rule", link, severity);
  head.scope = "row";
  const node = el(
    "tr",
    null,
    el("td", "state", state.node),
    head,
    el("td", "what", what),
    el("td", "at", since.node),
    el("td", "at", changed.node),
    el("td", "session", call),
  );
  return {
    node,
    update(alert) {
      mark(node, "data-alert", alert.alertId);
      mark(node, "data-state", alert.state);
      mark(node, "data-firing", isFiring(alert) ? "" : null);
      state.show(alert.state);
      mark(link, "href", ownAddress(alert.link));
      say(link, plain(alert.rule));
      say(severity, plain(alert.severity));
      say(what, saidOf(alert));
      mark(what, "title", plain(alert.sentence));
      since.show(alert.activeAt);
      changed.show(alert.eventTime);
      showCall(call, alert.session);
    },
  };
}

function showCall(link, session) {
  const isOne = session != null;
  say(link, isOne ? plain(session) : "—");
  mark(link, "href", isOne ? "/call/" + encodeURIComponent(session) : null);
  mark(link, "title", isOne ? plain(session) : "of no one call");
  link.classList.toggle("unknown", !isOne);
}

/** The whole row leads to the alert, unless somebody selects text in it. */
function openFromAnywhere(event) {
  const link = event.target.closest("tr")?.querySelector("th a");
  if (link && !event.target.closest("a") && getSelection().isCollapsed) {
    link.click();
  }
}
