import { el, headRow, mark, say, scroller, section } from "../dom.js";
import { hopOwner, put } from "../number.js";
import { Rows } from "../rows.js";
import { verdictMark } from "../verdict.js";
import { drawBar, hopBar } from "./chain-bar.js";
import { scaleAxis, ticksOf } from "./scale-axis.js";

const COLUMNS = [
  ["hop", "Hop"],
  ["bars", "Milliseconds from the start"],
  ["n", "n", "samples"],
  ["n", "p50"],
  ["n", "p95", "under 20 samples: the largest"],
  ["n", "Max"],
  [
    "n",
    "± (clock)",
    "bound of the error, p95, and how the clocks were compared; none on one clock",
  ],
  ["n", "Budget"],
  ["verdict-cell", "Verdict"],
  ["n", "Now", "p95 of the newest second"],
];
const BEFORE_BOUND = ["count", "p50", "p95", "max"];
const NUMBERS = [...BEFORE_BOUND, "bound", "budget", "now"];

/** The hops of the call as a waterfall: bars on one scale, and beside each its numbers. */
export function chain() {
  const body = el("tbody");
  const head = headRow(COLUMNS);
  const axis = scaleAxis();
  const bars = head.querySelector(".bars");
  bars.replaceChildren(el("span", "unseen", bars.textContent), axis.node);
  const table = el("table", "chain", el("thead", null, head), body);
  const mouthToEar = mouthToEarLine();
  const node = section(
    "chain",
    "Delay, hop by hop",
    legend(),
    scroller("Hops as a table", table),
    mouthToEar.node,
  );
  let session;
  const rows = new Rows(body, keyOf, (hop) => (hop.absent ? absentRow() : hopRow(session, hop)));
  return {
    node,
    show(call) {
      session = call.session;
      const ticks = ticksOf(call.chain.scaleMillis);
      axis.show(call.chain.scaleMillis, ticks);
      rows.show(call.chain.rows.map((row) => ({ ...row, scale: call.chain.scaleMillis, ticks })));
      mouthToEar.show(call);
    },
  };
}

function keyOf({ hop, from, to, absent }) {
  return JSON.stringify([hop, from, to, Boolean(absent)]);
}

function hopRow(session, hop) {
  const owner = hopOwner(session, hop);
  const name = hopName();
  const bar = hopBar();
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, el("span", "number")]));
  const verdict = verdictMark();
  const provisional = el("span", "provisional", "provisional");
  const clock = el("span", "under");
  const excess = el("span", "under", "excess ", el("span", "number"));
  const words = el("span", "under words");
  const loop = loopLine();
  const nowBound = el("span", "number under");
  const node = el(
    "tr",
    null,
    name.node,
    el("td", "bars", bar.node),
    ...BEFORE_BOUND.map((field) =>
      el("td", "n", numbers[field], ...(field === "p95" ? [excess] : [])),
    ),
    el("td", "n", numbers.bound, clock),
    el("td", "n", numbers.budget),
    el("td", "verdict-cell", verdict.node, words, loop.node, provisional),
    el("td", "n", numbers.now, nowBound),
  );
  return {
    node,
    update(item) {
      mark(node, "data-hop", item.hop);
      mark(node, "data-verdict", item.verdict);
      node.classList.toggle("is-provisional", item.provisional);
      name.show(item);
      drawBar(bar, item);
      NUMBERS.forEach((field) => put(numbers[field], item[field], owner));
      verdict.show(item.verdict, item.verdictText);
      say(words, item.verdictWords);
      loop.show(item.loop, owner);
      provisional.hidden = !item.provisional;
      say(clock, item.clockText);
      maybe(excess, excess.lastChild, item.excess, owner);
      maybe(nowBound, nowBound, item.nowBound, owner);
      numbers.now.classList.toggle("is-unsettled", item.nowUnsettled);
      nowBound.classList.toggle("is-unsettled", item.nowUnsettled);
    },
  };
}

/** A number with its line, which is there only while the number is. */
function maybe(line, node, number, owner) {
  line.hidden = number === null;
  if (number !== null) {
    put(node, number, owner);
  }
}

/** There and back together: the one sum of delays that no clock offset can spoil. */
function loopLine() {
  const number = el("span", "number");
  const words = el("span");
  const node = el("span", "under words", "there and back ", number, words);
  return {
    node,
    show(loop, owner) {
      maybe(node, number, loop?.p95 ?? null, owner);
      say(words, loop?.words ? ": " + loop.words : "");
      mark(node, "data-verdict", loop?.verdict);
    },
  };
}

/** A hop nothing is known of keeps its place and says why: a gap would look like zero. */
function absentRow() {
  const name = hopName();
  const reason = el("span", "reason");
  const why = el("td", "absent", el("span", "unknown", "—"), " ", reason);
  why.colSpan = COLUMNS.length - 1;
  return {
    node: el("tr", "is-absent", name.node, why),
    update(item) {
      name.show(item);
      say(reason, item.absent);
    },
  };
}

function hopName() {
  const name = el("span");
  const ends = el("span", "under");
  const node = el("th", "hop", name, ends);
  node.scope = "row";
  return {
    node,
    show({ label, span }) {
      say(name, label);
      say(ends, span);
    },
  };
}

function legend() {
  const entry = (key, text) => el("li", null, el("i", "key " + key), text);
  const node = el("ul", "bar-legend");
  node.append(
    entry("p50", "to p50"),
    entry("p95", "to p95"),
    entry("bound", "± bound"),
    entry("budget", "budget"),
    entry("hatched", "provisional"),
  );
  return node;
}

function mouthToEarLine() {
  const numbers = {
    p50: el("b", "number"),
    p95: el("b", "number"),
    bound: el("span", "number"),
    count: el("span", "number"),
  };
  const node = el("p", "mouth-to-ear", "Mouth to ear, same sound: p50 ", numbers.p50);
  node.append(", p95 ", numbers.p95, " ", numbers.bound, el("span", "muted", " (n ", numbers.count, ")"));
  let owner = null;
  return {
    node,
    show({ session, mouthToEar }) {
      node.hidden = mouthToEar === null;
      owner ??= { session, hop: "media" };
      for (const name of mouthToEar ? Object.keys(numbers) : []) {
        put(numbers[name], mouthToEar[name], owner);
      }
    },
  };
}
