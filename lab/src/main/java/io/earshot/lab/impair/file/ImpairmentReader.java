package io.earshot.lab.impair.file;

import io.earshot.alerts.rule.yaml.Fields;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlValue;
import io.earshot.lab.impair.Bottleneck;
import io.earshot.lab.impair.BurstLoss;
import io.earshot.lab.impair.Impairment;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what one direction does; keys that are missing do nothing. */
final class ImpairmentReader {

  private static final String BURST_LOSS = "burst_loss";
  private static final String BANDWIDTH = "bandwidth_bps";
  private static final String QUEUE = "queue_millis";
  private static final List<String> KEYS =
      List.of(
          "delay_millis",
          "jitter_millis",
          "order",
          "loss_percent",
          BURST_LOSS,
          BANDWIDTH,
          QUEUE,
          "duplicate_percent");

  private ImpairmentReader() {}

  static Impairment read(YamlMap map) {
    map.refuseOthers(KEYS);
    String order = new Fields(map).choice("order", List.of("kept", "free"));
    return new Impairment(
        number(map, "delay_millis", 0, 0, Impairment.MAX_MILLIS),
        number(map, "jitter_millis", 0, 0, Impairment.MAX_MILLIS),
        !"free".equals(order),
        ratio(map, "loss_percent", 0, 0),
        burstLoss(map),
        bottleneck(map),
        ratio(map, "duplicate_percent", 0, 0));
  }

  private static @Nullable BurstLoss burstLoss(YamlMap map) {
    YamlValue value = map.get(BURST_LOSS);
    YamlMap burst = value == null ? null : value.map();
    if (burst == null) {
      return null;
    }
    List<String> needed = List.of("enter_percent", "leave_percent");
    burst.refuseOthers(
        List.of("enter_percent", "leave_percent", "good_loss_percent", "bad_loss_percent"));
    needed.forEach(key -> burst.expect(key, "a percentage of packets"));
    return new BurstLoss(
        ratio(burst, "enter_percent", 0, 0),
        ratio(burst, "leave_percent", 100, 0.001),
        ratio(burst, "good_loss_percent", 0, 0),
        ratio(burst, "bad_loss_percent", 100, 0));
  }

  private static @Nullable Bottleneck bottleneck(YamlMap map) {
    if (!map.has(BANDWIDTH)) {
      if (map.has(QUEUE)) {
        map.problem(QUEUE, "found 'queue_millis' without 'bandwidth_bps', which makes the queue");
      }
      return null;
    }
    return new Bottleneck(
        number(
            map,
            BANDWIDTH,
            Bottleneck.MAX_BITS_PER_SECOND,
            Bottleneck.MIN_BITS_PER_SECOND,
            Bottleneck.MAX_BITS_PER_SECOND),
        number(map, QUEUE, Bottleneck.USUAL_QUEUE_MILLIS, 0, Impairment.MAX_MILLIS));
  }

  private static double ratio(YamlMap map, String key, double usualPercent, double minPercent) {
    return number(map, key, usualPercent, minPercent, 100) / 100;
  }

  /** A number in [min, max]; the usual one where the key is missing or wrong. */
  private static double number(YamlMap map, String key, double usual, double min, double max) {
    String text = map.text(key);
    if (text == null) {
      return usual;
    }
    if (text.matches("-?\\d{1,12}(\\.\\d{1,9})?")) {
      double value = Double.parseDouble(text);
      if (min <= value && value <= max) {
        return value;
      }
    }
    new Fields(map).refuse(key, text, "a number between " + plain(min) + " and " + plain(max));
    return usual;
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
