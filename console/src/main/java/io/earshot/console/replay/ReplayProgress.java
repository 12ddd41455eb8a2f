package io.earshot.console.replay;

import io.earshot.console.command.Terminal;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** One line on stderr for a person who waits; silent elsewhere. */
public final class ReplayProgress implements AutoCloseable {

  private static final int UPDATE_EVERY_MILLIS = 250;

  private final @Nullable ProgressBar bar;

  private ReplayProgress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  public static ReplayProgress of(long batches) {
    return new ReplayProgress(Terminal.isStderr() ? bar(batches) : null);
  }

  public void batchDone() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static ProgressBar bar(long batches) {
    return new ProgressBarBuilder()
        .setTaskName("replay")
        .setUnit(" batches", 1)
        .setInitialMax(batches)
        .setUpdateIntervalMillis(UPDATE_EVERY_MILLIS)
        .showSpeed()
        .clearDisplayOnFinish()
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }
}
