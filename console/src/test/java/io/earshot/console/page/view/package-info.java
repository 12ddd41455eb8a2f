@NullMarked
package io.earshot.console.page.view;

import org.jspecify.annotations.NullMarked;
