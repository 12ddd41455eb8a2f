import { el, section } from "../dom.js";
import { alertOwner, put } from "../number.js";
import { quantity } from "./quantity.js";
import { knownText, terms } from "./terms.js";
import { webLink } from "./web-link.js";

const NOT_SAID = "the rule does not say";

/** Label, field, unit (null = that of the metric), explanation, why it may be absent. */
const NUMBERS = [
  ["Threshold", "threshold", null, null, "the rule has no threshold"],
  ["Clears at", "clear", null, "a firing alert clears on the good side", "the threshold itself"],
  ["Window", "windowSeconds", "s", "samples before the second that is judged", NOT_SAID],
  ["For", "forSeconds", "s", "a breach this long fires", NOT_SAID],
  ["Keep firing", "keepFiringSeconds", "s", "stays open so long after it cleared", NOT_SAID],
  ["Samples at least", "minSamples", "count", "fewer say nothing", NOT_SAID],
];
const TEXTS = [
  ["Condition", "condition"],
  ["Metric", "metric"],
  ["Aggregation", "aggregation"],
  ["Scope", "scope"],
  ["Severity", "severity"],
  ["Source", "source"],
];

/** The rule as it was in force when the alert changed. */
export function rule() {
  const written = TEXTS.map(([, field]) => ({ field, text: knownText() }));
  const numbers = NUMBERS.map(() => el("span", "number"));
  const runbook = webLink("runbook");
  const absent = el("p", "none");
  const list = terms("rule", [
    ...TEXTS.map(([label], i) => [label, written[i].text.node]),
    ...NUMBERS.map(([label, , , title], i) => [label, numbers[i], title]),
    ["Runbook", runbook.node],
  ]);
  const node = section("rule-in-force", "Rule as in force", list, absent);
  return {
    node,
    show({ alert, rule: inForce, ruleReason, unit, links }) {
      list.hidden = inForce == null;
      absent.hidden = inForce != null;
      absent.textContent = "— " + (ruleReason ?? "it is not known");
      if (inForce == null) {
        return;
      }
      const owner = alertOwner(alert.alertId);
      for (const { field, text } of written) {
        text.show(inForce[field], NOT_SAID);
      }
      NUMBERS.forEach(([, field, ofField, , reason], i) =>
        put(numbers[i], quantity("rule." + field, inForce[field], ofField ?? unit, reason), owner),
      );
      runbook.show(links?.runbook ?? inForce.runbook, "the rule names none");
    },
  };
}
