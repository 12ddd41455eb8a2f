/** Requests that end in time, whatever the other side does. */
@NullMarked
package io.earshot.alerts.delivery.http;

import org.jspecify.annotations.NullMarked;
