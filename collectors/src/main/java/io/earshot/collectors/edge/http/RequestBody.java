package io.earshot.collectors.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.collectors.edge.json.BadJson;
import io.earshot.collectors.edge.json.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Bodies of requests: bounded before and after unpacking. */
final class RequestBody {

  static final int MAX_BYTES = 256 << 10;

  private RequestBody() {}

  /** Refuses what says itself that it is too large, before any of it is read. */
  static void requireAnnouncedSize(Request request) throws HttpRefusal {
    if (request.getLength() > MAX_BYTES) {
      throw tooLarge();
    }
    String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
    if (encoding != null && !isGzip(request)) {
      throw new HttpRefusal(415, "encoding", "Content-Encoding may be gzip only");
    }
  }

  /** Completes with the bytes as they came, or fails when there are more than the bound. */
  static CompletableFuture<byte[]> read(Request request) {
    return Content.Source.asByteArrayAsync(request, MAX_BYTES);
  }

  static byte[] unpacked(Request request, byte[] body) throws HttpRefusal {
    if (!isGzip(request)) {
      return body;
    }
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] unpacked = gzip.readNBytes(MAX_BYTES + 1);
      if (unpacked.length > MAX_BYTES) {
        throw tooLarge();
      }
      return unpacked;
    } catch (IOException e) {
      throw new HttpRefusal(400, "gzip", "body is not gzip");
    }
  }

  static String text(byte[] body) throws HttpRefusal {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new HttpRefusal(400, "utf8", "body is not UTF-8");
    }
  }

  static JsonNode json(String text) throws HttpRefusal {
    try {
      return StrictJson.read(text);
    } catch (BadJson e) {
      throw new HttpRefusal(400, "malformed", "body is " + e.getMessage());
    }
  }

  static HttpRefusal tooLarge() {
    return new HttpRefusal(413, "too_large", "body is over " + MAX_BYTES + " bytes unpacked");
  }

  private static boolean isGzip(Request request) {
    return "gzip".equalsIgnoreCase(request.getHeaders().get(HttpHeader.CONTENT_ENCODING));
  }
}
