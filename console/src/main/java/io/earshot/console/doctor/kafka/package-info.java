/** What the doctor asks of the brokers. */
@NullMarked
package io.earshot.console.doctor.kafka;

import org.jspecify.annotations.NullMarked;
