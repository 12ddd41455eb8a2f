package io.earshot.schemas.wire;

import org.jspecify.annotations.Nullable;

/** Bytes that are not a record of ours. Checked: whoever reads bytes decides where they go. */
public final class WireFormatException extends Exception {

  private final WireFault fault;

  public WireFormatException(WireFault fault, String message) {
    this(fault, message, null);
  }

  public WireFormatException(WireFault fault, String message, @Nullable Throwable cause) {
    super(fault.label() + ": " + message, cause);
    this.fault = fault;
  }

  public WireFault fault() {
    return fault;
  }
}
