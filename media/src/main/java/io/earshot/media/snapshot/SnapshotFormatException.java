package io.earshot.media.snapshot;

/** Bytes that no {@link SnapshotWriter} wrote; the message is the relation that failed. */
public final class SnapshotFormatException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SnapshotFormatException(String message) {
    super(message);
  }
}
