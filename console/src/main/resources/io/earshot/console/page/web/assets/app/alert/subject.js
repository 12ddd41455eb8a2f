import { el, section } from "../dom.js";
import { knownText, texts } from "./terms.js";

/** What the alert is about: its labels, what is known of the place, and the call's finding. */
export function subject() {
  const labels = texts("labels");
  const context = texts("labels context");
  const finding = knownText("finding");
  const node = section(
    "subject",
    "About",
    labels.node,
    context.node,
    el("p", "of-call", el("span", "label", "The call's finding"), finding.node),
  );
  return {
    node,
    show({ alert, finding: found }) {
      labels.show(alert.labels);
      context.show(alert.context);
      finding.show(found, alert.session ? "nothing was found of the whole call" : "of no one call");
    },
  };
}
