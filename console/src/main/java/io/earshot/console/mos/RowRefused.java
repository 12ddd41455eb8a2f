package io.earshot.console.mos;

import java.io.Serial;

/** Why a row cannot be computed, in one line: what, found, expected. */
final class RowRefused extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  RowRefused(String message) {
    super(message);
  }

  static RowRefused found(String what, String found, String expected) {
    return new RowRefused(what + ": found " + found + ", expected " + expected);
  }
}
