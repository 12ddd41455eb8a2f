package io.earshot.console.report;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A made-up stream, anna's from bob: nothing is known of it but what a test says. */
public final class MadeUpStream {

  private String leg = "downlink";
  private @Nullable Long expectedPackets;
  private @Nullable BigDecimal lossRatio;
  private @Nullable Long ownLegLostPackets;
  private @Nullable MosReport mos;

  public MadeUpStream leg(String name) {
    leg = name;
    return this;
  }

  public MadeUpStream expectedPackets(long packets) {
    expectedPackets = packets;
    return this;
  }

  public MadeUpStream lossRatio(@Nullable String ratio) {
    lossRatio = ratio == null ? null : new BigDecimal(ratio);
    return this;
  }

  public MadeUpStream ownLegLostPackets(@Nullable Long packets) {
    ownLegLostPackets = packets;
    return this;
  }

  public MadeUpStream mos(@Nullable MosReport score) {
    mos = score;
    return this;
  }

  public StreamReport made() {
    return new StreamReport(
        "anna/in/1",
        "anna",
        "bob",
        leg,
        "in",
        "audio",
        1L,
        null,
        null,
        null,
        expectedPackets,
        null,
        null,
        lossRatio,
        ownLegLostPackets,
        null,
        null,
        null,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        mos);
  }
}
