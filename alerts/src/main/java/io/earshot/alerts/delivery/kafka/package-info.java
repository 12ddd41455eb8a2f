/** The notifier on its topics: transitions and ticks in, deliveries out. */
@NullMarked
package io.earshot.alerts.delivery.kafka;

import org.jspecify.annotations.NullMarked;
