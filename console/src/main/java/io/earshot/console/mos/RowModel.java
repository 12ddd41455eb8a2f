package io.earshot.console.mos;

/** One formula. */
interface RowModel {

  /** Computes a row, or says in a {@link RowRefused} what is wrong with its inputs. */
  RowResult evaluate(RowInputs inputs);
}
