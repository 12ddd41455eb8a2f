@NullMarked
package io.earshot.alerts.delivery.alertmanager;

import org.jspecify.annotations.NullMarked;
