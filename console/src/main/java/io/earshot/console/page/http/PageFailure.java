package io.earshot.console.page.http;

import java.io.Serial;

/** The live page cannot be served; the message is one line for a person. */
public final class PageFailure extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  PageFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
