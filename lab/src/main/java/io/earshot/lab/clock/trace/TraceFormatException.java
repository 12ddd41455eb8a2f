package io.earshot.lab.clock.trace;

/** A line that is not of this format; the message says which, what was found and expected. */
public final class TraceFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TraceFormatException(long line, String found, String expected) {
    this(line, "found " + found + ", expected " + expected);
  }

  TraceFormatException(long line, String message) {
    super("line " + line + ": " + message);
  }
}
