import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { EngineSummary } from '@portolan/protocol';
import type { KeyboardEvent, MouseEvent } from 'react';
import { ALL } from '../../store/engine/shownStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import { AllEnginesRow } from './AllEnginesRow.tsx';
import { EngineBox } from './EngineBox.tsx';
import { EngineDot } from './EngineDot.tsx';
import classes from './EngineList.module.css';
import { isInTrouble } from './engineOrder.ts';
import { countText, productText } from './engineText.ts';

interface EngineListProps {
  engines: readonly EngineSummary[];
  /** The names of the engines that are shown. */
  shown: ReadonlySet<string>;
  onChoose: (engine: EngineSummary) => void;
  /** Adds an engine to those that are shown, or takes it away. */
  onToggle?: ((engine: EngineSummary) => void) | undefined;
  /** Shows all engines. */
  onChooseAll?: (() => void) | undefined;
  /** True while all are shown, also those that are added later. */
  isAll?: boolean;
  /** Offers to remove the engines that can be removed. */
  onRemove?: ((engine: EngineSummary) => void) | undefined;
}

/**
 * R292: the engines to choose from. The arrows, Home, End and the first letter of a name move the focus. R309: a click or
 * Enter shows one of them only; its checkbox, Space, or a click with Ctrl or ⌘ adds it or takes it away.
 */
export function EngineList(props: EngineListProps) {
  const { engines, shown, onChoose, onToggle, onChooseAll, isAll = false, onRemove } = props;
  return (
    <div onKeyDown={handleKey}>
      {onChooseAll && <AllEnginesRow isShown={isAll} onChoose={onChooseAll} />}
      <ul className={classes.list} aria-label="Engines">
        {engines.map((engine) => (
          <li key={engine.name} className={classes.item}>
            {onToggle && (
              <EngineBox engine={engine} shown={shown} className={classes.box} onToggle={onToggle} />
            )}
            <EngineRow
              engine={engine}
              isOnly={!isAll && shown.size === 1 && shown.has(engine.name)}
              hasFocus={!isAll && shown.has(engine.name)}
              onChoose={onChoose}
              onToggle={onToggle}
            />
            {engine.isRemovable && onRemove && (
              <Tooltip label="Remove…">
                <ActionIcon
                  className={classes.remove}
                  variant="subtle"
                  color="gray"
                  aria-label={`Remove the engine ${toVisible(engine.name, 64)}`}
                  onClick={() => onRemove(engine)}
                >
                  <IconTrash size={15} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface EngineRowProps extends Pick<EngineListProps, 'onChoose' | 'onToggle'> {
  engine: EngineSummary;
  /** True if no other engine is shown. */
  isOnly: boolean;
  hasFocus: boolean;
}

/** What is known of one engine, and the button that shows it. */
function EngineRow({ engine, isOnly, hasFocus, onChoose, onToggle }: EngineRowProps) {
  const handleClick = (event: MouseEvent) => (wantsMore(event) && onToggle ? onToggle : onChoose)(engine);
  return (
    <UnstyledButton
      className={classes.row}
      aria-current={isOnly || undefined}
      data-engine={engine.name}
      data-autofocus={hasFocus || undefined}
      onClick={handleClick}
      onKeyDown={(event) => {
        if (event.key !== ' ' || !onToggle) return;
        event.preventDefault();
        onToggle(engine);
      }}
      // Without this, some browsers would take Space for a click.
      onKeyUp={(event) => event.key === ' ' && onToggle && event.preventDefault()}
    >
      <span className={classes.head}>
        <span className={classes.name}>
          <Literal text={engine.name} max={64} />
        </span>
        <EngineDot engine={engine} hasText />
      </span>
      <span className={classes.facts}>
        {[
          productText(engine),
          countText(engine.containers, 'container'),
          countText(engine.networks, 'network'),
        ]
          .filter(Boolean)
          .join(' · ') || 'has not answered yet'}
      </span>
      <span className={classes.facts}>
        <span className={classes.address}>
          <Literal text={engine.address} max={120} mono />
        </span>
        {engine.swarm && (
          <span className={classes.tag}>Swarm {engine.swarm.isManager ? 'manager' : 'worker'}</span>
        )}
        {engine.sample && <span className={classes.tag}>sample</span>}
      </span>
      {isInTrouble(engine) && engine.message && (
        <span className={classes.message}>
          <Literal text={engine.message} max={300} />
        </span>
      )}
    </UnstyledButton>
  );
}

/** True for a click that adds to what is chosen. */
export const wantsMore = ({ ctrlKey, metaKey }: Pick<MouseEvent, 'ctrlKey' | 'metaKey'>): boolean =>
  ctrlKey || metaKey;

function handleKey(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-engine]')];
  const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
  const names = rows.map(({ dataset }) => (dataset['engine'] === ALL ? '' : (dataset['engine'] ?? '')));
  const next = nextRow(event, names, at);
  if (next === null) return;
  event.preventDefault();
  // The letter may be a shortcut of the page too.
  event.stopPropagation();
  rows[next]?.focus();
}

/** Returns the row to go to from the row `at`; `null` if the key moves nothing. */
export function nextRow(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  names: readonly string[],
  at: number,
): number | null {
  const last = names.length - 1;
  if (key === 'ArrowDown') return Math.min(last, at + 1);
  if (key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  if (key.length > 1 || key === ' ' || ctrlKey || metaKey || altKey) return null;
  const after = [...names.keys()].map((step) => (at + 1 + step) % names.length);
  return after.find((row) => names[row]?.toLowerCase().startsWith(key.toLowerCase())) ?? null;
}
