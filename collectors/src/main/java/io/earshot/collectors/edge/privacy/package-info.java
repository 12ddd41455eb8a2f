/** Names of people and hosts, made unreadable before they leave the edge. */
@NullMarked
package io.earshot.collectors.edge.privacy;

import org.jspecify.annotations.NullMarked;
