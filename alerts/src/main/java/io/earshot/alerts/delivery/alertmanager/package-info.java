/** Alerts in the words of Alertmanager's API v2. */
@NullMarked
package io.earshot.alerts.delivery.alertmanager;

import org.jspecify.annotations.NullMarked;
