@NullMarked
package io.earshot.alerts.delivery.host;

import org.jspecify.annotations.NullMarked;
