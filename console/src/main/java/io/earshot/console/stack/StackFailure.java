package io.earshot.console.stack;

/** The embedded stack cannot start or go on; the message is one line for a person. */
public final class StackFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StackFailure(String message) {
    super(message);
  }

  StackFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
