package io.earshot.collectors.edge.json;

/** Text that is not the JSON it should be. The message quotes nothing of the text. */
public final class BadJson extends Exception {

  private static final long serialVersionUID = 1;

  public BadJson(String message) {
    super(message);
  }
}
