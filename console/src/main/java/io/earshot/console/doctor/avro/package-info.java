/** What the doctor asks of the registry. */
@NullMarked
package io.earshot.console.doctor.avro;

import org.jspecify.annotations.NullMarked;
