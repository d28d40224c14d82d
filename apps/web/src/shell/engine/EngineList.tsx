import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconCheck, IconTrash } from '@tabler/icons-react';
import type { EngineSummary } from '@portolan/protocol';
import type { KeyboardEvent } from 'react';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import { EngineDot } from './EngineDot.tsx';
import classes from './EngineList.module.css';
import { isInTrouble } from './engineOrder.ts';
import { productText } from './engineText.ts';

interface EngineListProps {
  engines: readonly EngineSummary[];
  /** The name of the engine that is shown. */
  shown: string | undefined;
  onChoose: (engine: EngineSummary) => void;
  /** Offers to remove the engines that can be removed. */
  onRemove?: ((engine: EngineSummary) => void) | undefined;
}

/** R292: the engines to choose from. The arrows, Home, End and the first letter of a name move the focus. */
export function EngineList({ engines, shown, onChoose, onRemove }: EngineListProps) {
  return (
    <ul className={classes.list} aria-label="Engines" onKeyDown={handleKey}>
      {engines.map((engine) => (
        <li key={engine.name} className={classes.item}>
          <UnstyledButton
            className={classes.row}
            aria-current={engine.name === shown || undefined}
            data-engine={engine.name}
            data-autofocus={engine.name === shown || undefined}
            onClick={() => onChoose(engine)}
          >
            <span className={classes.head}>
              <span className={classes.name}>
                <Literal text={engine.name} max={64} />
              </span>
              {engine.name === shown && <IconCheck size={14} className={classes.check} aria-label="shown" />}
              <EngineDot engine={engine} hasText />
            </span>
            <span className={classes.facts}>
              {[productText(engine), count(engine.containers, 'container'), count(engine.networks, 'network')]
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
  );
}

const count = (number: number | null, noun: string): string =>
  number === null ? '' : `${number} ${noun}${number === 1 ? '' : 's'}`;

function handleKey(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-engine]')];
  const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
  const next = nextRow(
    event,
    rows.map((row) => row.dataset['engine'] ?? ''),
    at,
  );
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
