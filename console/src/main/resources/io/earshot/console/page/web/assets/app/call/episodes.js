import { el, say } from "../dom.js";
import { put } from "../number.js";
import { Rows } from "../rows.js";
import { verdictMark } from "../verdict.js";

/** Who suffers now, then who suffered, and whom nothing is heard of. */
export function episodes() {
  const missing = el("ul", "missing");
  const now = part("Suffers now");
  const past = part("Suffered");
  const node = el("div", "episodes", missing, now.node, past.node);
  const silent = new Rows(missing, (text) => text, missingRow);
  return {
    node,
    show({ session, suffering, missing: texts }) {
      silent.show(texts);
      missing.hidden = texts.length === 0;
      now.show(suffering.filter((each) => each.until === null), session);
      past.show(suffering.filter((each) => each.until !== null), session);
    },
  };
}

function missingRow(text) {
  return { node: el("li", null, text), update() {} };
}

function part(title) {
  const list = el("ol");
  const node = el("section", null, el("h2", null, title), list);
  let session;
  const rows = new Rows(list, keyOf, (item) => episode(session, item));
  return {
    node,
    show(items, ofSession) {
      session = ofSession;
      node.hidden = items.length === 0;
      rows.show(items);
    },
  };
}

function keyOf({ leg, hop, participant, stream, title, from }) {
  return JSON.stringify([leg, hop, participant, stream, title, from.value]);
}

function episode(session, { hop, leg, stream, participant }) {
  const owner = { session, hop, leg: hop ? null : leg, stream, participant };
  const verdict = verdictMark();
  const title = el("strong");
  const text = el("span");
  const sure = el("span", "muted");
  const from = el("span", "number");
  const until = el("span", "number");
  const lasted = el("span", "number");
  const ended = el("span", null, " to ", until);
  const when = el("span", "when", el("span", "word"), " ", from, ended);
  const word = when.firstChild;
  const node = el(
    "li",
    null,
    verdict.node,
    el("p", "says", title, " ", text),
    el("p", "times", when, el("span", "muted", " · ", lasted), " "),
    el("p", "sure-of", sure),
  );
  return {
    node,
    update(item) {
      verdict.show(item.verdict);
      say(title, item.title);
      say(text, item.text);
      say(sure, item.sure);
      put(from, item.from, owner);
      ended.hidden = item.until === null;
      say(word, item.until === null ? "since" : "from");
      if (item.until !== null) {
        put(until, item.until, owner);
      }
      put(lasted, item.lasted, owner);
    },
  };
}
