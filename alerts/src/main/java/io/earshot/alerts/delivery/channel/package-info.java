/** What is said to a receiver, and what its answer means. */
@NullMarked
package io.earshot.alerts.delivery.channel;

import org.jspecify.annotations.NullMarked;
