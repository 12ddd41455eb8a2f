package io.earshot.console.page.http;

import io.earshot.console.metrics.SelfReport;
import io.earshot.console.page.PageAlerts;
import java.net.URL;
import java.time.Duration;
import java.util.Objects;

/** Servers of the little page beside these tests, on any free port. */
final class TestPage {

  /** Impatient, so that tests need not wait. */
  static final WatchLimits QUICK =
      new WatchLimits(50, Duration.ofMillis(25), Duration.ofMillis(200), Duration.ofMillis(1_500));

  private TestPage() {}

  static URL index() {
    return Objects.requireNonNull(TestPage.class.getResource("web/index.html"));
  }

  static PageServer start(FakePageState state) {
    return start(state, QUICK);
  }

  static PageServer start(FakePageState state, SelfReport report) {
    return PageServer.start(state, PageAlerts.NONE, options(0).withWatch(QUICK), report);
  }

  static PageServer start(FakePageState state, WatchLimits limits) {
    return PageServer.start(
        state, PageAlerts.NONE, options(0).withWatch(limits), SelfReport.empty());
  }

  static PageServerOptions options(int port) {
    return new PageServerOptions(port, "1.2.3", "abc1234", index(), WatchLimits.DEFAULT);
  }
}
