@NullMarked
package io.earshot.alerts.delivery.http;

import org.jspecify.annotations.NullMarked;
