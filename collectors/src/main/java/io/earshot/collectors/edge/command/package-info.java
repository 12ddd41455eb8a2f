/** Agents that are connected now, and commands to them. */
@NullMarked
package io.earshot.collectors.edge.command;

import org.jspecify.annotations.NullMarked;
