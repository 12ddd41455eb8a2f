/** What a coturn server published over Redis or wrote into its log. */
@NullMarked
package io.earshot.collectors.recording.turn;

import org.jspecify.annotations.NullMarked;
