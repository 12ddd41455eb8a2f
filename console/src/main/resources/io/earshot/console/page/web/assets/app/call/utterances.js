import { el, mark, say, scroller, section } from "../dom.js";
import { put } from "../number.js";
import { Rows } from "../rows.js";
import { utteranceHead, utteranceRow } from "./utterance-row.js";

/** Rows before somebody asks for all: enough for the late ones, which come first. */
const FEW = 8;

/** What became of a phrase; merged: heard as part of another one. */
const OUTCOMES = ["complete", "partial", "dropped", "merged"];

/** One row each phrase, its stages stacked from the moment it ended to the moment it was heard. */
export function utterances() {
  const head = el("thead");
  const body = el("tbody");
  const table = el("table", "utterances", head, body);
  const counts = Object.fromEntries(OUTCOMES.map((name) => [name, el("b", "number")]));
  const line = el(
    "p",
    "muted",
    ...OUTCOMES.flatMap((name, i) => [counts[name], ` ${name}${i < 3 ? ", " : ""}`]),
  );
  const more = el("button", "more");
  more.type = "button";
  const node = section(
    "utterances",
    "Utterances, late ones first",
    line,
    scroller("Utterances as a table", table),
    more,
  );
  let latest = null;
  let all = false;
  let stages = "";
  let rows = null;

  more.addEventListener("click", () => {
    all = !all;
    show(latest);
  });
  return { node, show };

  function show(call) {
    latest = call;
    node.hidden = call.utterances.rows.length === 0;
    const { rows: items, counts: totals } = call.utterances;
    const owner = { session: call.session };
    for (const [name, number] of Object.entries(counts)) {
      const value = totals[name] ?? null;
      put(
        number,
        { metric: "utteranceCounts." + name, value, text: String(value ?? "—"), title: null },
        owner,
      );
    }
    const columns = stagesOf(items);
    const shape = JSON.stringify(columns);
    if (rows === null || shape !== stages) {
      stages = shape;
      head.replaceChildren(utteranceHead(columns));
      body.replaceChildren();
      rows = new Rows(
        body,
        (each) => each.utterance,
        () => utteranceRow(call.session, columns),
      );
    }
    const scaleMillis = Math.max(
      0,
      ...items.flatMap((item) => item.stages.map((each) => each.at.value ?? 0)),
    );
    rows.show((all ? items : items.slice(0, FEW)).map((item) => ({ ...item, scaleMillis })));
    table.parentElement.hidden = items.length === 0;
    more.hidden = items.length <= FEW;
    say(more, all ? "Show fewer" : `Show all ${items.length}`);
    mark(more, "aria-expanded", all);
  }
}

/** Every stage that occurs, in the order of the utterance that has most of them. */
function stagesOf(items) {
  const byStage = new Map();
  for (const item of [...items].sort((a, b) => b.stages.length - a.stages.length)) {
    for (const { stage, label } of item.stages) {
      if (!byStage.has(stage)) {
        byStage.set(stage, label);
      }
    }
  }
  return [...byStage];
}
