package io.earshot.alerts.rule.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text of an annotation with places for what is known only when it is sent: {@code {{ $value }}},
 * {@code {{ $threshold }}}, {@code {{ $samples }}}, {@code {{ $severity }}} and {@code {{
 * $labels.NAME }}}, as Prometheus writes them. Nothing else: no functions, no pipes.
 *
 * @param text as written
 */
public record Template(String text) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  /** Names of the places without their dollar: {@code value}, {@code labels.session}, … */
  public List<String> places() {
    TreeSet<String> names = new TreeSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      names.add(name(matcher));
    }
    return new ArrayList<>(names);
  }

  /** Whether braces are left over that open or close nothing. */
  public boolean isTorn() {
    String rest = PLACE.matcher(text).replaceAll("");
    return rest.contains("{{") || rest.contains("}}");
  }

  /** Puts values into their places; a place without one says so. */
  public String rendered(Map<String, String> valueByPlace) {
    Matcher matcher = PLACE.matcher(text);
    return matcher.replaceAll(
        place ->
            Matcher.quoteReplacement(valueByPlace.getOrDefault(name(place.group(1)), "(unknown)")));
  }

  private static String name(Matcher matcher) {
    return name(matcher.group(1));
  }

  private static String name(String place) {
    return place.startsWith("$") ? place.substring(1) : place;
  }
}
