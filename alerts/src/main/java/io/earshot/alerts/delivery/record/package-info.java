/** What was delivered to whom, as it is kept. */
@NullMarked
package io.earshot.alerts.delivery.record;

import org.jspecify.annotations.NullMarked;
