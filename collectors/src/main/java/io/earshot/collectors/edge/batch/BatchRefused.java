package io.earshot.collectors.edge.batch;

/** A batch that is not taken. The message is for its sender and quotes no value. */
public final class BatchRefused extends Exception {

  private static final long serialVersionUID = 1;

  private final RejectReason reason;

  public BatchRefused(RejectReason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  public RejectReason reason() {
    return reason;
  }
}
