package io.earshot.console.page.http;

import io.earshot.console.page.StateCursor;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every request: guarded first, refused in one line of JSON. */
final class PageHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(PageHandler.class);
  private static final String ALLOWED = "GET, HEAD";

  private final RequestGuard guard;
  private final Documents documents;
  private final Watches watches;
  private final WatchStreams streams;
  private final AlertAnswers alerts;
  private final SlowAnswers slow = new SlowAnswers();

  PageHandler(
      RequestGuard guard,
      Documents documents,
      AlertAnswers alerts,
      Watches watches,
      WatchStreams streams) {
    this.guard = guard;
    this.alerts = alerts;
    this.documents = documents;
    this.watches = watches;
    this.streams = streams;
  }

  @Override
  protected void doStop() throws Exception {
    slow.close();
    super.doStop();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.putInto(response.getHeaders());
    try {
      guard.check(request.getHeaders());
      answer(request, response, callback);
    } catch (Refusal e) {
      e.answer().send(response, callback);
    } catch (HttpException.RuntimeException e) {
      Answer.error(e.getCode(), "request is refused: " + e.getReason()).send(response, callback);
    } catch (RuntimeException e) {
      LOG.warn("{} cannot be answered", request.getHttpURI().getPath(), e);
      Answer.error(500, JettyErrors.FAILED).send(response, callback);
    }
    return true;
  }

  private void answer(Request request, Response response, Callback callback) {
    boolean head = HttpMethod.HEAD.is(request.getMethod());
    if (!head && !HttpMethod.GET.is(request.getMethod())) {
      throw Refusal.methodNotAllowed(request.getMethod(), ALLOWED);
    }
    Target target = Target.of(request);
    Optional<SlowAnswers.Question> question = alerts.explanation(target);
    if (question.isPresent()) {
      slow.answer(question.get(), target.path(), response, callback);
      return;
    }
    Optional<Supplier<StateCursor>> view = watches.at(target);
    if (view.isEmpty()) {
      documents.at(target).send(response, callback);
    } else if (head) {
      SseWriter.putHeaders(response.getHeaders());
      callback.succeeded();
    } else {
      streams.open(view.get(), new SseWriter(request, response, callback));
    }
  }
}
