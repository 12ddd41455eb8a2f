import { el, mark, say, scroller } from "../dom.js";
import { put } from "../number.js";
import { Rows } from "../rows.js";

/** The numbers behind the finding, a row for each stream, hop or stage. */
export function evidence() {
  const body = el("tbody");
  const table = el("table", "evidence", body);
  const node = el(
    "details",
    "evidence",
    el("summary", null, "Evidence"),
    scroller("Evidence of the finding as a table", table),
  );
  node.hidden = true;
  let session;
  const rows = new Rows(
    body,
    (each) => each.subject,
    () => evidenceRow(() => session),
  );
  return {
    node,
    show(call) {
      session = call.session;
      rows.show(call.evidence);
      node.hidden = call.evidence.length === 0;
    },
  };
}

function evidenceRow(session) {
  const head = el("th");
  head.scope = "row";
  const node = el("tr", null, head);
  let owner = null;
  const cells = [];
  return {
    node,
    update(item) {
      owner ??= {
        session: session(),
        hop: item.hop,
        from: item.from,
        to: item.to,
        leg: item.leg,
        stream: item.stream,
        participant: item.participant,
      };
      say(head, item.label);
      mark(head, "title", item.subject);
      while (cells.length < item.numbers.length) {
        const cell = { label: el("span", "muted small"), number: el("span", "number") };
        cells.push(cell);
        node.append(el("td", null, cell.label, " ", cell.number));
      }
      item.numbers.forEach(({ label, number }, i) => {
        say(cells[i].label, label);
        put(cells[i].number, number, owner);
      });
      for (const [i, { number }] of cells.entries()) {
        number.parentElement.hidden = i >= item.numbers.length;
      }
    },
  };
}
