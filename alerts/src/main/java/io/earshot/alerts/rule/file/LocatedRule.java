package io.earshot.alerts.rule.file;

import io.earshot.alerts.rule.definition.Rule;
import io.earshot.alerts.rule.yaml.Problems;

/**
 * A rule and where it stands.
 *
 * @param line 1 is the first
 * @param problems those of its file
 */
public record LocatedRule(Rule rule, int line, Problems problems) {}
