import { el, say, section } from "../dom.js";
import { Rows } from "../rows.js";
import { clocks } from "./clocks.js";

/** The raw facts behind the numbers: who took part, how it was measured, which clocks. */
export function background() {
  const people = el("ul", "people");
  const facts = el("ul", "facts");
  const clock = el("p");
  const pairs = clocks();
  const clockPart = section("clock", "Clocks", clock, pairs.node);
  const peoplePart = section("people", "Participants", people);
  const factsPart = section("facts", "Facts", facts);
  const node = el("div", "background", peoplePart, factsPart, clockPart);
  const persons = new Rows(people, (each) => each.participant, person);
  const lines = new Rows(
    facts,
    (text) => text,
    (text) => ({ node: el("li", null, text), update() {} }),
  );
  return {
    node,
    show(call) {
      persons.show(call.participants);
      lines.show([...new Set(call.facts)]);
      say(clock, call.clock);
      pairs.show(call);
      peoplePart.hidden = call.participants.length === 0;
      factsPart.hidden = call.facts.length === 0;
      clockPart.hidden = call.clock == null && call.clocks == null;
    },
  };
}

function person() {
  const name = el("strong");
  const role = el("span", "role");
  const text = el("span", "muted");
  const silent = el("span", "silent", "silent");
  const node = el("li", null, el("div", null, name, role, silent), text);
  return {
    node,
    update(item) {
      say(name, item.participant);
      say(role, item.role);
      role.hidden = item.role === item.participant;
      say(text, item.text);
      silent.hidden = !item.silent;
    },
  };
}
