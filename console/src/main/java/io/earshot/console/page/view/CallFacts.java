package io.earshot.console.page.view;

import io.earshot.console.page.call.Call;
import io.earshot.console.page.call.CallAccounting;
import io.earshot.console.page.call.CallSummary;
import io.earshot.console.page.call.series.HopSecond;
import io.earshot.console.page.call.series.ShownName;
import io.earshot.console.report.HopReport;
import io.earshot.console.report.IndicatorReport;
import io.earshot.console.report.ParticipantReport;
import io.earshot.console.report.StreamReport;
import io.earshot.console.report.table.Digits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The raw facts behind a call's numbers. */
final class CallFacts {

  private static final String AUDIO = "audio/";

  private CallFacts() {}

  static List<String> facts(Call call) {
    CallSummary summary = call.summary();
    if (summary == null) {
      return List.of();
    }
    List<String> facts = new ArrayList<>();
    String codecs =
        summary.report().streams().stream()
            .map(StreamReport::mime)
            .filter(Objects::nonNull)
            .map(mime -> mime.startsWith(AUDIO) ? mime.substring(AUDIO.length()) : mime)
            .map(ShownName::of)
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (!codecs.isEmpty()) {
      facts.add("codec " + codecs);
    }
    facts.addAll(paths(summary.report().participants()));
    CallAccounting of = summary.accounting();
    facts.add(
        Digits.count(of.agentGaps())
            + " batches missing, "
            + Digits.count(of.agentDropped())
            + " observations dropped by agents");
    facts.add(
        "applied "
            + Digits.count(of.applied())
            + " · late "
            + Digits.count(of.late())
            + " · duplicates "
            + Digits.count(of.duplicates())
            + " · rejected "
            + Digits.count(of.rejected()));
    if (of.overflows() > 0) {
      facts.add("turned away by a limit of the engine: " + Digits.count(of.overflows()));
    }
    return facts;
  }

  /** {@code TURN udp relay: listener, speaker}. */
  private static List<String> paths(List<ParticipantReport> participants) {
    Map<String, List<String>> byPath = new TreeMap<>();
    for (ParticipantReport each : participants) {
      String path = path(each);
      if (path != null) {
        byPath
            .computeIfAbsent(path, unused -> new ArrayList<>())
            .add(ShownName.of(each.participant()));
      }
    }
    return byPath.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
        .toList();
  }

  private static @Nullable String path(ParticipantReport of) {
    Boolean relayed = of.relayed();
    if (relayed == null) {
      return null;
    }
    String transport = of.transport() == null ? "" : " " + of.transport();
    return relayed ? "TURN" + transport + " relay" : "direct" + transport;
  }

  /** How the clocks of the call relate; null = nothing is measured yet. */
  static @Nullable String clock(Call call) {
    CallSummary summary = call.summary();
    if (summary == null || summary.report().hops().isEmpty()) {
      return null;
    }
    List<HopReport> hops = summary.report().hops();
    if (hops.stream().anyMatch(hop -> hop.clock().equals(HopSecond.ESTIMATED))) {
      return "several clocks: " + counts(hops);
    }
    String others =
        hops.stream()
            .filter(hop -> !hop.clock().equals(HopSecond.SAME_CLOCK))
            .filter(hop -> !hop.clock().equals(HopSecond.COMPOSED))
            .map(CallFacts::hop)
            .collect(Collectors.joining(", "));
    return others.isEmpty()
        ? "one clock for all: no offset to estimate"
        : "one clock, but for " + others;
  }

  /** {@code 4 hops: composed of hops, 5 hops: offset estimated}. */
  private static String counts(List<HopReport> hops) {
    Map<String, Integer> counts = new TreeMap<>();
    hops.forEach(hop -> counts.merge(hop.clock(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(
            each ->
                each.getValue()
                    + (each.getValue() == 1 ? " hop: " : " hops: ")
                    + ClockWords.text(each.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String hop(HopReport of) {
    String how = of.clock().equals(HopSecond.RTCP) ? "≈ RTCP" : of.clock();
    return of.hop().replace('_', ' ')
        + " "
        + ShownName.of(of.from())
        + " → "
        + ShownName.of(of.to())
        + " ("
        + how
        + ")";
  }

  static List<CallEvent.Person> people(Call call) {
    CallSummary summary = call.summary();
    Map<String, Long> silent = call.silentParticipants();
    if (summary == null) {
      return CallPeople.of(call).names().stream()
          .map(
              name ->
                  new CallEvent.Person(
                      name, "unknown", CallView.NO_SUMMARY, silent.containsKey(name)))
          .toList();
    }
    return summary.report().participants().stream()
        .map(
            each ->
                new CallEvent.Person(
                    each.participant(),
                    each.role(),
                    text(each),
                    silent.containsKey(each.participant())))
        .toList();
  }

  private static String text(ParticipantReport of) {
    List<String> parts = new ArrayList<>();
    parts.add(of.role());
    add(parts, "connected after ", of.joinToConnectedMillis());
    add(parts, "first audio after ", of.joinToFirstAudioMillis());
    String path = path(of);
    if (path != null) {
      parts.add(path);
    }
    if (of.iceRttMillis() != null) {
      add(parts, "ICE round trip ", of.iceRttMillis().p50());
    }
    addSaid(parts, of.indicators());
    return String.join(" · ", parts);
  }

  /** The SFU's own words, and that they are its own. */
  private static void addSaid(List<String> parts, @Nullable IndicatorReport said) {
    if (said == null) {
      return;
    }
    IndicatorReport.ConnectionQuality livekit = said.livekitConnectionQuality();
    if (livekit != null) {
      parts.add("LiveKit says " + livekit.last() + worst(livekit));
    }
    IndicatorReport.LinkQuality janus = said.janusLinkQualityPercent();
    if (janus != null) {
      parts.add("Janus says link in " + percent(janus.in()) + ", out " + percent(janus.out()));
    }
  }

  private static String worst(IndicatorReport.ConnectionQuality of) {
    return of.worst().equals(of.last()) ? "" : ", at worst " + of.worst();
  }

  private static String percent(IndicatorReport.@Nullable Percent of) {
    if (of == null || of.mean() == null || of.min() == null) {
      return Digits.UNKNOWN;
    }
    return Digits.tenths(of.mean()) + " % (lowest " + Digits.tenths(of.min()) + ")";
  }

  private static void add(List<String> parts, String words, @Nullable BigDecimal millis) {
    if (millis != null) {
      parts.add(words + Shown.millisText(millis));
    }
  }
}
