import { el, mark, say } from "../dom.js";
import { hrefWith } from "../place.js";

/** Rows of one page; the server sends no more, so ten thousand calls cost what a hundred do. */
export const PAGE_ROWS = 100;

/** Links to the pages before and after; absent while all calls fit on one. */
export function pager() {
  const before = el("a", null, "← previous");
  const after = el("a", null, "next →");
  const where = el("span", "muted");
  const node = el("nav", "pager", before, where, after);
  node.setAttribute("aria-label", "Pages of calls");
  return {
    node,
    show(offset, matching) {
      const last = Math.min(offset + PAGE_ROWS, matching);
      node.hidden = matching <= PAGE_ROWS && offset === 0;
      say(where, `calls ${Math.min(offset + 1, last)} to ${last} of ${matching}`);
      link(before, offset > 0, Math.max(0, offset - PAGE_ROWS));
      link(after, last < matching, offset + PAGE_ROWS);
    },
  };
}

function link(anchor, there, offset) {
  mark(anchor, "href", there ? hrefWith({ offset: offset || null }) : null);
  mark(anchor, "aria-disabled", there ? null : "true");
}
