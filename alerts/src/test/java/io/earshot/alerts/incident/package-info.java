@NullMarked
package io.earshot.alerts.incident;

import org.jspecify.annotations.NullMarked;
