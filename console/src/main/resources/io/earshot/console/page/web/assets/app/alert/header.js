import { el, mark, plain, say } from "../dom.js";
import { stateMark } from "./state-mark.js";
import { texts } from "./terms.js";
import { ownAddress, webLink } from "./web-link.js";

/** Which alert this is, where it stands, and where to look next. */
export function header(id) {
  const calls = el("a", null, "all calls");
  calls.href = "/";
  const alerts = el("a", null, "alerts");
  alerts.href = "/alerts";
  const here = el("span", "here", id);
  const gap = () => el("span", "muted", " / ");
  document.getElementById("trail").replaceChildren(calls, gap(), alerts, gap(), here);
  const title = el("span", "title", id);
  const state = stateMark();
  const severity = el("span", "state");
  const call = el("a", "go", "the call at that second →");
  const runbook = webLink("runbook");
  const further = el("span", "further", call, runbook.node);
  state.node.hidden = true;
  further.hidden = true;
  return {
    node: el("p", "call-head", title, state.node, severity, further),
    show({ alert, links }) {
      say(title, plain(alert.rule));
      say(here, plain(alert.rule));
      state.show(alert.state);
      state.node.hidden = false;
      say(severity, "severity " + plain(alert.severity));
      const address = ownAddress(links?.session);
      mark(call, "href", address);
      call.hidden = address === null;
      runbook.show(links?.runbook, "the rule names none");
      runbook.node.hidden = !links?.runbook;
      further.hidden = false;
    },
  };
}

/** The rule's own texts for people, with the numbers of the change that is explained. */
export function annotations() {
  const list = texts("annotations");
  return {
    node: list.node,
    show({ alert, history, window }) {
      const edge = history?.find((each) => each.eventTime === window?.to);
      list.show((edge ?? alert).annotations);
    },
  };
}
