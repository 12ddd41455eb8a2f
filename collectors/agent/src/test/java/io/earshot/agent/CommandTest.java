package io.earshot.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.earshot.agent.transport.Command;
import io.earshot.agent.transport.CommandAck;
import io.earshot.agent.transport.CommandAck.State;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandTest {

  private final FakeTransport server = new FakeTransport();
  private final Agent agent =
      Agent.builder().id("a").capability("maxBitrate").transport(server).build();

  @AfterEach
  void end() {
    agent.close();
  }

  @Test
  void aCommandIsAppliedAndItsOutcomeTold() {
    agent.onCommand(command -> command.kind().equals("maxBitrate") ? null : "unknown_kind");
    send(command("1", 1, "maxBitrate"));
    send(command("2", 1, "dance"));
    assertThat(outcomes(2))
        .containsExactly(
            new CommandAck("1", 1, State.APPLIED, null),
            new CommandAck("2", 1, State.REFUSED, "unknown_kind"));
  }

  @Test
  void withoutAHandlerOrWithABrokenOneItIsRefused() {
    send(command("1", 1, "red"));
    outcomes(1);
    agent.onCommand(
        command -> {
          throw new IllegalStateException("no");
        });
    send(command("2", 2, "red"));
    assertThat(outcomes(2))
        .extracting(CommandAck::reason)
        .containsExactly("no_handler", "IllegalStateException");
  }

  @Test
  void anOlderEpochForTheSameThingIsSuperseded() {
    agent.onCommand(command -> null);
    send(command("1", 7, "red"));
    outcomes(1);
    send(command("2", 6, "red"));
    send(command("3", 6, "maxBitrate"));
    assertThat(outcomes(3))
        .extracting(ack -> ack.id() + ack.state())
        .containsExactlyInAnyOrder("1APPLIED", "2SUPERSEDED", "3APPLIED");
  }

  @Test
  void aCommandWhoseLeaseEndedBeforeItsTurnIsExpired() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    agent.onCommand(
        command -> {
          begun.countDown();
          return waited(go);
        });
    send(command("1", 1, "red"));
    begun.await();
    send(new Command("2", 1, "maxBitrate", 32_000.0, null, 0));
    go.countDown();
    assertThat(outcomes(2)).extracting(CommandAck::state).contains(State.EXPIRED);
  }

  private static String waited(CountDownLatch latch) {
    try {
      latch.await();
      return "waited";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private List<CommandAck> outcomes(int count) {
    await().until(() -> server.acknowledged().size() == count);
    return server.acknowledged();
  }

  private void send(Command command) {
    Objects.requireNonNull(server.link).command(command);
  }

  private static Command command(String id, long epoch, String kind) {
    return new Command(id, epoch, kind, null, 1L, 10_000);
  }
}
