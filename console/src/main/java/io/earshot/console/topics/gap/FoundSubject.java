package io.earshot.console.topics.gap;

import org.jspecify.annotations.Nullable;

/**
 * A subject as the registry has it.
 *
 * @param compatibility its own rule; null = it has none
 * @param newestVersion number of its newest schema; null = it has none
 * @param schemaId of the schema of this build; null = not registered
 */
public record FoundSubject(
    @Nullable String compatibility, @Nullable Integer newestVersion, @Nullable Integer schemaId) {}
