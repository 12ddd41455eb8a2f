package io.earshot.agent.http;

import io.earshot.agent.observation.Sampling;
import io.earshot.agent.queue.DropReason;
import io.earshot.agent.transport.Batch;
import io.earshot.agent.transport.Command;
import io.earshot.agent.transport.CommandAck;
import io.earshot.agent.transport.Receipt;
import io.earshot.agent.transport.Transport;
import io.earshot.agent.transport.TransportLink;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket to an edge: batches and their answers, probes of the edge's clock, commands. It is
 * opened when there is something to send, and again after it broke.
 */
public final class EdgeTransport implements Transport {

  private static final int MAX_FRAME_BYTES = 64 * 1024;

  /** Close codes; 1006 never travels, it stands for a connection that just broke. */
  private static final int ABNORMAL = 1006;

  private static final int TOO_LARGE = 4413;
  private static final int TOO_FAST = 4429;

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final long ROUND_MILLIS = 100;

  /** Probes are answered each second; an edge that is silent for so long is not there. */
  private static final long SILENCE_NANOS = 10_000_000_000L;

  private final EdgeAddress edge;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final Map<Long, Pending> pending = new TreeMap<>();
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "earshot-edge");
            thread.setDaemon(true);
            return thread;
          });

  private @Nullable TransportLink link;
  private @Nullable Prober prober;
  private @Nullable SocketWriter writer;
  private boolean opening;
  private boolean closed;

  /** Counts connections: what an old one still says of its end does not end the new one. */
  private int connection;

  private long heardNanos;

  private EdgeTransport(EdgeAddress edge) {
    this.edge = edge;
  }

  /**
   * Connects to an edge.
   *
   * @param base e.g. {@code https://edge.example:8390}
   * @param token a LiveKit access token or a static key; asked for each connection
   */
  public static EdgeTransport to(URI base, Supplier<String> token) {
    return new EdgeTransport(new EdgeAddress(base, token));
  }

  @Override
  public synchronized void open(TransportLink newLink) {
    link = newLink;
    prober = new Prober(newLink);
    rounds.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void send(Batch batch, Receipt receipt) {
    JsonText json = new JsonText().open().field("type", "batch").name("batch");
    BatchJson.write(json, batch);
    Pending one = new Pending(json.close().toString(), receipt);
    if (one.text.getBytes(StandardCharsets.UTF_8).length > MAX_FRAME_BYTES) {
      receipt.refused(DropReason.TOO_LARGE);
      return;
    }
    if (!take(batch.sequence(), one)) {
      receipt.failed(null);
    }
  }

  private boolean take(long sequence, Pending one) {
    int toOpen;
    synchronized (this) {
      if (closed) {
        return false;
      }
      pending.put(sequence, one);
      if (writer != null) {
        write(writer, one);
        return true;
      }
      if (opening) {
        return true;
      }
      opening = true;
      toOpen = ++connection;
    }
    try {
      connect(toOpen);
    } catch (RuntimeException e) {
      // The program's own source of tokens failed, or there is no thread to be had.
      refused(toOpen, e);
    }
    return true;
  }

  private void connect(int number) {
    client
        .newWebSocketBuilder()
        .connectTimeout(CONNECT)
        .subprotocols("earshot.v1")
        .header("Authorization", edge.authorization())
        .buildAsync(
            edge.socket(),
            new SocketListener(this::received, (code, reason) -> ended(number, code, reason)))
        .whenComplete(
            (socket, error) -> {
              if (error == null) {
                opened(number, socket);
              } else {
                refused(number, error instanceof CompletionException ? error.getCause() : error);
              }
            });
  }

  private synchronized void opened(int number, WebSocket socket) {
    opening = false;
    if (closed || number != connection || link == null || prober == null) {
      socket.abort();
      return;
    }
    SocketWriter fresh = new SocketWriter(socket, () -> ended(number, ABNORMAL, ""));
    writer = fresh;
    heardNanos = link.nowNanos();
    prober.restart();
    if (!link.capabilities().isEmpty()) {
      String capabilities = EdgeMessages.capabilities(link.capabilities());
      fresh.send(() -> capabilities);
    }
    pending.values().forEach(each -> write(fresh, each));
  }

  private static void write(SocketWriter writer, Pending one) {
    one.left = true;
    writer.send(() -> one.text);
  }

  private void refused(int number, @Nullable Throwable error) {
    for (Pending each : takeAll(number)) {
      if (error instanceof WebSocketHandshakeException refusal) {
        int status = refusal.getResponse().statusCode();
        if (status == 401 || status == 403) {
          each.receipt.refused(DropReason.AUTH_REJECTED);
        } else {
          each.receipt.failed(Rejections.retryAfter(refusal.getResponse().headers()));
        }
      } else {
        each.receipt.failed(null);
      }
    }
  }

  private void ended(int number, int code, String reason) {
    boolean namesDelay = code == TOO_FAST && reason.matches("\\d{1,9}");
    Duration retryAfter = namesDelay ? Duration.ofMillis(Long.parseLong(reason)) : null;
    for (Pending each : takeAll(number)) {
      if (!each.left) {
        each.receipt.failed(retryAfter);
      } else if (code == TOO_LARGE) {
        each.receipt.refused(DropReason.TOO_LARGE);
      } else {
        each.receipt.unknown(retryAfter);
      }
    }
  }

  private synchronized List<Pending> takeAll(int number) {
    if (number != connection) {
      return List.of();
    }
    opening = false;
    if (writer != null) {
      writer.abort();
      writer = null;
    }
    List<Pending> all = new ArrayList<>(pending.values());
    pending.clear();
    return all;
  }

  private void endedNow() {
    int number;
    synchronized (this) {
      number = connection;
    }
    ended(number, ABNORMAL, "");
  }

  private void received(String text) {
    TransportLink current = heard();
    if (current == null) {
      return;
    }
    long nowNanos = current.nowNanos();
    try {
      JsonMessage message = JsonParser.object(text);
      switch (String.valueOf(message.text("type"))) {
        case "ack" -> answer(current, message, Receipt::acked);
        case "reject" -> answer(current, message, receipt -> Rejections.tell(receipt, message));
        case "probe" -> probed(message, nowNanos);
        case "command" -> command(current, message);
        case "config" -> configure(current, message);
        default -> {
          // A newer edge says more than this agent understands.
        }
      }
    } catch (IllegalArgumentException e) {
      endedNow();
    }
  }

  private synchronized @Nullable TransportLink heard() {
    if (link != null) {
      heardNanos = link.nowNanos();
    }
    return link;
  }

  private void answer(TransportLink current, JsonMessage message, Consumer<Receipt> answer) {
    Long boot = message.whole("boot");
    Long sequence = message.whole("sequence");
    if (sequence == null || (boot != null && boot != current.identity().boot())) {
      return;
    }
    Pending one;
    synchronized (this) {
      one = pending.remove(sequence);
    }
    if (one != null) {
      answer.accept(one.receipt);
    }
  }

  private void probed(JsonMessage message, long nowNanos) {
    if (prober != null) {
      prober.answered(message, nowNanos);
    }
  }

  private static void command(TransportLink current, JsonMessage message) {
    Command command = EdgeMessages.command(message);
    if (command != null) {
      current.command(command);
    }
  }

  private static void configure(TransportLink current, JsonMessage message) {
    Sampling sampling = EdgeMessages.sampling(message);
    if (sampling != null) {
      current.sample(sampling);
    }
  }

  private void round() {
    boolean isSilent;
    synchronized (this) {
      if (writer == null || prober == null || link == null) {
        return;
      }
      isSilent = link.nowNanos() - heardNanos > SILENCE_NANOS;
      if (prober.isDue()) {
        writer.send(prober::question);
      }
    }
    if (isSilent) {
      endedNow();
    }
  }

  @Override
  public void clockChanged() {
    if (prober != null) {
      prober.restart();
    }
  }

  @Override
  public synchronized void acknowledge(CommandAck ack) {
    if (writer != null) {
      String text = EdgeMessages.ack(ack);
      writer.send(() -> text);
    }
  }

  @Override
  public void close(Duration atMost) {
    SocketWriter last;
    synchronized (this) {
      closed = true;
      last = writer;
    }
    rounds.shutdownNow();
    if (last != null) {
      last.close()
          .orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS)
          .whenComplete((socket, error) -> last.abort());
    }
    endedNow();
  }
}
