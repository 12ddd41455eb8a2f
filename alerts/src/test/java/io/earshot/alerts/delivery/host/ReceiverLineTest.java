package io.earshot.alerts.delivery.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.delivery.Notices;
import io.earshot.alerts.delivery.channel.PageLinks;
import io.earshot.alerts.delivery.channel.Reply;
import io.earshot.alerts.delivery.stage.Outbox;
import io.earshot.alerts.delivery.stage.OutboxLimits;
import io.earshot.alerts.delivery.stage.Selection;
import io.earshot.alerts.delivery.webhook.WebhookChannel;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReceiverLineTest {

  private static final String ID = "0123456789abcdef";
  private static final Reply OK = new Reply.Answer(200, null, "");
  private static final long NOW_MILLIS = 100_000;

  private final BlockingQueue<String> sent = new ArrayBlockingQueue<>(100);
  private final BlockingQueue<String> kept = new ArrayBlockingQueue<>(100);

  @Test
  void whoHangsDelaysNoOther() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    ReceiverLine hanging =
        line(
            post -> {
              never.await();
              return OK;
            });
    ReceiverLine healthy = line(recording());
    for (ReceiverLine each : List.of(hanging, healthy)) {
      each.offer(Notices.firing(ID, 90, 2, 100), 1);
    }
    assertThat(sent.poll(10, TimeUnit.SECONDS)).isEqualTo(ID + "@90/2");
    assertThat(hanging.oldestGeneration()).isEqualTo(1);
    hanging.close(0);
    healthy.close(0);
  }

  @Test
  void whatWasAcknowledgedIsKeptBeforeItCountsAsSettled() throws Exception {
    ReceiverLine line = line(recording());
    line.offer(Notices.firing(ID, 90, 2, 100), 1);
    line.close(10_000);
    assertThat(line.oldestGeneration()).isEqualTo(Long.MAX_VALUE);
    assertThat(kept).containsExactly("r webhook " + ID + " firing");
  }

  @Test
  void whatWaitsIsToldBeforeItStops() throws Exception {
    ReceiverLine line = line(recording());
    for (int i = 0; i < 20; i++) {
      line.offer(Notices.firing(ID + i, 90, 2, 100), 1);
    }
    line.close(10_000);
    assertThat(sent).hasSize(20);
  }

  @Test
  void aRequestThatCannotBeMadeEndsNothing() throws Exception {
    ReceiverLine line =
        line(
            post -> {
              if (sent.offer("x") && sent.size() == 1) {
                throw new IllegalArgumentException("bad header");
              }
              return OK;
            });
    line.offer(Notices.firing(ID, 90, 2, 100), 1);
    line.offer(Notices.firing(ID + "b", 90, 2, 100), 1);
    line.close(10_000);
    assertThat(line.status().counts().refused()).isEqualTo(1);
    assertThat(line.status().counts().accepted()).isEqualTo(1);
    assertThat(line.status().problem()).contains("bad header");
  }

  private Poster recording() {
    return post -> {
      sent.add(String.valueOf(post.headers().get("Idempotency-Key")));
      return OK;
    };
  }

  private ReceiverLine line(Poster poster) {
    Outbox outbox =
        new Outbox(
            "r", new WebhookChannel("r", null, PageLinks.NONE), Selection.ALL, OutboxLimits.USUAL);
    ReceiverLine line =
        new ReceiverLine(
            outbox,
            poster,
            () -> NOW_MILLIS,
            (receiver, channel, page, told) ->
                kept.add(
                    receiver
                        + " "
                        + channel
                        + " "
                        + told.alertId()
                        + (told.isFiring() ? " firing" : " resolved")));
    line.start();
    return line;
  }
}
