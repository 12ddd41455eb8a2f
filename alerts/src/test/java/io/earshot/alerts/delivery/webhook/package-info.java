@NullMarked
package io.earshot.alerts.delivery.webhook;

import org.jspecify.annotations.NullMarked;
