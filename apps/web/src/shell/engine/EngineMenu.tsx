import { Button, Divider, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { EngineSummary } from '@portolan/protocol';
import { useEffect, useState } from 'react';
import { EngineScope } from '../../store/engine/EngineScope.ts';
import { useEnginesStore } from '../../store/engine/enginesStore.ts';
import { ALL, useOnlyEngine, useShownStore } from '../../store/engine/shownStore.ts';
import { useShownSummaries } from '../../store/engine/useShownSummaries.ts';
import { useActionEngine } from '../../store/engine/useActionEngine.ts';
import { requestIntent } from '../../store/intentStore.ts';
import type { Intent } from '../../store/intentStore.ts';
import { EngineFacts } from './EngineFacts.tsx';
import { EngineList, wantsMore } from './EngineList.tsx';
import classes from './EngineMenu.module.css';
import { FEW, findEngines, inOrder, troubleFirst } from './engineOrder.ts';
import { useShowAllEngines, useSwitchEngine, useToggleEngine } from './useSwitchEngine.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';
import { serverRefusal } from '../../store/engine/refusals.ts';

/** R292: the engines where there are several, what is known of the one that is shown, and adding one. */
export function EngineMenu({ onClose }: { onClose: () => void }) {
  const engines = useEnginesStore((state) => state.engines);
  const only = useOnlyEngine();
  const actionEngine = useActionEngine();
  const isAll = useShownStore(({ asked }) => asked === ALL);
  const shown = new Set(useShownSummaries().map(({ name }) => name));
  const role = useServerStore((state) => state.role);
  const refusal = useServerStore(serverRefusal);
  const switchEngine = useSwitchEngine();
  const toggle = useToggleEngine();
  const showAll = useShowAllEngines();
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
  const chooseAll = () => {
    onClose();
    showAll();
  };
  const close = (intent: Intent) => {
    onClose();
    requestIntent(actionEngine, intent);
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
            if (event.key === 'Enter' && first) (wantsMore(event) ? toggle : choose)(first);
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
            onToggle={toggle}
            // The text looks for single ones.
            onChooseAll={text === '' ? chooseAll : undefined}
            isAll={isAll}
            onRemove={refusal === null ? ({ name }) => close({ kind: 'remove-engine', name }) : undefined}
          />
          {found.length === 0 && <p className={classes.none}>No engine matches.</p>}
        </div>
      )}
      {only !== undefined && (
        <EngineScope value={only}>
          <EngineFacts isSeveral={isSeveral} />
        </EngineScope>
      )}
      {only === undefined && <Divider className={classes.divider} />}
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
