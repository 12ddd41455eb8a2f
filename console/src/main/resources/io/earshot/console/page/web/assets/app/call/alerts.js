import { moment } from "../alert/moment.js";
import { byUrgency, stateMark } from "../alert/state-mark.js";
import { ownAddress } from "../alert/web-link.js";
import { el, mark, plain, say } from "../dom.js";
import { Rows } from "../rows.js";

/** The alerts of a call, firing ones first; absent while it has none. */
export function callAlerts() {
  const list = el("ol");
  const all = el("a", "small", "all of this call →");
  const node = el("section", "call-alerts", el("h2", null, "Alerts ", all), list);
  node.setAttribute("aria-label", "Alerts of this call");
  node.hidden = true;
  const rows = new Rows(list, (alert) => alert.alertId, alertLine);
  return {
    node,
    show({ alerts }, session) {
      rows.show([...alerts].sort(byUrgency));
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
  const node = el(
    "li",
    null,
    state.node,
    el("span", null, link, " ", severity),
    text,
    el("span", "muted", "since ", since.node),
  );
  return {
    node,
    update(alert) {
      mark(node, "data-alert", alert.alertId);
      state.show(alert.state);
      say(link, plain(alert.rule));
      mark(link, "href", ownAddress(alert.link));
      say(severity, plain(alert.severity));
      say(text, plain(alert.annotations?.summary ?? alert.sentence));
      since.show(alert.activeAt);
    },
  };
}
