package io.earshot.console.page.http;

import io.earshot.console.metrics.SelfReport;
import io.earshot.console.metrics.http.Exposition;
import io.earshot.console.page.CallKey;
import io.earshot.console.page.PageState;
import io.earshot.streams.rollup.Scope;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;

/** Everything that is answered as a whole: the page, its files, documents, health. */
final class Documents {

  private static final String INDEX = "/index.html";
  private static final String SESSIONS = "/api/v1/sessions";
  private static final String ROLLUPS = "/api/v1/rollups";
  private static final int SHORT_SECONDS = 10;
  private static final int LONG_SECONDS = 60;

  private final PageState state;
  private final AlertAnswers alerts;
  private final PageServerOptions options;
  private final StaticFiles files;
  private final WatchStreams streams;
  private final SelfReport report;

  Documents(
      PageState state,
      AlertAnswers alerts,
      PageServerOptions options,
      WatchStreams streams,
      SelfReport report) {
    this.state = state;
    this.alerts = alerts;
    this.options = options;
    this.files = StaticFiles.beside(options.index());
    this.streams = streams;
    this.report = report;
  }

  /** The answer; a {@link Refusal} when there is nothing at this path. */
  Answer at(Target target) {
    return switch (target.path()) {
      case "/", "/alerts" -> page(target);
      case "/livez" -> Health.live();
      case "/readyz" -> Health.ready(state.health(), streams.counts());
      case "/startupz" -> Health.started(report.startup().checks());
      case "/metrics" -> metrics(target);
      case "/version" -> Health.version(options.version(), options.commit());
      case AlertAnswers.ALERTS -> alerts.list(target.query());
      case ROLLUPS -> rollups(target.query());
      case SESSIONS -> Answer.json(200, state.sessionsJson(target.query().textOrNull("run")));
      default -> below(target);
    };
  }

  private Answer metrics(Target target) {
    return Answer.of(
        Exposition.of(report.metrics().scrape(), target.headers().get(HttpHeader.ACCEPT)));
  }

  private Answer below(Target target) {
    if (target.idBelow("/call").isPresent() || target.idBelow("/alerts").isPresent()) {
      // An unknown one too: the page says so, and shows it when it begins.
      return page(target);
    }
    Optional<String> session = target.idBelow(SESSIONS);
    if (session.isPresent()) {
      return session(new CallKey(target.query().textOrNull("run"), session.get()));
    }
    return Optional.of(target.path())
        .filter(path -> path.startsWith("/assets/"))
        .flatMap(files::at)
        .map(file -> file.answer(target.headers()))
        .orElseThrow(
            () -> Refusal.notFound(target.path() + " is not there; see / and " + SESSIONS));
  }

  private Answer session(CallKey key) {
    return state
        .sessionJson(key)
        .map(json -> Answer.json(200, json))
        .orElseThrow(
            () ->
                Refusal.notFound(
                    "session "
                        + key.session()
                        + (key.run() == null ? "" : " of run " + key.run())
                        + " is not known; see "
                        + SESSIONS));
  }

  private Answer rollups(Query query) {
    String scope = query.text("scope", "");
    if (Scope.named(scope) == null) {
      throw Refusal.badRequest("scope=" + scope + " is none of " + String.join(", ", Scope.keys()));
    }
    int windowSeconds = query.wholeNumber("windowSeconds", SHORT_SECONDS);
    if (windowSeconds != SHORT_SECONDS && windowSeconds != LONG_SECONDS) {
      throw Refusal.badRequest("windowSeconds=" + windowSeconds + " is neither 10 nor 60");
    }
    // The fleet has no name to ask for, and is one.
    String name = scope.equals(Scope.FLEET.key()) ? "" : query.textOrNull("name");
    return Answer.json(200, state.rollupsJson(scope, name, windowSeconds));
  }

  private Answer page(Target target) {
    return files.at(INDEX).orElseThrow().answer(target.headers());
  }
}
