@NullMarked
package io.earshot.console.doctor.host;

import org.jspecify.annotations.NullMarked;
