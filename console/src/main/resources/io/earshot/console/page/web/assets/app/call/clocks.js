import { el, headRow, mark, say, scroller } from "../dom.js";
import { clocksOwner, put } from "../number.js";
import { Rows } from "../rows.js";

const COLUMNS = [
  ["pair", "Clocks"],
  ["n", "Samples"],
  ["n", "Bound", "half width of the newest interval that holds the offset"],
  ["n", "Rate", "how fast the second clock gains"],
  ["n", "Refused", "samples not used, by reason"],
  ["n", "Jumps", "leaps and silences after which nothing before was of use"],
  ["n", "Contradictions", "seconds whose interval contradicted narrower ones"],
];
const NUMBERS = ["samples", "bound", "rate", "jumps", "contradictions"];

/** Every pair of clocks that was compared, folded away until somebody doubts a delay. */
export function clocks() {
  const text = el("span");
  const body = el("tbody");
  const table = el("table", "clocks", el("thead", null, headRow(COLUMNS)), body);
  const summary = el("summary", null, text);
  const node = el("details", "clock-pairs", summary, scroller("Clocks as a table", table));
  node.hidden = true;
  let session;
  const rows = new Rows(
    body,
    ({ left, right }) => JSON.stringify([left, right]),
    (pair) => pairRow(session, pair),
  );
  return {
    node,
    show(call) {
      session = call.session;
      node.hidden = call.clocks === null;
      say(text, call.clocks?.text);
      mark(node, "data-doubtful", call.clocks?.doubtful || null);
      rows.show(call.clocks?.pairs ?? []);
    },
  };
}

function pairRow(session, pair) {
  const owner = clocksOwner(session, pair);
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, el("span", "number")]));
  const refused = el("td", "n refused");
  const reasons = new Rows(refused, (number) => number.metric, refusal);
  const name = el("th", "pair", el("span", null, pair.left), el("span", "under", pair.right));
  name.scope = "row";
  const cell = (field) => el("td", "n " + field, numbers[field]);
  const node = el(
    "tr",
    null,
    name,
    ...["samples", "bound", "rate"].map(cell),
    refused,
    ...["jumps", "contradictions"].map(cell),
  );
  return {
    node,
    update(item) {
      mark(node, "data-doubtful", item.doubtful || null);
      NUMBERS.forEach((field) => put(numbers[field], item[field], owner));
      mark(numbers.contradictions, "data-alarm", item.contradictions.value > 0 || null);
      reasons.show(item.refused);
    },
  };

  function refusal() {
    const number = el("span", "number");
    number.dataset.alarm = true;
    return { node: el("div", null, number), update: (item) => put(number, item, owner) };
  }
}
