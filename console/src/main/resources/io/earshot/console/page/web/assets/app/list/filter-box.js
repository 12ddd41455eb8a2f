import { el, mark, say } from "../dom.js";

const TYPING_MILLIS = 250;

/**
 * The filter field.
 *
 * @param changed function of the text, called when typing pauses
 */
export function filterBox(text, changed) {
  const field = el("input");
  field.type = "search";
  field.id = "filter";
  field.value = text;
  field.spellcheck = false;
  field.autocomplete = "off";
  field.maxLength = 200;
  field.placeholder = "anna verdict:fail";
  field.setAttribute("aria-describedby", "filter-error");
  const label = el("label", null, el("kbd", null, "/"), " filter");
  label.htmlFor = field.id;
  const error = el("p", "error");
  error.id = "filter-error";
  const node = el("form", "filter", label, field, error);
  node.setAttribute("role", "search");

  let applied = text;
  let timer;
  const apply = () => {
    clearTimeout(timer);
    if (field.value.trim() !== applied) {
      applied = field.value.trim();
      changed(applied);
    }
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(apply, TYPING_MILLIS);
  });
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
    field.blur();
  });
  return {
    node,
    focus: () => field.select(),
    focused: () => document.activeElement === field,
    clear() {
      field.value = "";
      apply();
      field.blur();
    },
    /** Says why the server does not take the filter; null = it does. */
    refuse(reason) {
      say(error, reason);
      mark(field, "aria-invalid", reason ? "true" : null);
    },
    close: () => clearTimeout(timer),
  };
}
