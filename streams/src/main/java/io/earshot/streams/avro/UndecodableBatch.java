package io.earshot.streams.avro;

/** Bytes that are no batch of ours. Without a stack trace: hostile input must stay cheap. */
public final class UndecodableBatch extends Exception {

  private final Refusal refusal;
  private final String detail;

  UndecodableBatch(Refusal refusal, String detail) {
    super(refusal.label() + ": " + detail, null, false, false);
    this.refusal = refusal;
    this.detail = detail;
  }

  static UndecodableBatch undecodable(String detail) {
    return new UndecodableBatch(Refusal.UNDECODABLE, detail);
  }

  public Refusal refusal() {
    return refusal;
  }

  /** One line for people: found, limit, remedy. */
  public String detail() {
    return detail;
  }
}
