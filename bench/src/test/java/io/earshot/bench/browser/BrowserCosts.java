package io.earshot.bench.browser;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Measures what the browser agent costs, and asserts nothing: run it by its name.
 *
 * <p>Calls of one page with RED, so that every frame is hashed twice: with a transform that does
 * nothing, which is what Chromium itself takes, without any, and with the agent. CPU time is what
 * the kernel counted for the page's threads, not what a clock in the page can see: it holds all
 * that the worker does, garbage and sending included.
 */
class BrowserCosts {

  private static final Duration MEASURED = Duration.ofSeconds(30);
  private static final Duration WARM_UP = Duration.ofSeconds(8);

  @Test
  void costOfAStream() throws Exception {
    for (int calls : new int[] {1, 4}) {
      RendererCpu bare = measure(calls, "red: true, ownsTransform: true", null);
      RendererCpu without = measure(calls, "red: true", null);
      try (FakeEdge edge = FakeEdge.start()) {
        long[] frames = new long[2];
        RendererCpu with = measure(calls, "red: true", new Counted(edge, frames));
        long marked = frames[1] - frames[0];
        int streams = 2 * calls;
        double seconds = MEASURED.toMillis() / 1e3;
        System.out.printf(
            Locale.ROOT,
            "%d streams, %d frames in %.0f s: worker %.1f µs a frame (a transform that does nothing"
                + " %.1f), %.2f %% of a core a stream; page's thread %+.2f %% a stream; all threads of the page %+.2f %% a stream%n",
            streams,
            marked,
            seconds,
            with.nanosOf("DedicatedWorker") / 1e3 / marked,
            bare.nanosOf("DedicatedWorker") / 1e3 / marked,
            with.nanosOf("DedicatedWorker") / 1e7 / seconds / streams,
            (with.mainNanos() - without.mainNanos()) / 1e7 / seconds / streams,
            (with.allNanos() - without.allNanos()) / 1e7 / seconds / streams);
      }
    }
  }

  private record Counted(FakeEdge edge, long[] frames) {

    void at(int index) {
      frames[index] =
          edge.batches().stream()
              .mapToLong(batch -> batch.frames("SEND").size() + batch.frames("RECEIVE").size())
              .sum();
    }
  }

  private static RendererCpu measure(int calls, String kind, @Nullable Counted counted)
      throws Exception {
    try (CallPage page = new CallPage();
        FakeEdge spare = FakeEdge.start()) {
      FakeEdge edge = counted == null ? spare : counted.edge();
      page.go(edge.uri("/call.html"));
      page.run("load('/v1/agent.js')");
      if (counted != null) {
        page.run("earshot.observeAll()");
        page.run("earshot.connect({url: '%s', token: 't'})".formatted(edge.uri("")));
      }
      page.run("Promise.all(Array.from({length: %d}, () => call({%s})))".formatted(calls, kind));
      rest(WARM_UP);
      RendererCpu before = RendererCpu.read();
      if (counted != null) {
        counted.at(0);
      }
      rest(MEASURED);
      RendererCpu after = RendererCpu.read();
      if (counted != null) {
        counted.at(1);
      }
      return after.minus(before);
    }
  }

  private static void rest(Duration time) {
    long untilNanos = System.nanoTime() + time.toNanos();
    await()
        .atMost(time.plusSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> System.nanoTime() >= untilNanos);
  }
}
