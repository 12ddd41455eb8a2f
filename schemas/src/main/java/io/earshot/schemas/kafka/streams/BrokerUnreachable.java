package io.earshot.schemas.kafka.streams;

import org.jspecify.annotations.Nullable;

/** No broker answered in time. */
public final class BrokerUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1;

  BrokerUnreachable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
