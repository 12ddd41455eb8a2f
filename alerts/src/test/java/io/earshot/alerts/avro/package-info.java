@NullMarked
package io.earshot.alerts.avro;

import org.jspecify.annotations.NullMarked;
