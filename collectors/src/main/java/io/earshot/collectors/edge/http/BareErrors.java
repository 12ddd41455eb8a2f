package io.earshot.collectors.edge.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Request.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses itself: the status, and nothing of the request. */
final class BareErrors implements Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    JsonAnswer.error(response.getStatus(), "request is refused", 0).send(response, callback);
    return true;
  }
}
