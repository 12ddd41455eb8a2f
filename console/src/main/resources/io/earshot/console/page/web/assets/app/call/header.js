import { el, mark, say } from "../dom.js";
import { put } from "../number.js";
import { verdictMark } from "../verdict.js";

/** Which call this is, whether it still runs, and for how long it did. */
export function header({ session, run }) {
  const all = el("a", null, "all calls");
  all.href = "/";
  const name = el("span", "here", session);
  document.getElementById("trail").replaceChildren(all, el("span", "muted", " / "), name);

  const title = el("span", "title", session);
  const state = el("span", "state");
  const duration = el("span", "number");
  const length = el("span", "muted", "length ", duration);
  const replay = el("span", "state", run ? "run " + run : "");
  const verdict = verdictMark();
  const node = el("p", "call-head", title, verdict.node, state, length, replay);
  replay.hidden = run === null;
  length.hidden = true;
  verdict.node.hidden = true;
  const owner = { session };
  return {
    node,
    show(call) {
      say(name, call.title);
      say(title, call.title);
      say(state, call.stateText);
      mark(state, "data-state", call.state);
      mark(state, "title", call.stateTitle);
      put(duration, call.duration, owner);
      length.hidden = call.duration?.value == null;
      verdict.node.hidden = call.verdict == null;
      verdict.show(call.verdict);
    },
  };
}
