/** What computes: the session engine and the topologies around it. */
@NullMarked
package io.earshot.streams;

import org.jspecify.annotations.NullMarked;
