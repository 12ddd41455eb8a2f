package io.earshot.alerts.rule.engine;

/**
 * One alert of Prometheus: {@code AlertingRule.Eval} of rules/alerting.go (3.x), statement by
 * statement, for a rule with one result or none at each evaluation.
 */
final class PrometheusAlert {

  private static final long RESOLVED_RETENTION_SECONDS = 900;

  private final long holdSeconds;
  private final long keepFiringSeconds;
  private String state = "none";
  private long activeAt;
  private long resolvedAt = -1;
  private long keepFiringSince = -1;

  PrometheusAlert(long holdSeconds, long keepFiringSeconds) {
    this.holdSeconds = holdSeconds;
    this.keepFiringSeconds = keepFiringSeconds;
  }

  /** Returns none, pending, firing or inactive. */
  String eval(long ts, boolean isResult) {
    if (isResult && (state.equals("none") || state.equals("inactive"))) {
      state = "pending";
      activeAt = ts;
      resolvedAt = -1;
      keepFiringSince = -1;
    }
    if (state.equals("none")) {
      return state;
    }
    if (!isResult) {
      boolean keepFiring = false;
      if (state.equals("firing") && keepFiringSeconds > 0) {
        if (keepFiringSince < 0) {
          keepFiringSince = ts;
        }
        keepFiring = ts - keepFiringSince < keepFiringSeconds;
      }
      boolean isDeleted =
          state.equals("pending")
              || (resolvedAt >= 0 && ts - resolvedAt > RESOLVED_RETENTION_SECONDS);
      if (!state.equals("inactive") && !keepFiring) {
        state = "inactive";
        resolvedAt = ts;
      }
      if (isDeleted) {
        state = "none";
      }
      if (!keepFiring) {
        return state;
      }
    } else {
      keepFiringSince = -1;
    }
    if (state.equals("pending") && ts - activeAt >= holdSeconds) {
      state = "firing";
    }
    return state;
  }
}
