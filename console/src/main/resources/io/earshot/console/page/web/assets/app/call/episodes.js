import { el, say } from "../dom.js";
import { put } from "../number.js";
import { Rows } from "../rows.js";
import { verdictMark } from "../verdict.js";

/**
 * Who suffers now, then who suffered, and whom nothing is heard of.
 *
 * @param jump function of seconds since the call's start: where somebody wants to look
 */
export function episodes(jump) {
  const missing = el("ul", "missing");
  const now = part("Suffers now", jump);
  const past = part("Suffered", jump);
  const node = el("div", "episodes", missing, now.node, past.node);
  const silent = new Rows(missing, (text) => text, missingRow);
  return {
    node,
    show({ session, suffering, missing: texts }) {
      silent.show(texts);
      missing.hidden = texts.length === 0;
      now.show(
        suffering.filter((each) => each.until === null),
        session,
      );
      past.show(
        suffering.filter((each) => each.until !== null),
        session,
      );
    },
  };
}

function missingRow(text) {
  return { node: el("li", null, text), update() {} };
}

function part(title, jump) {
  const list = el("ol");
  const node = el("section", null, el("h2", null, title), list);
  let session;
  const rows = new Rows(list, keyOf, (item) => episode(session, item, jump));
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

function episode(session, { hop, leg, stream, participant, from: since }, jump) {
  const owner = { session, hop, leg: hop ? null : leg, stream, participant };
  const verdict = verdictMark();
  const title = el("strong");
  const text = el("span");
  const sure = el("span", "muted");
  const from = el("span", "number");
  const until = el("span", "number");
  const lasted = el("span", "number");
  const ended = el("span", null, " to ", until);
  const word = el("span");
  const look = el("button", "jump", from);
  look.type = "button";
  look.title = "show in the charts";
  look.addEventListener("click", () => jump(since.value));
  const when = el("span", "when", word, " ", look, ended);
  const node = el(
    "li",
    null,
    verdict.node,
    el("p", "says", title, " ", text),
    el("p", "times", when, el("span", "muted", " · for ", lasted)),
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
