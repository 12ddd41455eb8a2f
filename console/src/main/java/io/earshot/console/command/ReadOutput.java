package io.earshot.console.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Stdout as long as somebody reads it: {@code earshot … | head} wants no more, which is no error.
 */
final class ReadOutput extends FilterOutputStream {

  ReadOutput(OutputStream stdout) {
    super(stdout);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      // A writer would swallow it and go on; a full disk it may report.
      if (Terminal.isStdoutPipe()) {
        throw new ReaderGone(e);
      }
      throw e;
    }
  }
}
