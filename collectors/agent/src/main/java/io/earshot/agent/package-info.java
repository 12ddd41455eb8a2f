/** The agent a program carries: what it saw goes in here and never comes back as a problem. */
@NullMarked
package io.earshot.agent;

import org.jspecify.annotations.NullMarked;
