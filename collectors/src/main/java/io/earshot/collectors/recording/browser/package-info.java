/** What an agent in the page recorded: getStats() every second and a mark per encoded frame. */
@NullMarked
package io.earshot.collectors.recording.browser;

import org.jspecify.annotations.NullMarked;
