import { Button, SegmentedControl } from '@mantine/core';
import { IconChevronsDown, IconChevronsUp } from '@tabler/icons-react';
import { ProjectPicker } from '../probes/ProjectPicker.tsx';
import classes from './Matrix.module.css';
import { filterAxis, useMatrixStore } from './matrixStore.ts';
import type { FilteredAxis } from './matrixStore.ts';

interface MatrixBarProps {
  /** True if an engine or a project is folded. */
  hasFolded: boolean;
  hasUnfolded: boolean;
  /** Folds or unfolds all engines and projects. */
  onFold: (isFolded: boolean) => void;
  isFiltered: boolean;
}

const choices: { value: FilteredAxis; label: string }[] = [
  { value: 'both', label: 'Both' },
  { value: 'from', label: 'From' },
  { value: 'to', label: 'To' },
];

/** The controls of the matrix: folds, the axis that the filter applies to, and the project test. */
export function MatrixBar({ hasFolded, hasUnfolded, onFold, isFiltered }: MatrixBarProps) {
  const filteredAxis = useMatrixStore((state) => state.filteredAxis);
  return (
    <div className={classes.bar}>
      {(hasFolded || hasUnfolded) && (
        <Button.Group>
          <Button
            variant="default"
            disabled={!hasFolded}
            aria-label="Unfold all"
            classNames={{ section: classes.foldIcon }}
            leftSection={<IconChevronsDown size={14} aria-hidden />}
            onClick={() => onFold(false)}
          >
            <span className={classes.buttonText}>Unfold all</span>
          </Button>
          <Button
            variant="default"
            disabled={!hasUnfolded}
            aria-label="Fold all"
            classNames={{ section: classes.foldIcon }}
            leftSection={<IconChevronsUp size={14} aria-hidden />}
            onClick={() => onFold(true)}
          >
            <span className={classes.buttonText}>Fold all</span>
          </Button>
        </Button.Group>
      )}
      {isFiltered && (
        <span className={classes.filtered}>
          Filter:
          <SegmentedControl
            aria-label="Apply the filter to"
            size="xs"
            value={filteredAxis}
            onChange={(value) => filterAxis(value)}
            data={choices}
          />
        </span>
      )}
      <span className={classes.grow} />
      <ProjectPicker />
    </div>
  );
}
