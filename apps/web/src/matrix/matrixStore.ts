import { create } from 'zustand';

/** Which axis the page's filter narrows. */
export type FilteredAxis = 'both' | 'from' | 'to';

interface MatrixState {
  /** Projects that were folded (`true`) or unfolded by hand; the empty string stands for "no project". */
  folds: ReadonlyMap<string, boolean>;
  filteredAxis: FilteredAxis;
}

/** How the matrix is looked at; kept while one looks at another view. */
export const useMatrixStore = create<MatrixState>(() => ({ folds: new Map(), filteredAxis: 'both' }));

/** Folds or unfolds projects. */
export function fold(projects: readonly string[], isFolded: boolean): void {
  useMatrixStore.setState(({ folds }) => ({
    folds: new Map([...folds, ...projects.map((project): [string, boolean] => [project, isFolded])]),
  }));
}

export const filterAxis = (filteredAxis: FilteredAxis): void => useMatrixStore.setState({ filteredAxis });
