@NullMarked
package io.earshot.console.page.call.episode;

import org.jspecify.annotations.NullMarked;
