import { el, mark, say } from "../dom.js";

const MOST_CHARS = 500;

/**
 * Fields for one call and one rule; each must be named exactly, so those at hand are offered.
 *
 * @param changed function of {session, rule}, called when a field is left or Enter is pressed
 */
export function termBox({ session, rule }, changed) {
  const fields = {
    session: field("session", "call", session),
    rule: field("rule", "rule", rule),
  };
  const error = el("p", "error");
  error.id = "alert-filter-error";
  const parts = Object.values(fields).flatMap(({ label, input, list }) => [label, input, list]);
  const node = el("form", "filter", ...parts, error);
  node.setAttribute("role", "search");
  let applied = { session, rule };

  for (const { input } of Object.values(fields)) {
    input.setAttribute("aria-describedby", error.id);
    input.addEventListener("change", apply);
  }
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  return {
    node,
    focus: () => fields.session.input.select(),
    /** Offers what the alerts at hand are about. */
    know(alerts) {
      offer(
        fields.session.list,
        alerts.map((each) => each.session),
      );
      offer(
        fields.rule.list,
        alerts.map((each) => each.rule),
      );
    },
    /** Takes the filters away; whether there was one. */
    clear() {
      const had = Object.values(fields).some(({ input }) => input.value !== "");
      for (const { input } of Object.values(fields)) {
        input.value = "";
        input.blur();
      }
      apply();
      return had;
    },
    /** Says why the server does not take the filter; null = it does. */
    refuse: (reason) => say(error, reason),
  };

  function apply() {
    const terms = { session: fields.session.input.value, rule: fields.rule.input.value };
    if (terms.session !== applied.session || terms.rule !== applied.rule) {
      applied = terms;
      changed(terms);
    }
  }
}

function field(name, word, value) {
  const input = el("input");
  input.id = "alerts-" + name;
  input.type = "search";
  input.value = value;
  input.spellcheck = false;
  input.autocomplete = "off";
  input.maxLength = MOST_CHARS;
  const list = el("datalist");
  list.id = input.id + "-known";
  mark(input, "list", list.id);
  const label = el("label", null, word);
  label.htmlFor = input.id;
  return { label, input, list };
}

function offer(list, names) {
  const known = [...new Set(names.filter(Boolean))].sort();
  if (list.dataset.known !== known.join("\n")) {
    list.dataset.known = known.join("\n");
    list.replaceChildren(
      ...known.map((name) => {
        const option = el("option");
        option.value = name;
        return option;
      }),
    );
  }
}
