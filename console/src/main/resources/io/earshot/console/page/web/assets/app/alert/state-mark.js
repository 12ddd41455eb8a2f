import { el, mark, plain, say } from "../dom.js";

/** A state is a word and a shape; the colour only repeats them. */
const STATES = {
  firing: ["▲", "FIRING", "breached for long enough: people are told"],
  flapping: ["≋", "FLAPPING", "comes and goes too often to be told each time"],
  no_data: ["∅", "NO DATA", "it fired, and now nobody knows"],
  recovering: ["◐", "RECOVERING", "cleared, and kept open for a while"],
  pending: ["◔", "PENDING", "breached, not yet for long enough; told to nobody"],
  resolved: ["●", "RESOLVED", "it fired and is over"],
  inactive: ["○", "INACTIVE", "nothing is wrong"],
};

/** What is firing to people, and the order of what comes after it. */
const FIRING = ["firing", "flapping", "no_data"];
const OTHERS = ["recovering", "pending", "resolved", "inactive"];

/** Makes the mark of a state: {node, show(state)}. */
export function stateMark() {
  const shape = el("span", "shape");
  shape.setAttribute("aria-hidden", "true");
  const word = el("span");
  const node = el("span", "alert-state", shape, word);
  return {
    node,
    show(state) {
      const [symbol, name, title] = STATES[state] ?? ["?", plain(state), "an unknown state"];
      mark(node, "data-alert-state", state);
      mark(node, "title", title);
      say(shape, symbol);
      say(word, name);
    },
  };
}

/** The word alone, for drawings. */
export function stateWord(state) {
  return (STATES[state]?.[1] ?? plain(state)).toLowerCase();
}

/** What is meant for nobody, such as a watchdog that fires as long as all is well. */
const FOR_NOBODY = "none";

/** Firing first, then what may fire again, then what is over; in each the newest first. */
export function byUrgency(left, right) {
  return rank(left) - rank(right) || right.tick - left.tick;
}

/** Whether people are told that it fires: flapping, and where data stopped, included. */
export function isFiring({ state, severity }) {
  return severity !== FOR_NOBODY && FIRING.includes(state);
}

function rank(alert) {
  if (isFiring(alert)) {
    return -1;
  }
  const found = OTHERS.indexOf(alert.state);
  return found < 0 ? OTHERS.length : found;
}

/** The sentence without what stands beside it anyway: rule, state and severity. */
export function saidOf({ sentence, severity }) {
  const before = `(${severity}): `;
  const at = sentence.indexOf(before);
  return plain(at < 0 ? sentence : sentence.slice(at + before.length));
}
