@NullMarked
package io.earshot.collectors.browser;

import org.jspecify.annotations.NullMarked;
