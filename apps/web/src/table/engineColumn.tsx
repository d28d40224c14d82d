import { useMemo } from 'react';
import { nameOfEngine, useEnginesStore } from '../store/engine/enginesStore.ts';
import { useIsSeveral } from '../store/engine/shownStore.ts';
import { Literal } from '../theme/Literal.tsx';
import { byText } from './columns.ts';
import type { Column } from './columns.ts';
import type { Row } from './rows.ts';

/** R306: returns the columns of a table, with that of the engine after the first where several engines are shown. */
export function useColumns<T extends Row>(columns: readonly Column<T>[]): readonly Column<T>[] {
  const isSeveral = useIsSeveral();
  const defaultName = useEnginesStore((state) => nameOfEngine(state, null));
  return useMemo(
    () =>
      isSeveral
        ? [...columns.slice(0, 1), engineColumn<T>((engine) => engine ?? defaultName), ...columns.slice(1)]
        : columns,
    [columns, isSeveral, defaultName],
  );
}

const engineColumn = <T extends Row>(nameOf: (engine: string | null) => string): Column<T> => ({
  id: 'engine',
  header: 'Engine',
  sortValue: ({ engine }) => nameOf(engine),
  compare: byText,
  min: 100,
  grow: 0.6,
  cell: ({ engine }) => <Literal text={nameOf(engine)} max={64} />,
});
