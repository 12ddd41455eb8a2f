@NullMarked
package io.earshot.alerts.explanation;

import org.jspecify.annotations.NullMarked;
