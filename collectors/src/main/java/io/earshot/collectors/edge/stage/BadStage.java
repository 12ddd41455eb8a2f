package io.earshot.collectors.edge.stage;

/** A stage that is not one. The message is for its sender. */
final class BadStage extends Exception {

  private static final long serialVersionUID = 1;

  BadStage(String message) {
    super(message);
  }
}
