package io.earshot.console.page.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.earshot.console.report.StreamReport;
import io.earshot.media.mos.emodel.MosScale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The quality of one stream, each number with the best that its scale allows: {@code 4.3 of 4.5
 * fb}.
 */
final class ShownQuality {

  private static final String NOT_JUDGED = "not judged";
  private static final String DELAY_UNKNOWN = "not judged: the delay from mouth to ear is unknown";

  private final @Nullable JsonNode mos;

  private ShownQuality(@Nullable JsonNode mos) {
    this.mos = mos;
  }

  static ShownQuality of(StreamReport stream) {
    return new ShownQuality(stream.mos() == null ? null : Json.tree(stream.mos()));
  }

  /** Codec and loss, without delay. */
  Shown listening() {
    return shown("lq", NOT_JUDGED);
  }

  /** With the delay from mouth to ear. */
  Shown conversational() {
    return shown("cq", mos == null ? NOT_JUDGED : DELAY_UNKNOWN);
  }

  private Shown shown(String name, String reasonIfUnknown) {
    BigDecimal value = number(name);
    String metric = "mos." + name;
    return value == null
        ? Shown.unknown(metric, reasonIfUnknown)
        : new Shown(metric, value, tenths(value) + ceiling(), about());
  }

  /** Empty for a scale that we do not know. */
  private String ceiling() {
    return Arrays.stream(MosScale.values())
        .filter(scale -> scale.label().equals(text("scale")))
        .findFirst()
        .map(
            scale ->
                " of "
                    + tenths(BigDecimal.valueOf(scale.mosOf(scale.bestR())))
                    + " "
                    + scale.label())
        .orElse("");
  }

  private @Nullable String about() {
    List<String> parts = new ArrayList<>();
    add(parts, "R ", number("r"));
    add(parts, "fullband ", number("mosFb"));
    add(parts, "worst 10 s ", number("worst10s"));
    add(parts, "numbers of the codec: ", text("grounding"));
    add(parts, "", text("model"));
    return parts.isEmpty() ? null : String.join(" · ", parts);
  }

  private static void add(List<String> parts, String name, @Nullable Object value) {
    if (value != null) {
      parts.add(name + (value instanceof BigDecimal number ? tenths(number) : value));
    }
  }

  private @Nullable BigDecimal number(String name) {
    JsonNode value = mos == null ? null : mos.get(name);
    return value == null || !value.isNumber() ? null : value.decimalValue();
  }

  private @Nullable String text(String name) {
    JsonNode value = mos == null ? null : mos.get(name);
    return value == null || !value.isTextual() ? null : value.textValue();
  }

  private static String tenths(BigDecimal value) {
    return value.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }
}
