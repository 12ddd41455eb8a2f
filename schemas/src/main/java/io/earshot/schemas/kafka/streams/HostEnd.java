package io.earshot.schemas.kafka.streams;

/**
 * Why a host is no longer doing its work.
 *
 * @param kind what happened
 * @param line one line for people
 */
public record HostEnd(Kind kind, String line) {

  /** What a caller does about it. */
  public enum Kind {
    /** It was closed. */
    CLOSED,
    /** No broker answers: exit 4, or start again later; nothing is lost. */
    BROKER_LOST,
    /** Something that no retry mends. */
    FAILED
  }

  /** The same for whoever waits for it. */
  RuntimeException asException() {
    return kind == Kind.BROKER_LOST
        ? new BrokerUnreachable(line, null)
        : new IllegalStateException(line);
  }
}
