/** Makes an element; strings become text nodes, so that no name is ever read as markup. */
export function el(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) {
    node.className = className;
  }
  node.append(...children);
  return node;
}

/** Makes an SVG element; `class` and geometry are plain attributes there. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

/** Writes text only where it changed: an untouched node costs no layout. */
export function say(node, text) {
  const next = text ?? "";
  if (node.textContent !== next) {
    node.textContent = next;
  }
}

/** Text of a stranger: what turns the reading direction round could pose as something else. */
export function plain(text) {
  return String(text ?? "").replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
}

/** Writes an attribute only where it changed; null removes it. */
export function mark(node, name, value) {
  if (value == null) {
    if (node.hasAttribute(name)) {
      node.removeAttribute(name);
    }
  } else if (node.getAttribute(name) !== String(value)) {
    node.setAttribute(name, value);
  }
}

/** A table head from [class, text, title?] triples; screen readers get the scope of each. */
export function headRow(columns) {
  const row = el("tr");
  for (const [className, text, title] of columns) {
    const cell = el("th", className, text);
    cell.scope = "col";
    if (title) {
      cell.title = title;
    }
    row.append(cell);
  }
  return row;
}

/** A part of the call view with a heading that names it as a landmark. */
export function section(className, title, ...children) {
  const heading = el("h2", null, title);
  heading.id = "part-" + className;
  const node = el("section", className, heading, ...children);
  node.setAttribute("aria-labelledby", heading.id);
  return node;
}

/** A table wider than the window scrolls by itself, also from the keyboard. */
export function scroller(label, table) {
  const node = el("div", "scroller", table);
  node.tabIndex = 0;
  node.setAttribute("role", "region");
  node.setAttribute("aria-label", label);
  return node;
}
