package io.earshot.console.command;

import java.io.IOException;
import java.io.Serial;

/** Nobody reads our stdout any more: the command ends without a word, as SIGPIPE would end it. */
final class ReaderGone extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ReaderGone(IOException cause) {
    super(cause);
  }
}
