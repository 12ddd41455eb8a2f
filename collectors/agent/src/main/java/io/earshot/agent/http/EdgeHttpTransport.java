package io.earshot.agent.http;

import io.earshot.agent.queue.DropReason;
import io.earshot.agent.transport.Batch;
import io.earshot.agent.transport.Receipt;
import io.earshot.agent.transport.Transport;
import io.earshot.agent.transport.TransportLink;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request for each batch, where no WebSocket comes through. The edge can neither probe the
 * clock of such an agent nor command it.
 */
public final class EdgeHttpTransport implements Transport {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Longer than the edge waits for its broker. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final EdgeAddress edge;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  private EdgeHttpTransport(EdgeAddress edge) {
    this.edge = edge;
  }

  /**
   * Posts to an edge.
   *
   * @param base e.g. {@code https://edge.example:8390}
   * @param token asked for each batch
   */
  public static EdgeHttpTransport to(URI base, Supplier<String> token) {
    return new EdgeHttpTransport(new EdgeAddress(base, token));
  }

  @Override
  public void open(TransportLink link) {
    // Connections are made when there is something to send.
  }

  @Override
  public void send(Batch batch, Receipt receipt) {
    JsonText json = new JsonText();
    BatchJson.write(json, batch);
    HttpRequest request =
        HttpRequest.newBuilder(edge.batches())
            .timeout(ANSWER)
            .header("Authorization", edge.authorization())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.toString()))
            .build();
    client
        .sendAsync(request, BodyHandlers.ofString())
        .whenComplete((response, error) -> answer(receipt, response, error));
  }

  private static void answer(
      Receipt receipt, @Nullable HttpResponse<String> response, @Nullable Throwable error) {
    if (response == null) {
      Throwable cause = error instanceof CompletionException ? error.getCause() : error;
      boolean wasNeverSent =
          cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
      if (wasNeverSent) {
        receipt.failed(null);
      } else {
        receipt.unknown(null);
      }
    } else if (response.statusCode() == 202) {
      taken(receipt, response.body());
    } else {
      Rejections.tell(receipt, response.statusCode(), response.headers());
    }
  }

  private static void taken(Receipt receipt, String body) {
    try {
      List<JsonMessage> rejected = JsonParser.object(body).objects("rejected");
      if (rejected.isEmpty()) {
        receipt.acked();
      } else {
        Rejections.tell(receipt, rejected.get(0));
      }
    } catch (IllegalArgumentException e) {
      // Something between us answers in the edge's name.
      receipt.refused(DropReason.ENCODE_ERROR);
    }
  }

  @Override
  public void close(Duration atMost) {
    // The client has nothing to close: its threads end with it.
  }
}
