package io.earshot.alerts.explanation;

import io.earshot.alerts.rule.series.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was found about one alert, as it was found.
 *
 * @param rule that made the edge; null = not known, {@code ruleReason} says why
 * @param nowSecond up to which everything is judged, Unix epoch
 * @param samples of the seconds that {@link Explanation#range} names, any series
 * @param agents of the same seconds
 * @param children alerts of the rule that a roll-up counts, of any place; else none
 * @param finding what was found out about its call; null = nothing, or it is about no call
 * @param notRead what could not be read and why, one line each
 */
public record AlertFacts(
    AlertStory story,
    @Nullable KnownRule rule,
    String ruleReason,
    long nowSecond,
    List<Sample> samples,
    List<AgentSecond> agents,
    List<AlertStory> children,
    @Nullable String finding,
    List<Delivery> deliveries,
    List<String> notRead) {}
