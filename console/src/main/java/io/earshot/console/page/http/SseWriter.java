package io.earshot.console.page.http;

import io.earshot.console.page.StateEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A response as a stream of server-sent events (WHATWG HTML §9.2). Nothing here blocks; a write may
 * begin only when the one before has completed.
 */
final class SseWriter {

  /** A browser that lost the stream asks again after this time. */
  private static final String RETRY = "retry: 1000\n\n";

  private static final String COMMENT = ":\n\n";

  private final Request request;
  private final Response response;
  private final Callback whole;

  SseWriter(Request request, Response response, Callback whole) {
    this.request = request;
    this.response = response;
    this.whole = whole;
  }

  static void putHeaders(HttpFields.Mutable headers) {
    headers.put("Content-Type", "text/event-stream; charset=utf-8");
    headers.put("Cache-Control", "no-store");
    headers.put("X-Accel-Buffering", "no");
  }

  /** Sends the headers and what a client needs before the first event. */
  void open(Callback written) {
    response.setStatus(200);
    putHeaders(response.getHeaders());
    write(RETRY, written);
  }

  void events(List<StateEvent> events, Callback written) {
    StringBuilder text = new StringBuilder();
    for (StateEvent event : events) {
      text.append("event: ").append(event.name());
      text.append("\ndata: ").append(event.json()).append("\n\n");
    }
    write(text.toString(), written);
  }

  /** What a browser ignores, and what shows the server whether there still is one. */
  void comment(Callback written) {
    write(COMMENT, written);
  }

  /** Ends the stream as it should; no write may be under way. */
  void end() {
    whole.succeeded();
  }

  /** Ends the stream after a failure; no write may be under way. */
  void fail(Throwable cause) {
    whole.failed(cause);
  }

  /** Closes the connection, so that the write under way fails. */
  void cut(Throwable cause) {
    request.getConnectionMetaData().getConnection().getEndPoint().close(cause);
  }

  private void write(String text, Callback written) {
    response.write(false, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), written);
  }
}
