const RADIUS_PIXELS = 2.5;

/**
 * Draws the values whose neighbours are unknown, with their bound as a whisker. Phrases end every
 * few seconds only: a line has nothing to join there, and joining them would invent the seconds
 * between.
 *
 * @param index the line among uPlot's series; its bound, if any, is in the two after it
 */
export function drawAlone(plot, index, color) {
  const { alpha = 1, show } = plot.series[index];
  if (!show) {
    return;
  }
  const { ctx, data, bbox } = plot;
  const [xs, values] = [data[0], data[index]];
  const banded = plot.series[index + 1]?.width === 0;
  const y = (value) => plot.valToPos(value, "y", true);
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = devicePixelRatio;
  values.forEach((value, i) => {
    if (value == null || values[i - 1] != null || values[i + 1] != null) {
      return;
    }
    const x = plot.valToPos(xs[i], "x", true);
    ctx.beginPath();
    ctx.arc(x, y(value), RADIUS_PIXELS * devicePixelRatio, 0, 2 * Math.PI);
    ctx.fill();
    if (banded && data[index + 1][i] != null && data[index + 2][i] != null) {
      ctx.beginPath();
      ctx.moveTo(x, y(data[index + 1][i]));
      ctx.lineTo(x, y(data[index + 2][i]));
      ctx.stroke();
    }
  });
  ctx.restore();
}
