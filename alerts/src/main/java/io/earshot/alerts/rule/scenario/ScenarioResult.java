package io.earshot.alerts.rule.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one scenario.
 *
 * @param expected sorted by tick, rule and labels
 * @param expectedSent null = the scenario does not look at what is told
 * @param complaints what else is not as expected, one line each
 */
public record ScenarioResult(
    String name,
    boolean passed,
    List<TransitionRow> expected,
    List<TransitionRow> actual,
    @Nullable List<NoticeRow> expectedSent,
    @Nullable List<NoticeRow> actualSent,
    List<String> complaints) {}
