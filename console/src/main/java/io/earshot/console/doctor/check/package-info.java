/** Findings of the doctor and how they are judged; asks nobody itself. */
@NullMarked
package io.earshot.console.doctor.check;

import org.jspecify.annotations.NullMarked;
