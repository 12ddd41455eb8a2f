/** What agents cost the program they are in. */
@NullMarked
package io.earshot.bench.agent;

import org.jspecify.annotations.NullMarked;
