package io.earshot.console.demo;

import io.earshot.collectors.recording.Recording;
import io.earshot.console.command.CommandFailure;
import io.earshot.console.live.kafka.LivePipeline;
import io.earshot.console.live.kafka.LiveReader;
import io.earshot.console.replay.arrival.ReplaySpeed;
import io.earshot.console.replay.kafka.EventWriter;
import io.earshot.console.report.avro.ReportBuilder;
import io.earshot.schema.Measurement;
import io.earshot.schema.Revision;
import io.earshot.schema.SessionSummary;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Recorded calls that take place now on the live topics, a line per second and call. */
final class LiveDemo {

  /** Silence of 60 s ends a call that nobody left; some more for its summary. */
  private static final Duration END_PATIENCE = Duration.ofSeconds(90);

  private final LivePipeline pipeline;
  private final List<LiveCall> calls;
  private final PrintWriter out;
  private final CallLine line = new CallLine();
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
  private final Set<String> ended = new HashSet<>();

  LiveDemo(LivePipeline pipeline, List<Recording> recordings, ReplaySpeed speed, PrintWriter out) {
    this.pipeline = pipeline;
    this.out = out;
    this.calls =
        recordings.stream()
            .map(recording -> new LiveCall(recording, speed, InstantSource.system()))
            .toList();
  }

  /** Again and again, until the process is told to stop. */
  void loop() throws InterruptedException {
    try (LiveReader reader = pipeline.reader()) {
      calls.forEach(call -> start(call, Integer.MAX_VALUE));
      while (true) {
        poll(reader, summary -> {});
      }
    }
  }

  /** Once; returns when the calls have ended, their summaries in {@code into}. */
  void once(ReportBuilder into) throws InterruptedException {
    try (LiveReader reader = pipeline.reader()) {
      List<Thread> writers = calls.stream().map(call -> start(call, 1)).toList();
      long deadlineNanos = Long.MAX_VALUE;
      boolean writing = true;
      while (ended.size() < calls.size()) {
        poll(reader, into::add);
        if (writing && writers.stream().noneMatch(Thread::isAlive)) {
          writing = false;
          passTimeToEnd();
          deadlineNanos = System.nanoTime() + END_PATIENCE.toNanos();
        }
        if (!writing && System.nanoTime() - deadlineNanos > 0) {
          throw CommandFailure.failed(
              "demo: found no end of the calls within " + END_PATIENCE.toSeconds() + " s", null);
        }
      }
    }
  }

  private void passTimeToEnd() {
    try (EventWriter writer = pipeline.writer()) {
      calls.stream()
          .filter(LiveCall::isAheadOfClock)
          .forEach(call -> call.passTimeToEnd(1, writer));
      writer.flush();
    }
  }

  private void poll(LiveReader reader, Consumer<SessionSummary> onSummary) {
    pipeline.requireRunning();
    RuntimeException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
    reader.poll(
        this::print,
        summary -> {
          onSummary.accept(summary);
          if (summary.getEnded()) {
            ended.add(summary.getSession());
          }
        });
    out.flush();
  }

  private void print(Measurement window) {
    if (window.getRevision() == Revision.LIVE && window.getWindowSeconds() == 1) {
      out.print(line.of(window) + "\n");
    }
  }

  private Thread start(LiveCall call, int times) {
    Thread thread =
        new Thread(
            () -> {
              try (EventWriter writer = pipeline.writer()) {
                for (int time = 1; time <= times; time++) {
                  call.takePlace(time, writer);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
              }
            },
            call.session(1));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
