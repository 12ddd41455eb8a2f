import { el, headRow, mark, say, scroller, section } from "../dom.js";
import { legOwner, put } from "../number.js";
import { Rows } from "../rows.js";
import { verdictMark } from "../verdict.js";

/** Column title, field of the stream, explanation. */
const WHOLE = [
  ["Expected", "expected"],
  ["Received", "received"],
  ["Lost", "lost"],
  ["Loss", "loss", "before redundant copies repair any of it"],
  ["After RED", "residual", "loss of frames that no redundant copy repaired"],
  ["RED", "redDepth", "redundant copies in each packet"],
  ["Own leg", "ownLeg", "lost on this leg alone, not before it"],
  ["Run", "meanRun", "mean length of a burst of losses, packets"],
  ["Jitter", "jitter", "p95 over the call, RFC 3550"],
  ["Buffer", "buffer", "mean delay of the jitter buffer"],
  ["Target", "target", "what the jitter buffer aims at"],
  ["Concealed", "concealed", "share of the sound that was made up"],
  ["RTT", "rtt", "round trip, p50"],
  ["MOS lq", "mosLq", "listening: codec and loss; of the best that its scale allows"],
  ["MOS cq", "mosCq", "conversation: listening and delay"],
];
const NOW = [
  ["Loss", "nowLoss"],
  ["Jitter", "nowJitter"],
  ["Buffer", "nowBuffer"],
  ["Concealed", "nowConcealed"],
];

/** A row for each stream; its name picks it out in the charts. */
export function streams(chosen) {
  const body = el("tbody");
  const table = el("table", "streams", el("thead", null, groups(), columns()), body);
  const node = section("streams", "Streams", scroller("Streams as a table", table));
  let session;
  const rows = new Rows(
    body,
    (each) => each.stream,
    (each) => streamRow(session, each, chosen),
  );
  const none = el("p", "none", "No stream counted yet.");
  node.append(none);
  return {
    node,
    show(call) {
      session = call.session;
      rows.show(call.streams);
      table.parentElement.hidden = call.streams.length === 0;
      none.hidden = call.streams.length > 0;
    },
  };
}

function streamRow(session, stream, chosen) {
  const owner = legOwner(session, stream);
  const name = el("button", "pick");
  name.type = "button";
  let latest = stream;
  name.addEventListener("click", () => chosen.toggle(latest));
  const leg = el("span", "under");
  const head = el("th", "stream", name, leg);
  head.scope = "row";
  const numbers = new Map();
  const cells = [...WHOLE, ...NOW].map(([, field], i) => {
    const number = el("span", "number");
    numbers.set(field, number);
    return el("td", i === WHOLE.length ? "n group" : "n", number);
  });
  const verdict = verdictMark();
  const provisional = el("span", "provisional", "provisional");
  const last = el("td", "verdict-cell", verdict.node, provisional);
  const node = el("tr", null, head, last, ...cells);
  return {
    node,
    update(item) {
      latest = item;
      mark(node, "data-verdict", item.verdict);
      mark(name, "aria-pressed", chosen.is(item));
      mark(name, "title", "stream " + item.stream);
      say(name, item.label);
      say(leg, item.leg);
      for (const [field, number] of numbers) {
        put(number, item[field], owner);
      }
      verdict.show(item.verdict);
      provisional.hidden = !item.provisional;
      node.classList.toggle("is-provisional", item.provisional);
    },
  };
}

function groups() {
  const row = el("tr", "groups");
  for (const [text, columns] of [
    ["", 2],
    ["Whole call", WHOLE.length],
    ["Newest second", NOW.length],
  ]) {
    const cell = text ? el("th", text.startsWith("N") ? "group" : "", text) : el("td");
    cell.colSpan = columns;
    if (text) {
      cell.scope = "colgroup";
    }
    row.append(cell);
  }
  return row;
}

function columns() {
  const first = [
    ["stream", "Stream"],
    ["verdict-cell", "Verdict"],
  ];
  const whole = WHOLE.map(([title, , why]) => ["n", title, why]);
  const now = NOW.map(([title], i) => [i ? "n" : "n group", title]);
  return headRow([...first, ...whole, ...now]);
}
