/** The contract as commands: topic plan and schema files. */
@NullMarked
package io.earshot.console.topics;

import org.jspecify.annotations.NullMarked;
