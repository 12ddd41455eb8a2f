import { answer } from "../answer.js";
import { byUrgency, isFiring } from "../alert/state-mark.js";
import { copy } from "../copy.js";
import { el, plain } from "../dom.js";
import { watch } from "../feed.js";
import { perFrame } from "../frame.js";
import { bind } from "../keys.js";
import { keep } from "../place.js";
import { alertTable } from "./alert-table.js";
import { stateChoice } from "./state-choice.js";
import { termBox } from "./term-box.js";

/** What the server is asked for; the newest changes come first. */
const MOST = 200;

/** All alerts: what fires now, then a row for each, firing ones first. */
export function openAlerts(root, place, link) {
  document.title = "Earshot: alerts";
  const calls = el("a", null, "all calls");
  calls.href = "/";
  const trail = [calls, el("span", "muted", " / "), el("span", "here", "alerts")];
  document.getElementById("trail").replaceChildren(...trail);
  let { session, rule } = place;
  const { state } = place;
  let close = () => {};
  let latest = null;

  const parts = {
    answer: answer(),
    states: stateChoice(place),
    terms: termBox({ session, rule }, refilter),
    table: alertTable(),
  };
  const tools = el("div", "tools", parts.states.node, parts.terms.node);
  const list = el("section", "alerts", tools, parts.table.node);
  list.setAttribute("aria-label", "Alerts");
  root.append(parts.answer.node, list);

  const draw = perFrame(() => {
    const alerts = [...latest.alerts].sort(byUrgency);
    const firing = alerts.filter(isFiring);
    parts.answer.show(sentence(firing), null);
    parts.table.show(alerts, Boolean(state || session || rule), alerts.length >= MOST);
    parts.terms.know(alerts);
    document.title = (firing.length ? `▲ ${firing.length} · ` : "") + "Earshot: alerts";
  });

  bind([
    { keys: ["j"], does: "next alert", run: () => parts.table.step(1) },
    { keys: ["k"], does: "previous alert", run: () => parts.table.step(-1) },
    { keys: ["Enter"], does: "open the selected alert" },
    { keys: ["/"], does: "filter by call", run: () => parts.terms.focus() },
    { keys: ["Escape"], does: "clear the filter, then all calls", run: escape },
    { keys: ["c"], does: "copy a link to this view", run: () => copy(location.href, "link") },
  ]);
  follow();
  return () => close();

  function follow() {
    close();
    const query = new URLSearchParams({ limit: MOST });
    for (const [name, value] of Object.entries({ state, session, rule })) {
      if (value) {
        query.set(name, value);
      }
    }
    close = watch(
      "/api/v1/watch/alerts?" + query,
      {
        health: (health) => link.health(health),
        alerts(event) {
          latest = event;
          parts.terms.refuse(null);
          draw();
        },
      },
      {
        lost: (seconds, reason) => link.lost(seconds, reason),
        found: () => link.found(),
        refused(text) {
          link.refused("the alerts below stand still: " + text);
          parts.terms.refuse(text);
          if (latest === null) {
            parts.answer.show("These alerts cannot be shown.", null);
          }
        },
      },
    );
  }

  function sentence(firing) {
    if (firing.length === 0) {
      const asked = state || session || rule ? "No such alert fires now." : "No alert fires now.";
      return asked;
    }
    const [newest] = firing;
    const count =
      firing.length === 1 ? "1 alert fires now: " : `${firing.length} alerts fire now. `;
    return count + plain(newest.sentence);
  }

  function refilter(terms) {
    ({ session, rule } = terms);
    keep({ session, rule });
    parts.states.keep({ session, rule });
    follow();
  }

  function escape() {
    if (!parts.terms.clear()) {
      calls.click();
    }
  }
}
