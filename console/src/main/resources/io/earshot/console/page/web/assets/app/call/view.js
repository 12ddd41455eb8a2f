import { answer } from "../answer.js";
import { charts } from "../chart/charts.js";
import { copy } from "../copy.js";
import { el } from "../dom.js";
import { watch } from "../feed.js";
import { perFrame } from "../frame.js";
import { bind } from "../keys.js";
import { keep } from "../place.js";
import { callAlerts } from "./alerts.js";
import { chain } from "./chain.js";
import { episodes } from "./episodes.js";
import { evidence } from "./evidence.js";
import { background } from "./background.js";
import { header } from "./header.js";
import { streams } from "./streams.js";
import { utterances } from "./utterances.js";

/** One call: the answer, who suffered when, the hops, the seconds, and the facts behind them. */
export function openCall(root, place, link) {
  document.title = place.session + " · Earshot";
  let latest = null;

  const chosen = chosenStream(place.leg, () => latest && draw());
  const parts = {
    header: header(place),
    answer: answer(),
    evidence: evidence(),
    alerts: callAlerts(),
    episodes: episodes((seconds) => parts.charts.jump(seconds)),
    chain: chain(),
    charts: charts(place.session, place.seconds),
    streams: streams(chosen),
    utterances: utterances(),
    background: background(),
    waiting: waiting(),
  };
  root.append(...Object.values(parts).map((part) => part.node));
  const details = [parts.chain, parts.charts, parts.streams, parts.utterances];
  showDetails(false);

  const draw = perFrame(() => {
    const known = latest.state !== "unknown" && latest.state !== "loading";
    showDetails(known);
    parts.waiting.node.hidden = known;
    parts.header.show(latest);
    parts.answer.show(latest.sentence, latest.sure, latest.finding);
    parts.evidence.show(latest);
    parts.episodes.show(latest);
    parts.background.show(latest);
    if (known) {
      parts.chain.show(latest);
      parts.streams.show(latest);
      parts.utterances.show(latest);
      parts.charts.episodes(latest.suffering);
      parts.charts.choose(chosen.of(latest.streams));
    }
    document.title = (latest.verdict === "FAIL" ? "▲ " : "") + latest.title + " · Earshot";
  });

  bind([
    { keys: ["ArrowLeft"], does: "a second back (with Shift: ten)", run: (e) => move(e, -1) },
    { keys: ["ArrowRight"], does: "a second on (with Shift: ten)", run: (e) => move(e, 1) },
    { keys: ["Escape"], does: "let the cursor go, then all calls", run: escape },
    { keys: ["0"], does: "show the whole call (as a double click does)", run: parts.charts.whole },
    { keys: ["c"], does: "copy a link to this second", run: () => copy(location.href, "link") },
    { keys: ["wheel"], does: "zoom the charts; drag selects a span" },
  ]);
  const run = place.run === null ? "" : "?run=" + encodeURIComponent(place.run);
  const close = watch(
    "/api/v1/watch/calls/" + encodeURIComponent(place.session) + run,
    {
      health: (health) => link.health(health),
      call(event) {
        latest = event;
        draw();
      },
      alerts: (event) => parts.alerts.show(event, place.session),
      seconds: (event) => parts.charts.receive(event),
    },
    {
      lost: (seconds, reason) => link.lost(seconds, reason),
      found: () => link.found(),
      refused(text) {
        link.refused(text);
        parts.answer.show(text, null);
      },
    },
  );
  return () => {
    close();
    parts.charts.close();
  };

  function showDetails(visible) {
    for (const part of details) {
      part.node.hidden = !visible;
    }
  }

  function move(event, bySeconds) {
    parts.charts.move(event.shiftKey ? 10 * bySeconds : bySeconds);
  }

  function escape() {
    if (!parts.charts.release()) {
      document.getElementById("trail").querySelector("a").click();
    }
  }
}

/** What an unknown call's page says besides: it may still come. */
function waiting() {
  const all = el("a", null, "See all calls");
  all.href = "/";
  const node = el(
    "p",
    "waiting",
    "The page fills by itself as soon as something is heard of it. ",
    all,
  );
  node.hidden = true;
  return { node };
}

/** The stream a person looks at, kept in the URL; null = all alike. */
function chosenStream(id, changed) {
  return {
    is: (stream) => stream.stream === id,
    of: (streams) => streams.find((stream) => stream.stream === id) ?? null,
    toggle(stream) {
      id = stream.stream === id ? null : stream.stream;
      keep({ leg: id });
      changed();
    },
  };
}
