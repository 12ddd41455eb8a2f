package io.earshot.alerts.rule.state;

/** One step of an alert's life. From and to are equal where only the severity changed. */
public record Change(AlertState from, AlertState to, Reason reason) {}
