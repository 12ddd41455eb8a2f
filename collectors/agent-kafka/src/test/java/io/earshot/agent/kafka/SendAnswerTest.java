package io.earshot.agent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.agent.queue.DropReason;
import io.earshot.agent.transport.Receipt;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SendAnswerTest {

  static Stream<Arguments> errors() {
    return Stream.of(
        Arguments.of(new RecordTooLargeException("x"), "TOO_LARGE"),
        Arguments.of(new TopicAuthorizationException("x"), "AUTH_REJECTED"),
        Arguments.of(new SaslAuthenticationException("x"), "AUTH_REJECTED"),
        Arguments.of(new OutOfOrderSequenceException("x"), "unknown"),
        Arguments.of(new NotEnoughReplicasException("x"), "unknown"),
        Arguments.of(new TimeoutException("no metadata"), "failed"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void whatTheProducerSaysOfARecordIsToldOfTheBatch(Exception error, String answer) {
    assertThat(answer(error, Thread.currentThread())).isEqualTo(answer);
  }

  /** On its own thread the producer speaks of a record that it may have sent. */
  @Test
  void aTimeoutOnTheProducersThreadLeavesOpenWhetherTheRecordArrived() {
    assertThat(answer(new TimeoutException("120000 ms passed"), new Thread())).isEqualTo("unknown");
  }

  @Test
  void withoutAnErrorItIsAcked() {
    assertThat(answer(null, new Thread())).isEqualTo("acked");
  }

  private static String answer(@Nullable Exception error, Thread sender) {
    FakeReceipt receipt = new FakeReceipt();
    new SendAnswer(receipt, sender).onCompletion(null, error);
    return receipt.answer;
  }

  private static final class FakeReceipt implements Receipt {
    private String answer = "none";

    @Override
    public void acked() {
      answer = "acked";
    }

    @Override
    public void refused(DropReason reason) {
      answer = reason.name();
    }

    @Override
    public void failed(@Nullable Duration retryAfter) {
      answer = "failed";
    }

    @Override
    public void unknown(@Nullable Duration retryAfter) {
      answer = "unknown";
    }
  }
}
