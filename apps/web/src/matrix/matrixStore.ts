import { create } from 'zustand';

/** The axes that the page’s filter applies to: rows are `from`, columns are `to`. */
export type FilteredAxis = 'both' | 'from' | 'to';

interface MatrixState {
  /** The projects that the user folded (`true`) or unfolded; the empty string stands for "no project". */
  folds: ReadonlyMap<string, boolean>;
  filteredAxis: FilteredAxis;
}

/** The user's choices in the matrix. They stay while another view is shown. */
export const useMatrixStore = create<MatrixState>(() => ({ folds: new Map(), filteredAxis: 'both' }));

/** Folds or unfolds projects. */
export function fold(projects: readonly string[], isFolded: boolean): void {
  useMatrixStore.setState(({ folds }) => ({
    folds: new Map([...folds, ...projects.map((project): [string, boolean] => [project, isFolded])]),
  }));
}

export const filterAxis = (filteredAxis: FilteredAxis): void => useMatrixStore.setState({ filteredAxis });
