import { answer } from "../answer.js";
import { copy } from "../copy.js";
import { el, plain } from "../dom.js";
import { watch } from "../feed.js";
import { perFrame } from "../frame.js";
import { bind } from "../keys.js";
import { agents } from "./agents.js";
import { around } from "./around.js";
import { counted } from "./counted.js";
import { deliveries } from "./deliveries.js";
import { explained } from "./explained.js";
import { figures } from "./figures.js";
import { annotations, header } from "./header.js";
import { rule } from "./rule.js";
import { subject } from "./subject.js";
import { timeline } from "./timeline.js";
import { unknowns } from "./unknowns.js";

/** One alert: the sentence, the numbers behind it, who measured them, and who was told. */
export function openAlert(root, place, link) {
  document.title = place.id + " · Earshot";
  let latest = null;

  const said = answer();
  const top = header(place.id);
  const parts = {
    figures: figures(),
    annotations: annotations(),
    around: around(),
    timeline: timeline(),
    counted: counted(),
    deliveries: deliveries(),
    agents: agents(),
    subject: subject(),
    rule: rule(),
    unknowns: unknowns(),
  };
  const background = el(
    "div",
    "alert-background",
    parts.deliveries.node,
    parts.agents.node,
    parts.subject.node,
    parts.rule.node,
    parts.unknowns.node,
  );
  const details = el(
    "div",
    "alert-details",
    parts.figures.node,
    parts.annotations.node,
    parts.around.node,
    parts.timeline.node,
    parts.counted.node,
    background,
  );
  details.hidden = true;
  const others = elsewhere();
  root.append(top.node, said.node, details, others);

  const draw = perFrame(() => {
    const isKnown = latest.alert !== undefined;
    details.hidden = !isKnown;
    others.hidden = isKnown;
    if (!isKnown) {
      said.show(plain(latest.error), null);
      return;
    }
    said.show(unbroken(plain(latest.alert.sentence)), plain(latest.bound?.text) || null);
    top.show(latest);
    for (const part of Object.values(parts)) {
      part.show(latest);
    }
    const isFiring = latest.alert.state === "firing";
    document.title = (isFiring ? "▲ " : "") + plain(latest.alert.rule) + " · Earshot";
  });

  bind([
    { keys: ["ArrowLeft"], does: "a second back in the chart", run: () => parts.around.move(-1) },
    { keys: ["ArrowRight"], does: "a second on in the chart", run: () => parts.around.move(1) },
    { keys: ["Escape"], does: "let the cursor go, then all alerts", run: escape },
    { keys: ["c"], does: "copy a link to this alert", run: () => copy(location.href, "link") },
  ]);
  const explanation = explained(place.id, (document) => {
    latest = document;
    draw();
  });
  const close = watch(
    "/api/v1/watch/alerts/" + encodeURIComponent(place.id),
    {
      health: (health) => link.health(health),
      alert(event) {
        if (event.error === null) {
          if (latest?.alert === undefined) {
            said.show("Reading what this alert rests on…", null);
            others.hidden = true;
          }
          explanation.changed();
        } else {
          latest = event;
          draw();
        }
      },
    },
    {
      lost: (seconds, reason) => link.lost(seconds, reason),
      found: () => link.found(),
      refused(text) {
        link.refused(text);
        said.show(text, null);
        others.hidden = false;
      },
    },
  );
  return () => {
    close();
    explanation.close();
    parts.around.close();
  };

  function escape() {
    if (!parts.around.release()) {
      document.getElementById("trail").querySelectorAll("a")[1].click();
    }
  }
}

/** Keeps a number and its unit on one line. */
function unbroken(text) {
  return text.replace(/(\d) (?=(%|ms|s)(\s|$))/g, "$1\u00a0");
}

/** What an unknown alert's page says besides: where the known ones are. */
function elsewhere() {
  const all = el("a", null, "See all alerts");
  all.href = "/alerts";
  const node = el(
    "p",
    "waiting",
    "The page fills by itself as soon as something is heard of it. ",
    all,
  );
  node.hidden = true;
  return node;
}
