package io.earshot.lab.impair;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Networks by name. {@code loss5}, {@code burst5}, {@code delay50}, {@code jitter50-10}, {@code
 * bandwidth1m} and {@code dup1} take any number; several are joined by {@code +}, the later one
 * wins where both set the same. Each acts on both directions.
 */
public final class NamedProfiles {

  /** Mean burst of {@code burstN}, packets: 80 ms of speech. */
  private static final double BURST_PACKETS = 4;

  private static final String NUMBER = "(\\d{1,5}(?:\\.\\d{1,3})?)";

  private static final Map<String, Impairment> BY_NAME = new LinkedHashMap<>();

  static {
    BY_NAME.put("clean", Impairment.NONE);
    BY_NAME.put("wifi", Impairment.NONE.withDelay(8, 6, true).withBurstLoss(BurstLoss.of(0.01, 2)));
    BY_NAME.put(
        "mobile",
        Impairment.NONE
            .withDelay(60, 15, true)
            .withBurstLoss(BurstLoss.of(0.02, 3))
            .withBottleneck(new Bottleneck(1.5e6, 300)));
    BY_NAME.put("satellite", Impairment.NONE.withDelay(280, 10, true).withLoss(0.005));
  }

  private static final List<Form> FORMS =
      List.of(
          new Form("loss" + NUMBER, (of, m) -> of.withLoss(ratio(m.group(1)))),
          new Form(
              "burst" + NUMBER,
              (of, m) -> of.withBurstLoss(BurstLoss.of(ratio(m.group(1)), BURST_PACKETS))),
          new Form(
              "delay" + NUMBER,
              (of, m) -> of.withDelay(number(m.group(1)), of.jitterMillis(), of.keepsOrder())),
          new Form(
              "jitter" + NUMBER + "-" + NUMBER + "(-ordered)?",
              (of, m) -> of.withDelay(number(m.group(1)), number(m.group(2)), m.group(3) != null)),
          new Form(
              "bandwidth" + NUMBER + "([km])",
              (of, m) ->
                  of.withBottleneck(
                      new Bottleneck(
                          number(m.group(1)) * (m.group(2).equals("m") ? 1e6 : 1e3),
                          Bottleneck.USUAL_QUEUE_MILLIS))),
          new Form("dup" + NUMBER, (of, m) -> of.withDuplicates(ratio(m.group(1)))));

  private NamedProfiles() {}

  /** Names to choose from: the fixed ones, and examples of those that take numbers. */
  public static List<String> examples() {
    return List.of(
        "clean",
        "loss1",
        "loss5",
        "burst5",
        "delay50",
        "jitter50-10",
        "jitter50-10-ordered",
        "bandwidth1m",
        "bandwidth64k",
        "dup1",
        "wifi",
        "mobile",
        "satellite");
  }

  /** The network of a name; empty = no such name, or a number beyond its range. */
  public static Optional<Profile> of(String name) {
    Impairment impairment = Impairment.NONE;
    for (String part : name.toLowerCase(Locale.ROOT).split("\\+", -1)) {
      Optional<Impairment> next = with(impairment, part);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      impairment = next.get();
    }
    return Optional.of(Profile.symmetric(name, impairment));
  }

  private static Optional<Impairment> with(Impairment before, String part) {
    Impairment fixed = BY_NAME.get(part);
    if (fixed != null) {
      // What came before it would be overwritten without a word.
      return before.equals(Impairment.NONE) ? Optional.of(fixed) : Optional.empty();
    }
    for (Form form : FORMS) {
      Matcher matcher = form.pattern().matcher(part);
      if (matcher.matches()) {
        try {
          return Optional.of(form.change().apply(before, matcher));
        } catch (IllegalArgumentException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static double number(String digits) {
    return Double.parseDouble(digits);
  }

  private static double ratio(String percent) {
    return number(percent) / 100;
  }

  /** A name with numbers in it. */
  private record Form(Pattern pattern, Change change) {

    Form(String regex, Change change) {
      this(Pattern.compile(regex), change);
    }
  }

  /** What a name with these numbers sets. */
  private interface Change {

    Impairment apply(Impairment before, Matcher numbers);
  }
}
