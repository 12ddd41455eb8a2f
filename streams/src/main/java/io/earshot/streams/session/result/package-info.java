/** What the engine puts out: windows and summaries as plain values. */
@NullMarked
package io.earshot.streams.session.result;

import org.jspecify.annotations.NullMarked;
