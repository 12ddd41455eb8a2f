package io.earshot.alerts.delivery.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * The begin of a body. A long one is hung up on: nobody owes a receiver a gigabyte of attention.
 */
final class CappedBody implements BodySubscriber<String> {

  static final int MAX_KEPT_BYTES = 4096;

  /** Short bodies are read to their end, so that the connection can be used again. */
  static final int MAX_READ_BYTES = 65_536;

  private final CompletableFuture<String> text = new CompletableFuture<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int readBytes;
  private Subscription subscription = NONE;

  @Override
  public CompletionStage<String> getBody() {
    return text;
  }

  @Override
  public void onSubscribe(Subscription from) {
    subscription = from;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      readBytes += buffer.remaining();
      byte[] some = new byte[Math.min(buffer.remaining(), MAX_KEPT_BYTES - kept.size())];
      buffer.get(some);
      kept.writeBytes(some);
    }
    if (readBytes > MAX_READ_BYTES) {
      subscription.cancel();
      onComplete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    text.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    text.complete(kept.toString(StandardCharsets.UTF_8));
  }

  private static final Subscription NONE =
      new Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };
}
