/** The live page over HTTP. */
@NullMarked
package io.earshot.console.page.http;

import org.jspecify.annotations.NullMarked;
