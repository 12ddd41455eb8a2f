/** The whole product on one machine with two recorded calls. */
@NullMarked
package io.earshot.console.demo;

import org.jspecify.annotations.NullMarked;
