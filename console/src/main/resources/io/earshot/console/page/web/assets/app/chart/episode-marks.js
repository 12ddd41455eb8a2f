import { token } from "./palette.js";

const STRIPE_PIXELS = 4;

/**
 * Marks when somebody suffered: a tint of the whole height with a stripe above. Hops that suffer
 * are marked where delays are drawn, legs everywhere else.
 */
export function drawEpisodes(plot, episodes, chart, seconds) {
  const { ctx, bbox } = plot;
  const { min, max } = plot.scales.x;
  const stripe = STRIPE_PIXELS * devicePixelRatio;
  for (const { hop, from, until, verdict } of episodes) {
    const start = Math.max(min, from.value);
    const end = Math.min(max, until === null ? seconds.x.at(-1) : until.value);
    if (Boolean(hop) !== (chart === "delay") || !(start < end)) {
      continue;
    }
    const left = plot.valToPos(start, "x", true);
    const width = plot.valToPos(end, "x", true) - left;
    const name = verdict === "FAIL" ? "fail" : "undecided";
    ctx.save();
    ctx.fillStyle = token(`--${name}-wash`);
    ctx.fillRect(left, bbox.top, width, bbox.height);
    ctx.fillStyle = token(`--${name}-fill`);
    ctx.fillRect(left, bbox.top, width, stripe);
    ctx.restore();
  }
}
