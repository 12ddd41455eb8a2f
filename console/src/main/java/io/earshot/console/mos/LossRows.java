package io.earshot.console.mos;

import io.earshot.media.loss.LossPattern;
import io.earshot.media.red.FecWeight;
import io.earshot.media.red.GilbertElliottLoss;
import io.earshot.media.red.GilbertLoss;
import io.earshot.media.red.RedDistances;
import java.util.OptionalDouble;

/** Rows about what redundancy leaves of loss. */
final class LossRows {

  private static final int MAX_DEPTH = 1000;

  private LossRows() {}

  static RowResult gilbert(RowInputs inputs) {
    GilbertLoss chain = new GilbertLoss(inputs.number("p", 0, 1), inputs.number("q", 0, 1));
    LossPattern left = chain.residual(depth(inputs), FecWeight.NO_FEC);
    OptionalDouble meanRun =
        left.lossRatio() > 0 ? OptionalDouble.of(chain.meanRunPackets()) : OptionalDouble.empty();
    return result(left, meanRun);
  }

  static RowResult gilbertElliott(RowInputs inputs) {
    GilbertElliottLoss chain =
        new GilbertElliottLoss(
            inputs.number("p", 0, 1),
            inputs.number("q", 0, 1),
            inputs.number("eg", 0, 1),
            inputs.number("eb", 0, 1));
    int depth = depth(inputs);
    return result(chain.residual(depth), chain.residualMeanRunPackets(depth));
  }

  static RowResult sequence(RowInputs inputs) {
    String letters = inputs.letters("lost", "01");
    boolean[] lost = new boolean[letters.length()];
    for (int packet = 0; packet < lost.length; packet++) {
      lost[packet] = letters.charAt(packet) == '1';
    }
    int[] distances =
        inputs.wholeNumbers("distances", 1, RedDistances.MAX_DISTANCE).stream()
            .mapToInt(Long::intValue)
            .toArray();
    StringBuilder residual = new StringBuilder();
    for (boolean each : RedDistances.of(distances).residual(lost)) {
      residual.append(each ? '1' : '0');
    }
    return RowResult.withoutRating()
        .and("residual", residual.toString())
        .and("residual_lost", residual.chars().filter(each -> each == '1').count());
  }

  private static int depth(RowInputs inputs) {
    return inputs.wholeNumber("K", 0, 0, MAX_DEPTH);
  }

  private static RowResult result(LossPattern left, OptionalDouble meanRun) {
    return RowResult.withoutRating()
        .and("loss", left.lossRatio())
        .and("mean_run", meanRun)
        .and("BurstR", left.burstRatio());
  }
}
