/** The live page: what it shows, whoever asks and wherever it comes from. */
@NullMarked
package io.earshot.console.page;

import org.jspecify.annotations.NullMarked;
