@NullMarked
package io.earshot.console.doctor.http;

import org.jspecify.annotations.NullMarked;
