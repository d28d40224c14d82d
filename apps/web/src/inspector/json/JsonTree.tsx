import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { nextActiveRow } from '../parts/nextActiveRow.ts';
import { Literal } from '../../theme/Literal.tsx';
import { useVisibleLines } from '../../theme/useVisibleLines.ts';
import { entriesOf, isBranch } from './jsonFields.ts';
import type { Path } from './jsonFields.ts';
import classes from './JsonTree.module.css';
import { HighlightedText } from './HighlightedText.tsx';
import type { FieldMeaning } from './FieldMeaning.ts';
import { leafText } from './treeRows.ts';
import type { TreeRow } from './treeRows.ts';

interface JsonTreeProps {
  label: string;
  rows: TreeRow[];
  /** The row whose details are shown. It is the only row in the tab order. */
  activeId: string | null;
  /** The search terms, which are highlighted. */
  terms: readonly string[];
  meaningOf: (path: Path) => FieldMeaning | null;
  onActivate: (row: TreeRow) => void;
  onToggle: (row: TreeRow) => void;
  /** Called when the user types a character, which belongs in the search field. */
  onType: () => void;
}

/**
 * R177: a tree of which only the rows in sight are in the page, since a network can have 20,000 labels. Mantine's Tree
 * (9.7.3) cannot be used for this: it moves the focus only among rows that are in the page.
 */
export function JsonTree(props: JsonTreeProps) {
  const { label, rows, activeId, terms, meaningOf, onActivate, onToggle, onType } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const active = Math.max(
    0,
    rows.findIndex((row) => row.id === activeId),
  );
  const virtualizer = useVisibleLines({
    scroller,
    count: rows.length,
    sizeOf: () => 26,
    keyOf: (at) => rows[at]?.id,
    active,
    overscan: 20,
  });

  const focusRow = (at: number, align: 'auto' | 'center') => {
    virtualizer.scrollToIndex(at, { align });
    // The row may not be in the page until after this scroll.
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true }),
    );
  };
  const focusFirst = useEffectEvent(() => focusRow(active, 'center'));
  useEffect(() => focusFirst(), []);
  const showFirst = useEffectEvent(() => virtualizer.scrollToOffset(0));
  useEffect(() => {
    if (terms.length > 0) showFirst();
  }, [terms]);

  const moveTo = (next: number) => {
    const row = rows[next];
    if (!row) return;
    onActivate(row);
    focusRow(next, 'auto');
  };

  const handleKey = (event: KeyboardEvent, row: TreeRow) => {
    const next = nextActiveRow(event.key, active, rows.length);
    if (next !== null) moveTo(next);
    else if (event.key === 'ArrowRight' && row.isBranch) {
      if (row.isExpanded) moveTo(active + 1);
      else onToggle(row);
    } else if (event.key === 'ArrowLeft') {
      if (row.isExpanded) onToggle(row);
      else moveTo(rows.findLastIndex((each, at) => at < active && each.level < row.level));
    } else if (event.key === 'Enter' || event.key === ' ') {
      onActivate(row);
      if (row.isBranch) onToggle(row);
    } else {
      const isCharacter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isCharacter) onType();
      return;
    }
    event.preventDefault();
  };

  return (
    <div ref={scroller} className={classes.scroller}>
      <div
        role="tree"
        aria-label={label}
        className={classes.tree}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={row.id}
              ref={virtualizer.measureElement}
              role="treeitem"
              data-index={item.index}
              data-field={row.id}
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.siblings}
              aria-expanded={row.isBranch ? row.isExpanded : undefined}
              aria-selected={row.id === activeId}
              tabIndex={item.index === active ? 0 : -1}
              className={classes.row}
              style={{ transform: `translateY(${item.start}px)`, paddingLeft: 6 + (row.level - 1) * 16 }}
              onClick={() => onActivate(row)}
              onDoubleClick={() => row.isBranch && onToggle(row)}
              onKeyDown={(event) => handleKey(event, row)}
            >
              <ExpandIcon row={row} onToggle={onToggle} />
              <FieldText row={row} terms={terms} />
              <MeaningText meaning={meaningOf(row.path)} terms={terms} row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function ExpandIcon({ row, onToggle }: { row: TreeRow; onToggle: (row: TreeRow) => void }) {
  if (!row.isBranch) return <span className={classes.twisty} />;
  // This is not a button, since the row has the name and handles the keys.
  return (
    <span
      aria-hidden
      className={classes.twisty}
      data-open={row.isExpanded || undefined}
      onClick={(event) => {
        event.stopPropagation();
        onToggle(row);
      }}
    >
      <IconChevronRight size={14} />
    </span>
  );
}

function FieldText({ row, terms }: { row: TreeRow; terms: readonly string[] }) {
  const key = row.path.at(-1);
  const count = row.isBranch ? entriesOf(row.value).length : 0;
  const kind = typeof row.value === 'string' ? 'string' : isBranch(row.value) ? 'branch' : 'literal';
  return (
    <span className={classes.field}>
      <span className={classes.key}>
        {typeof key === 'number' ? key : <HighlightedText text={key ?? ''} terms={terms} max={120} />}
      </span>
      <span className={classes.value} data-kind={kind}>
        {row.isBranch ? (
          <>{Array.isArray(row.value) ? `[${count}]` : `{${count}}`}</>
        ) : kind === 'string' ? (
          <>
            &quot;
            <HighlightedText text={leafText(row.value)} terms={terms} max={240} />
            &quot;
          </>
        ) : (
          leafText(row.value)
        )}
      </span>
    </span>
  );
}

/** R175: the meaning of a field. Its text is left out where it is the same as the value. */
function MeaningText({
  meaning,
  terms,
  row,
}: {
  meaning: FieldMeaning | null;
  terms: readonly string[];
  row: TreeRow;
}) {
  if (!meaning) return null;
  const isSame = meaning.text === leafText(row.value);
  return (
    <span className={classes.meaning}>
      <HighlightedText text={meaning.label} terms={terms} max={60} />
      {!isSame && (
        <>
          : <Literal text={meaning.text} max={90} />
        </>
      )}
    </span>
  );
}
