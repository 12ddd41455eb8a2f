package io.earshot.agent.http;

import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a message together and tells of the end once. */
final class SocketListener implements WebSocket.Listener {

  /** A frame of the edge's; a longer one ends the connection. */
  private static final int MAX_CHARS = 64 * 1024;

  private static final int ABNORMAL = 1006;

  private final Consumer<String> onMessage;
  private final Ended onEnd;
  private final StringBuilder parts = new StringBuilder();
  private boolean ended;

  SocketListener(Consumer<String> onMessage, Ended onEnd) {
    this.onMessage = onMessage;
    this.onEnd = onEnd;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
    if (parts.length() + data.length() > MAX_CHARS) {
      socket.abort();
      end(ABNORMAL, "");
      return null;
    }
    parts.append(data);
    if (isLast) {
      String message = parts.toString();
      parts.setLength(0);
      onMessage.accept(message);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    end(code, reason);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end(ABNORMAL, "");
  }

  private void end(int code, String reason) {
    if (!ended) {
      ended = true;
      onEnd.ended(code, reason);
    }
  }

  /** What to do when the connection is gone. */
  interface Ended {
    void ended(int code, String reason);
  }
}
