import { el, mark, plain, say } from "../dom.js";

/** The address if a browser may be sent there: http and https only; else null. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** A link of this page, e.g. to a call; null for what leads elsewhere. */
export function ownAddress(text) {
  return typeof text === "string" && /^\/(call|alerts)\/[^/\\]/.test(text) ? text : null;
}

/**
 * A link that rules or agents named: it is followed only to the web, and anything else is shown as
 * the text it is.
 */
export function webLink(label) {
  const link = el("a", null, label + " ↗");
  link.rel = "noopener noreferrer external";
  const text = el("span", "muted");
  const node = el("span", "web-link", link, text);
  return {
    node,
    show(address, reason) {
      const found = webAddress(address);
      link.hidden = found === null;
      mark(link, "href", found);
      mark(link, "title", found);
      text.hidden = found !== null;
      say(text, address ? `${label}: ${plain(address)} (no web address)` : "—");
      text.classList.toggle("unknown", !address);
      mark(text, "title", address ? null : reason);
    },
  };
}
