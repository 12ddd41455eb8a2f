/** What LiveKit says about its rooms: verified before it is parsed, each event once. */
@NullMarked
package io.earshot.collectors.edge.webhook;

import org.jspecify.annotations.NullMarked;
