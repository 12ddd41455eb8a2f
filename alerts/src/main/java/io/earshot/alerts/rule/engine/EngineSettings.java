package io.earshot.alerts.rule.engine;

/**
 * What bounds an engine and its patience.
 *
 * @param graceSeconds second t is judged when the clock passes t + grace; what comes later is late
 * @param maxFutureSeconds a sample farther ahead of the clock is refused
 * @param resendSeconds how often firing alerts are told again; decides how long a record is valid
 * @param maxGroups groups that one rule tracks
 * @param maxWaiting samples that wait for their second
 */
public record EngineSettings(
    long graceSeconds, long maxFutureSeconds, long resendSeconds, int maxGroups, int maxWaiting) {

  /** For input that already waited for stragglers, as LIVE measurements have. */
  public static final EngineSettings USUAL = new EngineSettings(0, 60, 60, 100_000, 1_000_000);

  /** For measurements, whose engine has refused already what is too far ahead. */
  public static final EngineSettings PARTITIONED =
      new EngineSettings(0, Long.MAX_VALUE >> 2, 60, 100_000, 1_000_000);

  public EngineSettings withGraceSeconds(long seconds) {
    return new EngineSettings(seconds, maxFutureSeconds, resendSeconds, maxGroups, maxWaiting);
  }

  public EngineSettings withResendSeconds(long seconds) {
    return new EngineSettings(graceSeconds, maxFutureSeconds, seconds, maxGroups, maxWaiting);
  }
}
