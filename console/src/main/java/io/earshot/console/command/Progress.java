package io.earshot.console.command;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** One line on stderr for a person who waits; silent elsewhere. */
public final class Progress implements AutoCloseable {

  private static final int UPDATE_EVERY_MILLIS = 250;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * A bar that is gone when it is closed.
   *
   * @param task what is done, one word
   * @param unit of the numbers, plural
   * @param total how many there are
   */
  public static Progress of(String task, String unit, long total) {
    return new Progress(Terminal.isStderr() ? bar(task, unit, total) : null);
  }

  /** For what is done where nobody waits. */
  public static Progress none() {
    return new Progress(null);
  }

  /** One more is done. */
  public void step() {
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

  private static ProgressBar bar(String task, String unit, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setUnit(" " + unit, 1)
        .setInitialMax(total)
        .setUpdateIntervalMillis(UPDATE_EVERY_MILLIS)
        .showSpeed()
        .clearDisplayOnFinish()
        .setConsumer(new ConsoleProgressBarConsumer(System.err))
        .build();
  }
}
