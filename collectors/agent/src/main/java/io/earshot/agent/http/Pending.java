package io.earshot.agent.http;

import io.earshot.agent.transport.Receipt;

/** A batch without an answer, and whether any of it has left this process. */
final class Pending {

  final String text;
  final Receipt receipt;
  boolean left;

  Pending(String text, Receipt receipt) {
    this.text = text;
    this.receipt = receipt;
  }
}
