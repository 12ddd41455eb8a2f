import { el, mark } from "../dom.js";

const STATES = [
  ["", "all"],
  ["firing", "firing"],
  ["pending", "pending"],
  ["recovering", "recovering"],
  ["resolved", "resolved"],
];

/** Links that choose one state of alerts; the other filters stay. */
export function stateChoice({ state, session, rule }) {
  const links = STATES.map(([value, word]) => {
    const link = el("a", null, word);
    link.dataset.choice = value || "all";
    mark(link, "aria-current", value === state ? "true" : null);
    return { value, link };
  });
  const node = el("nav", "counts", ...links.map(({ link }) => link));
  node.setAttribute("aria-label", "Alerts by state");
  keep({ session, rule });
  return { node, keep };

  function keep(terms) {
    for (const { value, link } of links) {
      const query = new URLSearchParams();
      for (const [name, text] of Object.entries({ state: value, ...terms })) {
        if (text) {
          query.set(name, text);
        }
      }
      link.href = "/alerts" + (query.size ? "?" + query : "");
    }
  }
}
