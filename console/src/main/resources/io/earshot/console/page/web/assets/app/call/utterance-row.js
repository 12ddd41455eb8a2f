import { el, headRow, mark, say, svg } from "../dom.js";
import { put, utteranceOwner } from "../number.js";
import { verdictMark } from "../verdict.js";

/** Head of the table: a column for each stage, with the colour of the segment that leads to it. */
export function utteranceHead(stages) {
  const row = headRow([
    ["utterance", "Utterance"],
    ["n", "At"],
    ["bars", "Stages"],
    ...stages.map(([, label]) => ["n", label]),
    ["n", "Total", "from the instant the worker's clock starts to the first translated sound"],
    ["n lag", "Lag", "start of the speech to start of its translation: up to 2 s good, 4 s human-like"],
    ["outcome", "Outcome"],
    ["verdict-cell", "Verdict"],
  ]);
  stages.forEach((_, i) => {
    const swatch = el("i", "swatch");
    swatch.dataset.stage = i;
    row.children[3 + i].prepend(swatch, " ");
  });
  return row;
}

/** One utterance: {node, update(utterance)}. */
export function utteranceRow(session, stages) {
  let owner = null;
  const name = el("th", "utterance");
  name.scope = "row";
  const at = el("span", "number");
  const segments = stages.map((_, i) => svg("rect", { "data-stage": i, y: "18%", height: "64%" }));
  const bar = svg("svg", { class: "stages", "aria-hidden": "true" }, ...segments);
  const times = stages.map(() => el("span", "number"));
  const total = el("span", "number");
  const bound = el("span", "number under");
  const lag = el("span", "number");
  const band = el("span", "under");
  const outcome = el("td", "outcome");
  const words = el("span", "under words");
  const verdict = verdictMark();
  const late = el("span", "late", "late");
  const node = el(
    "tr",
    null,
    name,
    el("td", "n", at),
    el("td", "bars", bar),
    ...times.map((time) => el("td", "n", time)),
    el("td", "n strong", total, bound),
    el("td", "n lag", lag, band),
    outcome,
    el("td", "verdict-cell", verdict.node, late, words),
  );
  return {
    node,
    update(item) {
      if (owner?.utterance !== item.utterance) {
        owner = utteranceOwner(session, item);
      }
      say(name, item.utterance);
      put(at, item.at, owner);
      let reached = 0;
      stages.forEach(([stage], i) => {
        const found = item.stages.find((each) => each.stage === stage);
        put(times[i], found?.at ?? missing(stage), owner);
        reached = place(segments[i], reached, found?.at.value ?? null, item.scaleMillis);
      });
      put(total, item.total, owner);
      put(bound, item.bound, owner);
      bound.hidden = item.total.value === null;
      put(lag, item.lag, owner);
      say(band, item.lagBand);
      mark(band, "data-band", item.lagBand);
      say(outcome, item.outcome);
      mark(outcome, "data-outcome", item.outcome);
      verdict.show(item.verdict, item.verdict, "not judged: its total is not known");
      say(words, item.verdictWords);
      late.hidden = !item.late;
      mark(node, "data-late", item.late || null);
    },
  };
}

function missing(stage) {
  return { metric: "stagesMillis." + stage, value: null, text: "—", title: "stage not seen" };
}

/** Stretches a segment from the stage before to this one; a stage not seen leaves no segment. */
function place(segment, from, to, scaleMillis) {
  const width = to === null ? 0 : Math.max(0, to - from);
  mark(segment, "x", (100 * from) / (scaleMillis || 1) + "%");
  mark(segment, "width", (100 * width) / (scaleMillis || 1) + "%");
  return to ?? from;
}
