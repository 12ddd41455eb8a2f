package io.earshot.collectors.recording.rows;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, gzipped or not (told by its first two bytes). Length, number and total are
 * bounded, because ten kilobytes of gzip can hold ten megabytes of one line.
 */
final class BoundedLines implements Closeable {

  static final int MAX_LINE_BYTES = 1 << 20;
  static final int MAX_LINES = 2_000_000;
  static final long MAX_TOTAL_BYTES = 512L << 20;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final InputStream in;
  private final String file;
  private final Tally tally;
  private byte[] line = new byte[4096];
  private int length;
  private int lineCount;
  private long totalBytes;
  private boolean ended;

  private BoundedLines(InputStream in, String file, Tally tally) {
    this.in = in;
    this.file = file;
    this.tally = tally;
  }

  static BoundedLines of(InputStream raw, String file, Tally tally) throws IOException {
    BufferedInputStream peekable = new BufferedInputStream(raw, BUFFER_BYTES);
    peekable.mark(2);
    boolean gzipped = peekable.read() == GZIP_FIRST && peekable.read() == GZIP_SECOND;
    peekable.reset();
    try {
      InputStream plain =
          gzipped
              ? new BufferedInputStream(new GZIPInputStream(peekable, BUFFER_BYTES), BUFFER_BYTES)
              : peekable;
      return new BoundedLines(plain, file, tally);
    } catch (EOFException | ZipException e) {
      tally.truncate(file + ": line 1: found a broken gzip header, expected a gzip stream");
      return new BoundedLines(InputStream.nullInputStream(), file, tally);
    }
  }

  /** The next line without its end, or null. Lines too long are counted and skipped. */
  @Nullable String next() throws IOException {
    while (!ended) {
      boolean tooLong = !fill();
      if (length == 0 && ended) {
        return null;
      }
      lineCount++;
      if (lineCount > MAX_LINES || totalBytes > MAX_TOTAL_BYTES) {
        tally.truncate(file + ": line " + lineCount + ": found more, expected " + bounds());
        ended = true;
        return null;
      }
      if (!tooLong) {
        return text();
      }
      tally.reject(BadRow.LINE_TOO_LONG);
    }
    return null;
  }

  int lineNumber() {
    return lineCount;
  }

  private static String bounds() {
    return "at most " + MAX_LINES + " lines and " + MAX_TOTAL_BYTES + " bytes";
  }

  /** Reads up to a line end; false if the line did not fit. */
  private boolean fill() throws IOException {
    length = 0;
    boolean fits = true;
    while (true) {
      int next = read();
      if (next < 0) {
        ended = true;
        return fits;
      }
      totalBytes++;
      if (next == '\n') {
        return fits;
      }
      if (length == MAX_LINE_BYTES || totalBytes > MAX_TOTAL_BYTES) {
        fits = false;
        if (totalBytes > MAX_TOTAL_BYTES) {
          return fits;
        }
      } else {
        append((byte) next);
      }
    }
  }

  private int read() throws IOException {
    try {
      return in.read();
    } catch (EOFException | ZipException e) {
      tally.truncate(
          file + ": line " + (lineCount + 1) + ": found the end of a gzip stream, expected more");
      // The line under way is cut somewhere: half a number is worse than none.
      length = 0;
      return -1;
    }
  }

  private void append(byte value) {
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(MAX_LINE_BYTES, 2 * line.length));
    }
    line[length++] = value;
  }

  private String text() {
    int from = lineCount == 1 && startsWithByteOrderMark() ? BYTE_ORDER_MARK.length : 0;
    int to = length > from && line[length - 1] == '\r' ? length - 1 : length;
    return new String(line, from, to - from, StandardCharsets.UTF_8);
  }

  private boolean startsWithByteOrderMark() {
    return length >= BYTE_ORDER_MARK.length
        && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
