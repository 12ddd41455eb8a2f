/** Alerts in the words of Alertmanager's webhook, version 4, signed. */
@NullMarked
package io.earshot.alerts.delivery.webhook;

import org.jspecify.annotations.NullMarked;
