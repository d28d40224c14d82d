import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ValueCount } from '../../store/counts/Tally.ts';
import { FoldableList } from './FoldableList.tsx';
import classes from './Sidebar.module.css';
import { SidebarSection } from './SidebarSection.tsx';

interface FilterListProps<T extends string> {
  title: string;
  rows: readonly ValueCount<T>[];
  chosen: T[];
  onChange: (chosen: T[]) => void;
  render?: (value: T) => ReactNode;
}

/** A list of values to filter by, each with its count. Several can be chosen. */
export function FilterList<T extends string>({ title, rows, chosen, onChange, render }: FilterListProps<T>) {
  if (rows.length === 0) return null;
  const toggle = (value: T) =>
    onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <SidebarSection title={title}>
      <FoldableList
        limit={10}
        rows={rows}
        keyOf={({ value }) => value}
        render={({ value, count }) => (
          <UnstyledButton
            className={classes.row}
            aria-pressed={chosen.includes(value)}
            onClick={() => toggle(value)}
          >
            {chosen.includes(value) && <IconCheck size={13} aria-hidden className={classes.check} />}
            <span className={classes.name}>{render ? render(value) : value}</span>
            <span className={classes.count}>{count}</span>
          </UnstyledButton>
        )}
      />
    </SidebarSection>
  );
}
