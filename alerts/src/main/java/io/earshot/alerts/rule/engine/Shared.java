package io.earshot.alerts.rule.engine;

import io.earshot.alerts.rule.window.Scratch;

/** What all rules of an engine use together. */
record Shared(EngineSettings settings, Stage stage, OwnAlerts own, Scratch scratch) {}
