package io.earshot.bench.browser;

import io.earshot.collectors.browser.AgentScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The page of a call; the agent joined as the edge serves it, under {@code /v1/}; its modules as
 * they lie in a package, under {@code /modules/}; and a page's half alone, under {@code /broken/}.
 */
final class PageFiles extends Handler.Abstract {

  private static final String MODULES = "/io/earshot/collectors/browser/";

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    String path = Request.getPathInContext(request);
    byte[] body = body(path);
    if (body == null) {
      Response.writeError(request, response, callback, 404);
      return true;
    }
    String type = path.endsWith(".html") ? "text/html" : "text/javascript";
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + "; charset=utf-8");
    response.getHeaders().put("Access-Control-Allow-Origin", "*");
    response.getHeaders().put("Cross-Origin-Resource-Policy", "cross-origin");
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static byte @Nullable [] body(String path) throws IOException {
    String name = path.substring(path.lastIndexOf('/') + 1);
    for (AgentScript script : AgentScript.values()) {
      boolean isThere = path.startsWith("/v1/") || script == AgentScript.PAGE;
      if (isThere && name.equals(script.fileName()) && !path.startsWith("/modules/")) {
        return script.text().getBytes(StandardCharsets.UTF_8);
      }
    }
    if (path.startsWith("/modules/")) {
      return resource(MODULES + name);
    }
    return path.equals("/call.html") ? resource("call.html") : null;
  }

  private static byte @Nullable [] resource(String name) throws IOException {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    }
  }
}
