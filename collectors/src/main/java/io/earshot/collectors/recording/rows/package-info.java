/**
 * Rows of recorded files, read without trust: bounded, counted, and never the end of the import.
 */
@NullMarked
package io.earshot.collectors.recording.rows;

import org.jspecify.annotations.NullMarked;
