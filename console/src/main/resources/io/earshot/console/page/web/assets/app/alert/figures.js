import { el } from "../dom.js";
import { alertOwner, put } from "../number.js";
import { clockText, moment } from "./moment.js";
import { quantity } from "./quantity.js";
import { knownText, terms } from "./terms.js";

const NO_VALUE = "nothing was measured when it changed";
const NO_THRESHOLD = "the rule has no threshold";
const NO_WINDOW = "the rule has no window";
const NO_BOUND = "no bound is known";
const NO_SAMPLES = "the record does not say";

/** The value against its threshold, and what both rest on. */
export function figures() {
  const value = el("span", "number big");
  const threshold = el("span", "number big");
  const samples = el("span", "number");
  const bound = el("span", "number");
  const boundText = knownText("muted");
  const from = moment(clockText);
  const to = moment(clockText);
  const since = moment();
  const changed = moment();
  const list = terms("figures", [
    ["Value", value],
    ["Threshold", threshold],
    ["Window", el("span", "window", from.node, " to ", to.node), "the first second is outside"],
    ["Samples", samples],
    ["Bound", el("span", null, bound, boundText.node)],
    ["Active since", since.node, "the breach that this alert began with"],
    ["Last change", changed.node],
  ]);
  return {
    node: list,
    show(explained) {
      const { alert, unit, window } = explained;
      const owner = alertOwner(alert.alertId);
      put(value, quantity("value", explained.value, unit, NO_VALUE), owner);
      put(threshold, quantity("threshold", explained.threshold, unit, NO_THRESHOLD), owner);
      put(samples, quantity("samples", explained.samples, "count", NO_SAMPLES), owner);
      showBound(explained.bound ?? {}, owner);
      from.show(window?.from, NO_WINDOW);
      to.show(window?.to, NO_WINDOW);
      since.show(alert.activeAt);
      changed.show(alert.eventTime);
    },
  };

  /** Words where there is no number, or nothing to doubt; the first lines have them too. */
  function showBound({ milliseconds, text }, owner) {
    const known = quantity("bound.milliseconds", milliseconds, "ms", NO_BOUND);
    const isKnown = known.value > 0;
    put(bound, isKnown ? { ...known, text: "± " + known.text, title: text ?? null } : known, owner);
    bound.hidden = !isKnown && Boolean(text);
    boundText.show(text, NO_BOUND);
    boundText.node.hidden = !bound.hidden;
  }
}
