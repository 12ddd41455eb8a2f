/** The doctor command: what of machine, brokers and registry is not as it should be. */
@NullMarked
package io.earshot.console.doctor;

import org.jspecify.annotations.NullMarked;
