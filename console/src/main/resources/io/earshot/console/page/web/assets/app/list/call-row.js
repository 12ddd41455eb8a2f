import { el, mark, say } from "../dom.js";
import { put } from "../number.js";
import { verdictMark } from "../verdict.js";

/**
 * One call of the list: {node, update(call)}.
 *
 * @param firing function of the call: how many of its alerts fire
 */
export function callRow(firing) {
  let owner = null;
  const link = el("a");
  const state = el("span", "state");
  const alerts = firingCount();
  const who = el("span", "clamp");
  const verdict = verdictMark();
  const worst = el("span", "leg");
  const delay = el("span", "number");
  const bound = el("span", "number muted");
  const delayLabel = el("span", "muted small");
  const loss = el("span", "number");
  const mos = el("span", "number");
  const since = el("span", "number");
  const finding = el("span", "clamp finding");
  const what = el("span", "clamp");
  const sure = el("span", "muted small");
  const provisional = el("span", "provisional", "provisional");
  const node = el(
    "tr",
    null,
    head(link, state, alerts.node),
    cell("who", who),
    cell("worst", verdict.node, worst),
    cell("delay", delay, bound, delayLabel),
    cell("loss", loss),
    cell("mos", mos),
    cell("since", since),
    cell("what", finding, what, sure, provisional),
  );
  return {
    node,
    update(call) {
      owner = ownerOf(call, owner);
      mark(node, "data-state", call.state);
      mark(node, "data-verdict", call.verdict);
      mark(link, "href", call.href);
      mark(link, "title", call.session);
      say(link, call.session);
      say(state, call.stateText);
      alerts.show(call.session, firing(call));
      say(who, call.who);
      mark(who, "title", call.who);
      verdict.show(call.verdict);
      say(worst, call.worst);
      put(delay, call.delay, owner);
      bound.hidden = call.bound === null;
      if (call.bound !== null) {
        put(bound, call.bound, owner);
      }
      say(delayLabel, call.delayLabel);
      put(loss, call.loss, owner);
      put(mos, call.mos, owner);
      put(since, call.since, owner);
      say(finding, call.finding);
      mark(finding, "title", call.finding);
      finding.hidden = call.finding === null;
      say(what, call.what);
      mark(what, "title", call.what || null);
      say(sure, call.sure);
      provisional.hidden = !call.provisional;
      node.classList.toggle("is-provisional", call.provisional);
    },
  };
}

/** The worst leg or hop of a call changes with time; as long as it does not, nothing is rewritten. */
function ownerOf({ session, hop, leg }, before) {
  if (before && before.hop === hop && before.leg === leg) {
    return before;
  }
  return { session, hop, leg };
}

/** How many alerts of a call fire, as a link to them; absent while none does. */
function firingCount() {
  const count = el("span");
  const link = el("a", "firing-count", "▲ ", count);
  link.hidden = true;
  let owner = null;
  return {
    node: link,
    show(session, firing) {
      owner = owner?.session === session ? owner : { session };
      link.hidden = firing === 0;
      mark(link, "href", "/alerts?session=" + encodeURIComponent(session));
      const text = firing === 1 ? "1 alert" : firing + " alerts";
      put(count, { metric: "alerts.firing", value: firing, text, title: null }, owner);
    },
  };
}

function cell(className, ...children) {
  return el("td", className, ...children);
}

function head(...children) {
  const node = el("th", "call", ...children);
  node.scope = "row";
  return node;
}
