@NullMarked
package io.earshot.console.alerts.kafka;

import org.jspecify.annotations.NullMarked;
