/** The calls as the browser gets them: every number ready made, every sentence written. */
@NullMarked
package io.earshot.console.page.view;

import org.jspecify.annotations.NullMarked;
