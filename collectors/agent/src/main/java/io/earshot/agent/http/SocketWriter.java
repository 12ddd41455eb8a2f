package io.earshot.agent.http;

import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Sends texts one after the other: a WebSocket takes the next when it has sent the last. */
final class SocketWriter {

  private final WebSocket socket;
  private final Runnable onFailure;
  private CompletableFuture<WebSocket> last;

  SocketWriter(WebSocket socket, Runnable onFailure) {
    this.socket = socket;
    this.onFailure = onFailure;
    this.last = CompletableFuture.completedFuture(socket);
  }

  /** Sends a text that is asked for when its turn comes: a time of sending is then true. */
  synchronized void send(Supplier<String> text) {
    last = last.thenCompose(unused -> socket.sendText(text.get(), true));
    CompletableFuture<WebSocket> sent = last;
    sent.whenComplete(
        (unused, error) -> {
          if (error != null) {
            onFailure.run();
          }
        });
  }

  /** Says good-bye behind all that is under way. */
  synchronized CompletableFuture<WebSocket> close() {
    return last.thenCompose(unused -> socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
  }

  void abort() {
    socket.abort();
  }
}
