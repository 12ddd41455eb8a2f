/** Alerts that reach people: a real Alertmanager, real receivers, a real promtool. */
@NullMarked
package io.earshot.bench.notify;

import org.jspecify.annotations.NullMarked;
