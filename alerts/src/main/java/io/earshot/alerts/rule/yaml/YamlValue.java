package io.earshot.alerts.rule.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A value and its line. Asked for a form that it does not have, it notes a problem. */
public final class YamlValue {

  private final Node node;
  private final Problems problems;

  YamlValue(Node node, Problems problems) {
    this.node = node;
    this.problems = problems;
  }

  /** 1 is the first. */
  public int line() {
    return node.getStartMark().map(YamlText::line).orElse(1);
  }

  /** The text of a scalar as written, numbers too; null = not a scalar, or nothing. */
  public @Nullable String text() {
    if (node instanceof ScalarNode scalar && !isNothing()) {
      return scalar.getValue();
    }
    refuse("a single value");
    return null;
  }

  /** Null = not a map. */
  public @Nullable YamlMap map() {
    if (node instanceof MappingNode mapping) {
      return YamlMap.of(mapping, line(), problems);
    }
    refuse("a map of keys and values");
    return null;
  }

  /** Empty where it is no list. */
  public List<YamlValue> list() {
    List<YamlValue> values = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(each -> values.add(new YamlValue(each, problems)));
    } else {
      refuse("a list");
    }
    return values;
  }

  public boolean isMap() {
    return node instanceof MappingNode;
  }

  public boolean isText() {
    return node instanceof ScalarNode;
  }

  /** Notes a problem with this value: what was found, and what was expected instead. */
  public void refuse(String expected) {
    problem("found " + found() + "; expected " + expected);
  }

  public void problem(String message) {
    problems.add(line(), message);
  }

  /** The same value, whose problems go elsewhere. */
  public YamlValue notingIn(Problems others) {
    return new YamlValue(node, others);
  }

  private boolean isNothing() {
    return node.getTag().equals(Tag.NULL);
  }

  /** What stands here, in words. */
  private String found() {
    if (node instanceof ScalarNode scalar) {
      return isNothing() ? "nothing" : "'" + scalar.getValue() + "'";
    }
    return node instanceof SequenceNode ? "a list" : "a map";
  }

  /** The same for all ways to write the same: no comments, no order of keys, no quotes. */
  public String canonical() {
    StringBuilder text = new StringBuilder();
    append(node, text);
    return text.toString();
  }

  private static void append(Node node, StringBuilder text) {
    if (node instanceof ScalarNode scalar) {
      text.append('"').append(scalar.getValue().replace("\"", "\\\"")).append('"');
    } else if (node instanceof SequenceNode sequence) {
      text.append('[');
      sequence.getValue().forEach(each -> append(each, text));
      text.append(']');
    } else if (node instanceof MappingNode mapping) {
      text.append('{');
      mapping.getValue().stream().map(YamlValue::pair).sorted().forEach(text::append);
      text.append('}');
    }
  }

  private static String pair(NodeTuple tuple) {
    StringBuilder text = new StringBuilder();
    append(tuple.getKeyNode(), text);
    append(tuple.getValueNode(), text);
    return text.toString();
  }
}
