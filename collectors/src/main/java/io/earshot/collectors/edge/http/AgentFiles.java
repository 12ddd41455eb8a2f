package io.earshot.collectors.edge.http;

import io.earshot.collectors.browser.AgentScript;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The browser agent of this build, as pages load it. */
final class AgentFiles {

  private static final String TYPES = "agent.d.ts";

  private final Map<String, byte[]> files = new HashMap<>();

  AgentFiles() {
    for (AgentScript script : AgentScript.values()) {
      files.put(script.fileName(), script.text().getBytes(StandardCharsets.UTF_8));
    }
    files.put(TYPES, AgentScript.types().getBytes(StandardCharsets.UTF_8));
  }

  /** True when the path, e.g. {@code agent.js}, is one of the agent's. */
  boolean has(String name) {
    return files.containsKey(name);
  }

  /** Sends a file that there is. */
  void send(String name, Response response, Callback callback) {
    byte[] bytes = Objects.requireNonNull(files.get(name), name);
    String type = name.equals(TYPES) ? "text/plain" : "text/javascript";
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + "; charset=utf-8");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
    response.getHeaders().put("Cross-Origin-Resource-Policy", "cross-origin");
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }
}
