@NullMarked
package io.earshot.console.doctor.check;

import org.jspecify.annotations.NullMarked;
