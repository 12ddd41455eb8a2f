/** What is open outwardly: who must be told now, and until when it holds. */
@NullMarked
package io.earshot.alerts.incident;

import org.jspecify.annotations.NullMarked;
