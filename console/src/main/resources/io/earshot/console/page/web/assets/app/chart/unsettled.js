import { token } from "./palette.js";

const RADIUS_PIXELS = 3;

/**
 * Marks the seconds of a line whose clock offset may still change with hollow points: the line goes
 * on, but nobody takes its tail for settled.
 *
 * @param index the line among uPlot's series
 */
export function drawUnsettled(plot, index, line, seconds) {
  const { alpha = 1, show } = plot.series[index];
  if (!show || line.series.settles == null) {
    return;
  }
  const { ctx, bbox } = plot;
  const [xs, values] = [plot.data[0], plot.data[index]];
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = line.line.color;
  ctx.fillStyle = token("--panel");
  ctx.lineWidth = 1.25 * devicePixelRatio;
  const first = seconds.final.indexOf(0);
  for (let i = first < 0 ? xs.length : first; i < xs.length; i++) {
    if (values[i] != null && seconds.final[i] === 0) {
      ctx.beginPath();
      const [x, y] = [plot.valToPos(xs[i], "x", true), plot.valToPos(values[i], "y", true)];
      ctx.arc(x, y, RADIUS_PIXELS * devicePixelRatio, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
    }
  }
  ctx.restore();
}
