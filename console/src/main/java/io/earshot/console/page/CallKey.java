package io.earshot.console.page;

import org.jspecify.annotations.Nullable;

/**
 * A call among the live ones or among those of a replay; a session id alone may occur in both.
 *
 * @param run id of the replay; null = live
 */
public record CallKey(@Nullable String run, String session) {}
