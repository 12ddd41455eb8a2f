import { el, plain, section } from "../dom.js";
import { Rows } from "../rows.js";

/** What could not be found, and why: absent when there is nothing. */
export function unknowns() {
  const list = el("ul");
  const node = section("unknowns", "Not known", list);
  const rows = new Rows(
    list,
    (text) => text,
    (text) => ({ node: el("li", null, plain(text)), update() {} }),
  );
  return {
    node,
    show({ unknown }) {
      const all = [...new Set(unknown ?? [])];
      rows.show(all);
      node.hidden = all.length === 0;
    },
  };
}
