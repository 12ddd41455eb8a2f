import { openAlert } from "./alert/view.js";
import { openAlerts } from "./alerts/view.js";
import { openCall } from "./call/view.js";
import { openList } from "./list/view.js";
import { Link } from "./link.js";
import { here } from "./place.js";

const views = { list: openList, call: openCall, alerts: openAlerts, alert: openAlert };
const content = document.getElementById("content");
const link = new Link();

let close = () => {};

function show() {
  close();
  content.replaceChildren();
  const place = here();
  close = views[place.view](content, place, link);
}

/** Links inside the page change the view without loading it anew. */
document.addEventListener("click", (event) => {
  const anchor = event.target.closest("a");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const inside = anchor?.origin === location.origin && !anchor.hash;
  if (inside && plain && !event.defaultPrevented) {
    event.preventDefault();
    history.pushState(null, "", anchor.href);
    show();
    scrollTo(0, 0);
    content.focus({ preventScroll: true });
  }
});

addEventListener("popstate", show);

// A browser keeps left pages with their streams, and has six connections for all of them.
addEventListener("pagehide", () => close());
addEventListener("pageshow", (event) => event.persisted && show());
show();
