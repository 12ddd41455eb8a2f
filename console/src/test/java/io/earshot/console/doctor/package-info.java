@NullMarked
package io.earshot.console.doctor;

import org.jspecify.annotations.NullMarked;
