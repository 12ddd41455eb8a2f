/** What the doctor looks at on this machine. */
@NullMarked
package io.earshot.console.doctor.host;

import org.jspecify.annotations.NullMarked;
