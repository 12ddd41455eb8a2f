package io.earshot.lab.clock.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps of either sign after exponential gaps, of a size between two, each power of ten as likely.
 */
record RandomSteps(double meanGapSeconds, double smallestSeconds, double largestSeconds) {

  private static final double FIRST_SECONDS = 60;

  List<ClockStep> draw(Lots lots, double durationSeconds) {
    List<ClockStep> steps = new ArrayList<>();
    double seconds = FIRST_SECONDS + lots.exponential(meanGapSeconds);
    while (seconds < durationSeconds) {
      int sign = lots.chance(0.5) ? 1 : -1;
      steps.add(new ClockStep(seconds, sign * lots.logUniform(smallestSeconds, largestSeconds)));
      seconds += lots.exponential(meanGapSeconds);
    }
    return steps;
  }
}
