import { moment } from "../alert/moment.js";
import { byUrgency, saidOf, stateMark } from "../alert/state-mark.js";
import { ownAddress } from "../alert/web-link.js";
import { el, mark, plain, say } from "../dom.js";
import { Rows } from "../rows.js";

/** More would push the numbers of the call out of sight. */
const MOST = 6;

/** The alerts of a call, firing ones first; absent while it has none. */
export function callAlerts() {
  const list = el("ol");
  const all = el("a", "small");
  const node = el("section", "call-alerts", el("h2", null, "Alerts ", all), list);
  node.setAttribute("aria-label", "Alerts of this call");
  node.hidden = true;
  const rows = new Rows(list, (alert) => alert.alertId, alertLine);
  return {
    node,
    show({ alerts }, session) {
      rows.show([...alerts].sort(byUrgency).slice(0, MOST));
      say(all, alerts.length > MOST ? `all ${alerts.length} of this call →` : "in the list →");
      mark(all, "href", "/alerts?session=" + encodeURIComponent(session));
      node.hidden = alerts.length === 0;
    },
  };
}

function alertLine() {
  const state = stateMark();
  const link = el("a");
  const severity = el("span", "muted small");
  const text = el("span");
  const since = moment();
  const until = moment();
  const word = el("span");
  const ended = el("span", null, " to ", until.node);
  const node = el(
    "li",
    null,
    state.node,
    el("span", null, link, " ", severity),
    text,
    el("span", "muted", word, " ", since.node, ended),
  );
  return {
    node,
    update(alert) {
      mark(node, "data-alert", alert.alertId);
      state.show(alert.state);
      say(link, plain(alert.rule));
      mark(link, "href", ownAddress(alert.link));
      say(severity, plain(alert.severity));
      say(text, saidOf(alert));
      const isOver = alert.state === "resolved" || alert.state === "inactive";
      say(word, isOver ? "from" : "since");
      since.show(alert.activeAt);
      until.show(alert.eventTime);
      ended.hidden = !isOver;
    },
  };
}
