package io.earshot.schemas.topic;

/** Names that stand in more than one process; nowhere else is a topic spelled out. */
public final class Topics {

  public static final String EVENTS = "earshot.events";
  public static final String MEASUREMENTS = "earshot.measurements";
  public static final String SESSIONS = "earshot.sessions";
  public static final String ROLLUPS = "earshot.rollups";
  public static final String DEAD_LETTERS = "earshot.dead-letters";

  /** Facts whose session is not known yet, and the aliases that tell it. */
  public static final String UNASSIGNED = "earshot.unassigned";

  public static final String ALERTS = "earshot.alerts";
  public static final String ALERT_STATES = "earshot.alerts.state";
  public static final String ALERT_RULES = "earshot.alerts.rules";

  /** What was told to whom; a replay has none. */
  public static final String ALERT_DELIVERIES = "earshot.alerts.deliveries";

  /**
   * Key of a tick: in {@link #EVENTS} with a null value (time passed in a silent partition), in
   * {@link #MEASUREMENTS} with a measurement of revision TICK (everything of that second is out),
   * in {@link #ALERT_STATES} with the second up to which all is judged, as digits. Ticks are
   * written to a partition by number, never by this key.
   */
  public static final String TICK_KEY = "~tick";

  private Topics() {}
}
