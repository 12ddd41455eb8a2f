package io.earshot.alerts.record;

/** A record that is no change of an alert; the message names the field. */
public final class UnreadableAlert extends Exception {

  private static final long serialVersionUID = 1;

  UnreadableAlert(String message) {
    super(message);
  }
}
