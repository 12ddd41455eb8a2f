import { el } from "../dom.js";
import { put } from "../number.js";

/** Each count leads to the calls it counts. */
const COUNTS = [
  ["suffering", "suffer", "verdict:fail"],
  ["undecided", "undecided", "verdict:undecided"],
  ["silent", "silent", "state:silent"],
  ["live", "live", "state:live"],
  ["replays", "in replay", "state:replay"],
  ["ended", "ended", "state:ended"],
];

export function countLine() {
  const node = el("p", "counts");
  const links = COUNTS.map(([name, word, filter]) => {
    const number = el("b", "number");
    const link = el("a", null, number, " " + word);
    link.href = "/?filter=" + encodeURIComponent(filter);
    link.dataset.count = name;
    node.append(link);
    return { name, link, number, filter };
  });
  const alerts = el("b", "number");
  const toAlerts = el("a", null, "▲ ", alerts, " alerts firing");
  toAlerts.href = "/alerts";
  toAlerts.dataset.count = "alerts";
  node.append(toAlerts);
  return {
    node,
    show(counts, chosen, firing) {
      put(alerts, { metric: "alerts.firing", value: firing, text: String(firing), title: null });
      toAlerts.hidden = firing === 0;
      for (const { name, link, number, filter } of links) {
        const value = counts[name] ?? null;
        put(number, { metric: "calls." + name, value, text: String(value ?? "—"), title: null });
        link.hidden = !value && filter !== chosen;
        link.toggleAttribute("aria-current", filter === chosen);
      }
    },
  };
}
