/** The session engine: a library without Kafka, wire formats, clocks or threads. */
@NullMarked
package io.earshot.streams.session;

import org.jspecify.annotations.NullMarked;
