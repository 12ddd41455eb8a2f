package io.earshot.lab.impair.file;

import io.earshot.alerts.rule.yaml.Problem;
import io.earshot.alerts.rule.yaml.Problems;
import io.earshot.alerts.rule.yaml.YamlMap;
import io.earshot.alerts.rule.yaml.YamlText;
import io.earshot.alerts.rule.yaml.YamlValue;
import io.earshot.lab.impair.Impairment;
import io.earshot.lab.impair.Profile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A profile in YAML: {@code both}, or {@code forth} and {@code back}, each a map of what {@link
 * ImpairmentReader} knows. A direction that is not named does nothing.
 *
 * @param profile null = there are problems
 * @param problems with their lines
 */
public record ProfileFile(@Nullable Profile profile, List<Problem> problems) {

  private static final String BOTH = "both";
  private static final String FORTH = "forth";
  private static final String BACK = "back";

  /**
   * Reads a file's text.
   *
   * @param file its name as shown to people
   * @param name of the profile
   */
  public static ProfileFile of(String file, String name, String text) {
    Problems problems = new Problems(file);
    YamlMap root = YamlText.map(text, problems);
    Profile profile = root == null ? null : read(root, name);
    return new ProfileFile(problems.isEmpty() ? profile : null, problems.sorted());
  }

  private static Profile read(YamlMap root, String name) {
    root.refuseOthers(List.of(BOTH, FORTH, BACK));
    if (root.has(BOTH)) {
      for (String other : List.of(FORTH, BACK)) {
        if (root.has(other)) {
          root.problem(other, "found '" + other + "' beside 'both'; expected one or the other");
        }
      }
      return Profile.symmetric(name, direction(root, BOTH));
    }
    return new Profile(name, direction(root, FORTH), direction(root, BACK));
  }

  private static Impairment direction(YamlMap root, String key) {
    YamlValue value = root.get(key);
    YamlMap map = value == null ? null : value.map();
    return map == null ? Impairment.NONE : ImpairmentReader.read(map);
  }
}
