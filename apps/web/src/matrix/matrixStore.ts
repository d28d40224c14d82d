import { create } from 'zustand';

/** The axes that the page’s filter applies to: rows are `from`, columns are `to`. */
export type FilteredAxis = 'both' | 'from' | 'to';

interface MatrixState {
  /** The engines and projects that the user folded (`true`) or unfolded, by the keys of their lines. */
  folds: ReadonlyMap<string, boolean>;
  filteredAxis: FilteredAxis;
}

/** The user's choices in the matrix. They stay while another view is shown. */
export const useMatrixStore = create<MatrixState>(() => ({ folds: new Map(), filteredAxis: 'both' }));

/** Folds or unfolds engines and projects, by the keys of their lines. */
export function fold(keys: readonly string[], isFolded: boolean): void {
  useMatrixStore.setState(({ folds }) => ({
    folds: new Map([...folds, ...keys.map((key): [string, boolean] => [key, isFolded])]),
  }));
}

export const filterAxis = (filteredAxis: FilteredAxis): void => useMatrixStore.setState({ filteredAxis });
