package io.earshot.alerts.rule.scenario;

/** One scenario of a file, ready to run. */
public interface ScenarioCase {

  String name();

  ScenarioResult run();
}
