package io.earshot.collectors.recording.rows;

import java.io.Serial;

/** A file without which nothing can be said: where, what was found, what was expected. */
public final class UnreadableInput extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final String file;
  private final String position;
  private final String found;
  private final String expected;

  public UnreadableInput(String file, String position, String found, String expected) {
    super(file + ": " + position + ": found " + found + ", expected " + expected);
    this.file = file;
    this.position = position;
    this.found = found;
    this.expected = expected;
  }

  public String file() {
    return file;
  }

  public String position() {
    return position;
  }

  public String found() {
    return found;
  }

  public String expected() {
    return expected;
  }
}
