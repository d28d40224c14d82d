import { Button, Divider, Table, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { EngineSummary } from '@portolan/protocol';
import { useEffect, useState } from 'react';
import { summaryOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { requestIntent } from '../../store/intentStore.ts';
import type { Intent } from '../../store/intentStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { EngineList } from './EngineList.tsx';
import classes from './EngineMenu.module.css';
import { FEW, findEngines, inOrder, troubleFirst } from './engineOrder.ts';
import { useSwitchEngine } from './useSwitchEngine.ts';
import { useEngine } from '../../store/engine/EngineScope.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';
import { serverRefusal } from '../../store/engine/refusals.ts';

/** R292: the engines where there are several, what is known of the one that is shown, and adding one. */
export function EngineMenu({ onClose }: { onClose: () => void }) {
  const engines = useEnginesStore((state) => state.engines);
  const engine = useEngine();
  const hasFacts = useTopologyStore(({ index }) => index !== null);
  const role = useServerStore((state) => state.role);
  const refusal = useServerStore(serverRefusal);
  const shown = useEnginesStore((state) => summaryOf(state, engine)?.name);
  const switchEngine = useSwitchEngine();
  const [text, setText] = useState('');
  // A row must not move while the user aims at it.
  const [order] = useState(() => troubleFirst([...(engines?.values() ?? [])]).map(({ name }) => name));
  const listed = inOrder(engines, order);
  const isSeveral = listed.length > 1;
  const found = findEngines(listed, text);
  useEffect(() => {
    // The engine whose row had the focus was removed.
    if (document.activeElement === document.body) focusFirst();
  }, [listed.length]);
  const choose = (chosen: EngineSummary) => {
    onClose();
    switchEngine(chosen);
  };
  const close = (intent: Intent) => {
    onClose();
    requestIntent(engine, intent);
  };
  return (
    <>
      {listed.length > FEW && (
        <TextInput
          className={classes.filter}
          size="xs"
          aria-label="Filter engines"
          placeholder={`Filter ${listed.length} engines`}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === 'Enter' && first) choose(first);
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            focusFirst();
          }}
        />
      )}
      {isSeveral && (
        <div className={classes.engines}>
          <EngineList
            engines={found}
            shown={shown}
            onChoose={choose}
            onRemove={refusal === null ? ({ name }) => close({ kind: 'remove-engine', name }) : undefined}
          />
          {found.length === 0 && <p className={classes.none}>No engine matches.</p>}
        </div>
      )}
      {isSeveral && hasFacts && (
        <Divider
          className={classes.divider}
          label={
            <span className={classes.label}>
              <Literal text={shown ?? ''} max={64} />
            </span>
          }
          labelPosition="left"
        />
      )}
      {(!isSeveral || hasFacts) && (
        <div className={classes.facts}>
          <EngineFacts isSeveral={isSeveral} />
        </div>
      )}
      {role === 'operator' && (
        <div className={classes.footer}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlus size={14} />}
            disabled={refusal !== null}
            onClick={() => close({ kind: 'add-engine' })}
          >
            Add engine…
          </Button>
          {refusal && <span className={classes.refusal}>{refusal}</span>}
        </div>
      )}
    </>
  );
}

const focusFirst = (): void =>
  document.querySelector<HTMLElement>(`.${classes.engines} [data-engine]`)?.focus();

/** What the engine that is shown says of itself. */
function EngineFacts({ isSeveral }: { isSeveral: boolean }) {
  const engine = useTopologyStore((state) => state.index?.engine);
  const status = useTopologyStore((state) => state.status);
  const facts: [string, string][] = engine
    ? [
        ['Host', engine.name],
        ['System', engine.operatingSystem],
        ['API', engine.apiVersion],
        ['Swarm', engine.swarm ? 'active' : 'inactive'],
        ['Rootless', engine.rootless ? 'yes' : 'no'],
        ['Network drivers', engine.networkDrivers.join(', ')],
      ]
    : [];
  // The list of several says it.
  if (status && !isSeveral) facts.unshift(['Address', status.address]);
  return (
    <Table
      layout="fixed"
      verticalSpacing={4}
      fz="sm"
      withRowBorders={false}
      tabIndex={-1}
      data-autofocus={!isSeveral || undefined}
    >
      <Table.Tbody>
        {facts.map(([name, value]) => (
          <Table.Tr key={name}>
            <Table.Th c="dimmed" fw={400} w={110}>
              {name}
            </Table.Th>
            <Table.Td>
              <Literal text={value} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
