package io.earshot.console.page.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty refuses before anybody sees it, e.g. a header that is too long, in our form. */
final class JettyErrors implements Request.Handler {

  static final String FAILED = "the server failed at this request; its log says why";

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.putInto(response.getHeaders());
    int status = response.getStatus();
    Answer.error(status, line(status, request)).send(response, callback);
    return true;
  }

  private static String line(int status, Request request) {
    return switch (status) {
      case HttpStatus.INTERNAL_SERVER_ERROR_500 -> FAILED;
      case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
          "request is too long; at most "
              + PageServer.MAX_HEADER_BYTES
              + " bytes of URL and headers are read";
      default -> HttpStatus.getMessage(status) + ": " + reason(request);
    };
  }

  /** The innermost cause knows best; what wraps it says no more than the status. */
  private static String reason(Request request) {
    Object failure = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    if (!(failure instanceof Throwable cause)) {
      return String.valueOf(request.getAttribute(ErrorHandler.ERROR_MESSAGE));
    }
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String reason = cause instanceof HttpException http ? http.getReason() : cause.getMessage();
    return String.valueOf(reason);
  }
}
