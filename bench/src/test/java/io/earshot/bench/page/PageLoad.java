package io.earshot.bench.page;

import io.earshot.bench.kafka.BrokerProcess;
import io.earshot.bench.speed.BenchHead;
import io.earshot.console.metrics.SelfReport;
import io.earshot.console.page.host.PageHost;
import io.earshot.schemas.topic.PlanSize;
import io.earshot.schemas.topic.TopicKind;
import io.earshot.schemas.topic.TopicPlan;
import io.earshot.schemas.wire.FixedSchemaIds;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.InterruptException;

/**
 * What many calls at once cost: {@code PageLoad [CALLS] [SECONDS] [PATH]}. Measurements of made-up
 * calls go through a real broker to the page's server in this process and to Chromium, which shows
 * {@code PATH}. One JSON line: processor time of the server's threads and of the browser's
 * processes per second, page weight, and the time from opening to the first number.
 */
final class PageLoad {

  private static final TopicPlan TOPICS = TopicPlan.live(PlanSize.EMBEDDED);
  private static final Duration WARM_UP = Duration.ofSeconds(15);

  /** The page's own threads, its Kafka client's and Jetty's. */
  private static final List<String> SERVER_THREADS = List.of("page-", "qtp", "kafka-admin-client");

  private static final String WATCH_FIRST_NUMBER =
      """
      new MutationObserver((_, observer) => {
        if (document.querySelector('[data-value]')) {
          window.firstNumberMillis = performance.now();
          observer.disconnect();
        }
      }).observe(document, {subtree: true, childList: true, attributes: true});""";

  private PageLoad() {}

  public static void main(String[] args) throws Exception {
    int calls = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    String path = args.length > 2 ? args[2] : "/";
    String head = BenchHead.json("page-load");
    Path dir = Files.createTempDirectory("page-load");
    try (BrokerProcess broker = BrokerProcess.start(dir.resolve("broker"))) {
      broker.create(TOPICS);
      String bootstrap = broker.bootstrapServers();
      try (BusyCalls busy = new BusyCalls(bootstrap, TOPICS, calls);
          PageHost page =
              PageHost.start(
                  bootstrap,
                  URI.create("http://127.0.0.1:0"),
                  FixedSchemaIds.of(TopicKind.valueSchemas()),
                  0,
                  SelfReport.empty());
          Browser browser = Browser.open()) {
        Thread writer = new Thread(() -> writeEverySecond(busy), "busy-calls");
        writer.setDaemon(true);
        writer.start();
        Thread.sleep(WARM_UP.toMillis());
        String result = measure(browser, page.uri().resolve(path), seconds);
        writer.interrupt();
        writer.join();
        System.out.println("{" + head + "," + result + ",\"calls\":" + calls + "}");
      }
    }
  }

  private static String measure(Browser browser, URI uri, int seconds) throws Exception {
    browser.command("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH_FIRST_NUMBER));
    browser.go(uri);
    Thread.sleep(WARM_UP.toMillis());
    Number firstMillis = browser.ask("window.firstNumberMillis");
    Number bytes =
        browser.ask(
            "performance.getEntries().reduce((sum, each) => sum + (each.transferSize || 0), 0)");
    double serverBefore = serverSeconds();
    double browserBefore = browserSeconds();
    long startNanos = System.nanoTime();
    Thread.sleep(seconds * 1000L);
    double wall = (System.nanoTime() - startNanos) / 1e9;
    return String.format(
        Locale.ROOT,
        "\"path\":\"%s\",\"wallSeconds\":%.1f,\"serverCpuSeconds\":%.2f,\"browserCpuSeconds\":%.2f,"
            + "\"serverCore\":%.3f,\"browserCore\":%.3f,\"firstNumberMillis\":%.0f,"
            + "\"transferredBytes\":%d",
        uri.getPath(),
        wall,
        serverSeconds() - serverBefore,
        browserSeconds() - browserBefore,
        (serverSeconds() - serverBefore) / wall,
        (browserSeconds() - browserBefore) / wall,
        firstMillis.doubleValue(),
        bytes.longValue());
  }

  private static void writeEverySecond(BusyCalls busy) {
    try {
      while (true) {
        busy.close(System.currentTimeMillis() / 1000 - 2);
        Thread.sleep(1000 - System.currentTimeMillis() % 1000);
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static double serverSeconds() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long nanos = 0;
    for (ThreadInfo each : threads.dumpAllThreads(false, false)) {
      if (SERVER_THREADS.stream().anyMatch(each.getThreadName()::startsWith)) {
        nanos += Math.max(0, threads.getThreadCpuTime(each.getThreadId()));
      }
    }
    return nanos / 1e9;
  }

  /** All processes of the browser: renderer, network, main. */
  private static double browserSeconds() {
    return ProcessHandle.current()
            .descendants()
            .filter(each -> each.info().command().orElse("").contains("chromium"))
            .map(each -> each.info().totalCpuDuration())
            .flatMap(Optional::stream)
            .mapToLong(Duration::toMillis)
            .sum()
        / 1e3;
  }
}
