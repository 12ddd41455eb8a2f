package io.earshot.alerts.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.earshot.alerts.delivery.channel.Post;
import io.earshot.alerts.delivery.channel.Reply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HttpPosterTest {

  private static final long TIMEOUT_MILLIS = 1_500;
  private static final Post POST =
      new Post(Map.of("Idempotency-Key", "o/2"), "{}".getBytes(StandardCharsets.UTF_8));

  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void sendsHeadersAndBody() throws Exception {
    try (RawServer server = new RawServer(saying("HTTP/1.1 204 No Content\r\n\r\n"))) {
      Address address = new Address(server.uri("/hook?x=1"), "Bearer t0ken");
      assertThat(new HttpPoster(address, TIMEOUT_MILLIS).send(POST))
          .isEqualTo(new Reply.Answer(204, null, ""));
      assertThat(server.requests().get(0))
          .startsWith("POST /hook?x=1 HTTP/1.1\r\n")
          .containsIgnoringCase("\r\nidempotency-key: o/2\r\n")
          .containsIgnoringCase("\r\nauthorization: Bearer t0ken\r\n")
          .endsWith("\r\n\r\n{}");
    }
  }

  @Test
  void aGigabyteIsNotRead() throws Exception {
    AtomicLong sentBytes = new AtomicLong();
    byte[] chunk = "x".repeat(65_536).getBytes(StandardCharsets.UTF_8);
    RawServer.Manner endless =
        out -> {
          saying("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n").answer(out);
          for (int i = 0; i < 16_384; i++) {
            out.write(chunk);
            sentBytes.addAndGet(chunk.length);
          }
        };
    try (RawServer server = new RawServer(endless)) {
      Reply.Answer answer = (Reply.Answer) send(server);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text()).hasSize(CappedBody.MAX_KEPT_BYTES);
      assertThat(sentBytes.get()).isLessThan(64L << 20);
    }
  }

  @Test
  void whoHangsIsLeftInTime() throws Exception {
    try (RawServer server = new RawServer(out -> hang())) {
      assertNothingInTime(server, "no whole answer within 1500 ms");
    }
  }

  @Test
  void whoHangsInTheBodyIsLeftInTime() throws Exception {
    RawServer.Manner slow =
        out -> {
          saying("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").answer(out);
          out.flush();
          hang();
        };
    try (RawServer server = new RawServer(slow)) {
      assertNothingInTime(server, "no whole answer within 1500 ms");
    }
  }

  /** Whether it was taken nobody knows; the key is the same at the next attempt. */
  @Test
  void anAnswerThatBreaksOffIsNone() throws Exception {
    try (RawServer server =
        new RawServer(saying("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"))) {
      assertThat(send(server)).isInstanceOf(Reply.Nothing.class);
    }
    try (RawServer server = new RawServer(saying(""))) {
      assertThat(send(server)).isInstanceOf(Reply.Nothing.class);
    }
    try (RawServer server = new RawServer(saying("220 smtp.example ESMTP\r\n"))) {
      assertThat(send(server)).isInstanceOf(Reply.Nothing.class);
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (RawServer other = new RawServer(saying("HTTP/1.1 200 OK\r\n\r\n"));
        RawServer server =
            new RawServer(
                saying(
                    "HTTP/1.1 307 Temporary Redirect\r\nContent-Length: 0\r\nLocation: "
                        + other.uri("/stolen")
                        + "\r\n\r\n"))) {
      assertThat(send(server)).isEqualTo(new Reply.Answer(307, null, ""));
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void patienceIsReadInBothForms() throws Exception {
    String busy = "HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n";
    assertThat(retryAfterMillis(busy + "Retry-After: 7\r\n\r\n")).isEqualTo(7_000);
    String date = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
    assertThat(retryAfterMillis(busy + date + "Retry-After: Sun, 06 Nov 1994 08:50:07 GMT\r\n\r\n"))
        .isEqualTo(30_000);
    assertThat(retryAfterMillis(busy + "Retry-After: soon\r\n\r\n")).isNull();
    assertThat(retryAfterMillis(busy + "\r\n")).isNull();
  }

  @Test
  void nobodyLearnsWhereAndAsWhomItWas() throws Exception {
    URI dead = URI.create("http://127.0.0.1:1/services/T0PSECRET?token=abc");
    Address address = new Address(dead, "Bearer t0ken");
    Reply.Nothing nothing = (Reply.Nothing) new HttpPoster(address, TIMEOUT_MILLIS).send(POST);
    assertThat(nothing.why()).startsWith("http://127.0.0.1:1/…: no connection");
    assertThat(address).hasToString("http://127.0.0.1:1/…");
    String echo = "no /services/T0PSECRET?token=abc for t0ken of Bearer t0ken at " + dead;
    assertThat(address.redacted(echo)).doesNotContain("T0PSECRET", "abc", "t0ken");
    try (RawServer server =
        new RawServer(
            saying("HTTP/1.1 404 Not Found\r\nContent-Length: 16\r\n\r\nno /hook/T0P, no"))) {
      Reply.Answer answer =
          (Reply.Answer)
              new HttpPoster(new Address(server.uri("/hook/T0P"), null), TIMEOUT_MILLIS).send(POST);
      assertThat(answer.text()).isEqualTo("no …, no");
    }
  }

  private static RawServer.Manner saying(String text) {
    return RawServer.Manner.saying(text);
  }

  private static Reply send(RawServer server) throws InterruptedException {
    return new HttpPoster(new Address(server.uri("/hook"), null), TIMEOUT_MILLIS).send(POST);
  }

  private static @Nullable Long retryAfterMillis(String answer) throws Exception {
    try (RawServer server = new RawServer(saying(answer))) {
      return ((Reply.Answer) send(server)).retryAfterMillis();
    }
  }

  private void assertNothingInTime(RawServer server, String why) throws InterruptedException {
    Instant begin = Instant.now();
    Reply.Nothing nothing = (Reply.Nothing) send(server);
    assertThat(nothing.why()).contains(why);
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(10));
    end.countDown();
  }

  private void hang() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
