/**
 * Reads what others recorded of a call and gives it back as the batches that live agents would have
 * sent.
 */
@NullMarked
package io.earshot.collectors.recording;

import org.jspecify.annotations.NullMarked;
