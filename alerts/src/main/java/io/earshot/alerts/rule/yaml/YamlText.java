package io.earshot.alerts.rule.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** One YAML document (YAML 1.2) whose values know their lines. */
public final class YamlText {

  private static final int MAX_DEPTH = 32;

  private YamlText() {}

  /** Reads a document that is a map; null = it is none, and the problems say why. */
  public static @Nullable YamlMap map(String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(problems.file())
            // An alias makes one value stand in many places; its line would be wrong in all but
            // one.
            .setMaxAliasesForCollections(0)
            .build();
    try {
      if (isTooDeep(text, settings, problems)) {
        return null;
      }
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        problems.add(1, "found nothing; expected a map with keys");
        return null;
      }
      return new YamlValue(root.get(), problems).map();
    } catch (MarkedYamlEngineException e) {
      problems.add(e.getProblemMark().map(YamlText::line).orElse(1), "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      problems.add(1, "not YAML: " + e.getMessage());
    }
    return null;
  }

  /** The composer calls itself for each level, the parser before it does not. */
  private static boolean isTooDeep(String text, LoadSettings settings, Problems problems) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > MAX_DEPTH) {
        int line = event.getStartMark().map(YamlText::line).orElse(1);
        problems.add(line, "nested more than " + MAX_DEPTH + " levels deep; expected a few");
        return true;
      }
    }
    return false;
  }

  static int line(Mark mark) {
    return mark.getLine() + 1;
  }
}
