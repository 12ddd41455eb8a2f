import { el, headRow, mark, say } from "../dom.js";
import { put } from "../number.js";
import { Rows } from "../rows.js";
import { secondNumber } from "./second-number.js";
import { sinceStart } from "./time-text.js";

const SHOWN_SECONDS = 30;

/** The newest half minute of a chart in words and numbers, for whoever cannot use the picture. */
export function lastSeconds(session, title, lines) {
  const heads = lines.map(({ series }) => ["n", series.label]);
  const body = el("tbody");
  const table = el(
    "table",
    null,
    el("caption", null, title),
    el("thead", null, headRow([["at", "At"], ...heads])),
    body,
  );
  const holder = el("div", "scroller", table);
  holder.tabIndex = 0;
  holder.setAttribute("role", "region");
  holder.setAttribute("aria-label", title + ", last 30 seconds");
  const node = el("details", "as-table", el("summary", null, "Last 30 s as a table"), holder);
  const rows = new Rows(
    body,
    (row) => String(row.x),
    () => secondRow(session, lines),
  );
  return {
    node,
    /** Nothing is written while it is folded away. */
    show(seconds) {
      if (!node.open) {
        return;
      }
      const first = Math.max(0, seconds.x.length - SHOWN_SECONDS);
      const newest = seconds.x.slice(first).map((x, i) => ({ x, row: first + i, seconds }));
      rows.show(newest.reverse());
    },
  };
}

function secondRow(session, lines) {
  const at = el("th");
  at.scope = "row";
  const cells = lines.map(() => el("td", "n"));
  const node = el("tr", null, at, ...cells);
  const owners = lines.map(({ series }) => ({
    session,
    hop: series.hop,
    leg: series.hop ? null : series.leg,
  }));
  return {
    node,
    update({ x, row, seconds }) {
      const provisional = seconds.final[row] === 0;
      say(at, sinceStart(x) + (provisional ? " provisional" : ""));
      mark(node, "class", provisional ? "is-provisional" : null);
      lines.forEach(({ series, column }, i) =>
        put(
          cells[i],
          secondNumber(series, seconds.columns[column][row], !provisional),
          owners[i],
        ),
      );
    },
  };
}
