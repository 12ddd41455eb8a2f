/** One thread for each receiver, so that a slow one delays no other. */
@NullMarked
package io.earshot.alerts.delivery.host;

import org.jspecify.annotations.NullMarked;
