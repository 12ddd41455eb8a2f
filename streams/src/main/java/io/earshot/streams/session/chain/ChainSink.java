package io.earshot.streams.session.chain;

import io.earshot.streams.session.result.Hop;
import io.earshot.streams.session.result.UtteranceTotal;
import org.jspecify.annotations.Nullable;

/** Receives what chains were composed of, and asks back what only the session knows. */
public interface ChainSink {

  /** Takes a composed delay. */
  void hop(Hop hop, String from, String to, long nanos, long boundNanos, long eventNanos);

  /** Takes how long an utterance took to a listener. */
  void total(String utterance, UtteranceTotal total);

  /** Doubt of the offset between two participants' clocks; null if it is not estimated. */
  @Nullable Long offsetDoubtNanos(String from, String to, long second);
}
