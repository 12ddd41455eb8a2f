/** Alerts as JSON for programs and the page: the command line and the API say the same. */
@NullMarked
package io.earshot.console.alerts.document;

import org.jspecify.annotations.NullMarked;
