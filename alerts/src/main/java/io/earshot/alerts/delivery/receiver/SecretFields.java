package io.earshot.alerts.delivery.receiver;

import io.earshot.alerts.rule.yaml.YamlMap;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Values that a map names by file or by variable: {@code url_file}, {@code url_env}. */
final class SecretFields {

  private static final String FILE = "_file";
  private static final String VARIABLE = "_env";

  private final YamlMap map;
  private final SecretSource source;

  SecretFields(YamlMap map, SecretSource source) {
    this.map = map;
    this.source = source;
  }

  /** The value, without space around it; null = nobody named one, or there is none. */
  @Nullable String value(String key) {
    String path = map.has(key + FILE) ? map.text(key + FILE) : null;
    if (path != null) {
      return ofFile(key + FILE, path);
    }
    String variable = map.has(key + VARIABLE) ? map.text(key + VARIABLE) : null;
    return variable == null ? null : ofVariable(key + VARIABLE, variable);
  }

  /** Whether a value is named in any way. */
  boolean isNamed(String key) {
    return map.has(key + FILE) || map.has(key + VARIABLE);
  }

  private @Nullable String ofFile(String key, String path) {
    try {
      return notEmpty(key, path, source.file(path));
    } catch (IOException e) {
      map.problem(
          key, key + ": found no readable file '" + path + "'; expected one with the value");
      return null;
    }
  }

  private @Nullable String ofVariable(String key, String variable) {
    String value = source.variable(variable);
    if (value == null) {
      map.problem(
          key, key + ": found no variable '" + variable + "'; expected it in the environment");
      return null;
    }
    return notEmpty(key, variable, value);
  }

  private @Nullable String notEmpty(String key, String where, String value) {
    String stripped = value.strip();
    if (stripped.isEmpty() || stripped.chars().anyMatch(Character::isISOControl)) {
      map.problem(
          key, key + ": found nothing usable in '" + where + "'; expected one line with the value");
      return null;
    }
    return stripped;
  }
}
