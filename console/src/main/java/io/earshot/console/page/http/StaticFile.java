package io.earshot.console.page.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * One file of the page in memory, compressed once.
 *
 * @param plain bytes as on disk
 * @param gzip the same compressed; empty when that saves nothing
 * @param tag begins the entity tags of both, RFC 9110 §8.8.3
 */
record StaticFile(String contentType, byte[] plain, byte[] gzip, String tag) {

  private static final String BINARY = "application/octet-stream";
  private static final int TAG_BYTES = 12;

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "mjs", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8");

  static StaticFile of(String name, byte[] plain) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    byte[] small = compressed(plain);
    return new StaticFile(
        TYPES.getOrDefault(ending, BINARY),
        plain,
        small.length < plain.length ? small : new byte[0],
        digest(plain));
  }

  /**
   * The bytes, or 304 when the browser has them; compressed for those that say they can read it.
   */
  Answer answer(HttpFields request) {
    boolean zipped = gzip.length > 0 && acceptsGzip(request);
    String entityTag = "\"" + tag + (zipped ? "-gzip" : "") + "\"";
    Map<String, String> headers =
        Map.of("Cache-Control", "no-cache", "ETag", entityTag, "Vary", "Accept-Encoding");
    if (isKnown(request, entityTag)) {
      return new Answer(304, headers, new byte[0]);
    }
    Answer whole =
        new Answer(200, headers, zipped ? gzip : plain).with(Map.of("Content-Type", contentType));
    return zipped ? whole.with(Map.of("Content-Encoding", "gzip")) : whole;
  }

  private static boolean acceptsGzip(HttpFields request) {
    return request.getQualityCSV(HttpHeader.ACCEPT_ENCODING).stream()
        .anyMatch(each -> each.equalsIgnoreCase("gzip"));
  }

  /** Weak comparison, RFC 9110 §13.1.2. Our tags hold no comma, so any other part is not ours. */
  private static boolean isKnown(HttpFields request, String entityTag) {
    return request.getValuesList(HttpHeader.IF_NONE_MATCH).stream()
        .flatMap(line -> Stream.of(line.split(",")))
        .map(String::strip)
        .anyMatch(each -> each.equals("*") || weak(each).equals(entityTag));
  }

  private static String weak(String entityTag) {
    return entityTag.startsWith("W/") ? entityTag.substring(2) : entityTag;
  }

  private static byte[] compressed(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String digest(byte[] plain) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(plain);
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(sum, TAG_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
