package io.earshot.streams.host;

import org.apache.kafka.streams.StreamsConfig;

/** What a crash may do to results. */
public enum Guarantee {
  /** State, results and offsets move together. The only one the product runs with. */
  EXACTLY_ONCE(StreamsConfig.EXACTLY_ONCE_V2),
  /** Repeats and miscounts after a crash: the negative control of the crash tests, not a mode. */
  AT_LEAST_ONCE(StreamsConfig.AT_LEAST_ONCE);

  private final String setting;

  Guarantee(String setting) {
    this.setting = setting;
  }

  String setting() {
    return setting;
  }
}
