package io.earshot.schemas.kafka.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.schemas.registry.SchemaUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailurePolicyTest {

  private final List<String> lines = new ArrayList<>();
  private long nowNanos = 1_000_000_000_000L;
  private final FailurePolicy policy =
      new FailurePolicy("engine", Set.of(OwnFailure.class), () -> nowNanos, lines::add);

  static List<Throwable> passing() {
    Throwable registryAway = new SchemaUnavailable("no answer", new IllegalStateException());
    return List.of(
        new NotLeaderOrFollowerException("another broker leads now"),
        new TaskMigratedException("another client has it", new IllegalStateException()),
        registryAway,
        new OwnFailure(),
        // Streams wraps what a processor throws.
        new StreamsException("processor failed", registryAway));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void whatPassesCostsAThreadAndTellsNobody(Throwable failure) {
    assertThat(policy.handle(failure)).isEqualTo(REPLACE_THREAD);
    assertThat(lines).isEmpty();
  }

  @Test
  void whatDoesNotPassEndsTheClientWithItsCauseInOneLine() {
    Throwable failure = new StreamsException("wrapped", new IllegalStateException("disk is full"));
    assertThat(policy.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(lines)
        .containsExactly("the engine stopped: java.lang.IllegalStateException: disk is full");
  }

  @Test
  void failuresOfOthersDoNotPass() {
    FailurePolicy other = new FailurePolicy("rollups", Set.of(), () -> nowNanos, lines::add);
    assertThat(other.handle(new OwnFailure())).isEqualTo(SHUTDOWN_CLIENT);
  }

  @Test
  void whatComesBackTooOftenDoesNotPassEither() {
    replaceAsOftenAsAllowed();
    assertThat(policy.handle(new OwnFailure())).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(lines).hasSize(1);
  }

  @Test
  void fiveMinutesLaterItMayFailAgain() {
    replaceAsOftenAsAllowed();
    nowNanos += TimeUnit.MINUTES.toNanos(5) + 1;
    assertThat(policy.handle(new OwnFailure())).isEqualTo(REPLACE_THREAD);
  }

  private void replaceAsOftenAsAllowed() {
    for (int i = 0; i < FailurePolicy.MAX_REPLACEMENTS; i++) {
      assertThat(policy.handle(new OwnFailure())).isEqualTo(REPLACE_THREAD);
    }
  }

  private static final class OwnFailure extends RuntimeException {

    private static final long serialVersionUID = 1;
  }
}
