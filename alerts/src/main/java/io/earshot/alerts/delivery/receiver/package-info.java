/** Who is told what: the receivers file. */
@NullMarked
package io.earshot.alerts.delivery.receiver;

import org.jspecify.annotations.NullMarked;
