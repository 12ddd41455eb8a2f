/** Who is told of alerts: the receivers file and the notifier beside the live pipeline. */
@NullMarked
package io.earshot.console.notify;

import org.jspecify.annotations.NullMarked;
