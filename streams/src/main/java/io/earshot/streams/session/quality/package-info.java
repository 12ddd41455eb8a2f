/** What is known of a received stream over some time, and the quality that follows from it. */
@NullMarked
package io.earshot.streams.session.quality;

import org.jspecify.annotations.NullMarked;
