package io.earshot.alerts.rule.file;

/** A rules file that was read: its name for errors, and its text. */
public record RulesSource(String file, String text) {}
