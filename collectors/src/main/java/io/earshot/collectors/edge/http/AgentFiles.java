package io.earshot.collectors.edge.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The browser agent of this build, as it lies on the class path. */
final class AgentFiles {

  private static final String FOLDER = "/io/earshot/collectors/browser/";
  private static final Map<String, String> TYPES =
      Map.of(
          "agent.js", "text/javascript; charset=utf-8",
          "agent-worker.js", "text/javascript; charset=utf-8",
          "agent.d.ts", "text/plain; charset=utf-8");

  private final Map<String, byte[]> files = new HashMap<>();

  AgentFiles() {
    TYPES.keySet().forEach(this::load);
  }

  /** True when the path, e.g. {@code agent.js}, is one of the agent's, built in or not. */
  static boolean isOne(String name) {
    return TYPES.containsKey(name);
  }

  /** Sends a file; false when this build has none. */
  boolean send(String name, Response response, Callback callback) {
    Optional<byte[]> file = Optional.ofNullable(files.get(name));
    file.ifPresent(
        bytes -> {
          response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPES.get(name));
          response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
          response.getHeaders().put("Cross-Origin-Resource-Policy", "cross-origin");
          response.write(true, ByteBuffer.wrap(bytes), callback);
        });
    return file.isPresent();
  }

  private void load(String name) {
    try (InputStream in = AgentFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in != null) {
        files.put(name, in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
