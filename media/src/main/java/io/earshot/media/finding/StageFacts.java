package io.earshot.media.finding;

/**
 * One stage of a translating worker over a call.
 *
 * @param stage such as {@code TTS_FIRST}
 * @param p95Millis 95th percentile of the time since the stage before
 */
public record StageFacts(String stage, double p95Millis) {

  public StageFacts {
    if (!Double.isFinite(p95Millis)) {
      throw new IllegalArgumentException("p95Millis=" + p95Millis + " not a finite number");
    }
  }
}
