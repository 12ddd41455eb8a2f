package io.earshot.agent;

import io.earshot.agent.clock.Ticker;
import io.earshot.agent.transport.Command;
import io.earshot.agent.transport.CommandAck;
import io.earshot.agent.transport.CommandAck.State;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes commands to the program's handler in their order and tells what became of each. */
final class CommandDesk {

  private static final int MAX_WAITING = 64;

  /** What holds for many things at once is a mistake of control's; the oldest are forgotten. */
  private static final int MAX_TARGETS = 1024;

  private final Ticker ticker;
  private final Consumer<CommandAck> answers;
  private final Map<Target, Long> epochs = new HashMap<>();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING),
          task -> {
            Thread thread = new Thread(task, "earshot-commands");
            thread.setDaemon(true);
            return thread;
          });

  private volatile @Nullable CommandHandler handler;

  CommandDesk(Ticker ticker, Consumer<CommandAck> answers) {
    this.ticker = ticker;
    this.answers = answers;
  }

  void handledBy(CommandHandler newHandler) {
    handler = newHandler;
  }

  void take(Command command) {
    long arrivedNanos = ticker.nanos();
    if (isSuperseded(command)) {
      answer(command, State.SUPERSEDED, null);
      return;
    }
    try {
      worker.execute(() -> apply(command, arrivedNanos));
    } catch (RejectedExecutionException e) {
      answer(command, State.REFUSED, "busy");
    }
  }

  void close() {
    worker.shutdownNow();
  }

  private synchronized boolean isSuperseded(Command command) {
    if (epochs.size() > MAX_TARGETS) {
      epochs.clear();
    }
    Target target = new Target(command.kind(), command.ssrc());
    Long newest = epochs.get(target);
    if (newest != null && newest > command.epoch()) {
      return true;
    }
    epochs.put(target, command.epoch());
    return false;
  }

  private void apply(Command command, long arrivedNanos) {
    long waitedMillis = (ticker.nanos() - arrivedNanos) / 1_000_000;
    CommandHandler current = handler;
    if (waitedMillis >= command.leaseMillis()) {
      answer(command, State.EXPIRED, null);
    } else if (isSuperseded(command)) {
      answer(command, State.SUPERSEDED, null);
    } else if (current == null) {
      answer(command, State.REFUSED, "no_handler");
    } else {
      applyWith(current, command);
    }
  }

  private void applyWith(CommandHandler current, Command command) {
    try {
      String refusal = current.apply(command);
      answer(command, refusal == null ? State.APPLIED : State.REFUSED, refusal);
    } catch (RuntimeException e) {
      answer(command, State.REFUSED, e.getClass().getSimpleName());
    }
  }

  private void answer(Command command, State state, @Nullable String reason) {
    answers.accept(new CommandAck(command.id(), command.epoch(), state, reason));
  }

  /** What a command is about. */
  private record Target(String kind, @Nullable Long ssrc) {}
}
