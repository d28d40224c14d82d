import { listNames } from '@portolan/topology';
import { useEnginesStore } from '../../store/engine/enginesStore.ts';
import { asksForSeveral, namesAsked, useShownStore } from '../../store/engine/shownStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import { EngineList } from '../engine/EngineList.tsx';
import { useShowAllEngines, useSwitchEngine } from '../engine/useSwitchEngine.ts';
import { Notice } from './Notice.tsx';
import classes from './ViewArea.module.css';

const none: ReadonlySet<string> = new Set();

/** R290, R309: the address names engines that the server does not watch, or no longer, and no other. */
export function UnknownEngine() {
  const asked = useShownStore((state) => state.asked);
  const engines = useEnginesStore((state) => state.engines);
  const switchEngine = useSwitchEngine();
  const showAll = useShowAllEngines();
  const leaveAnd = (show: () => void) => {
    // The list goes away.
    document.querySelector<HTMLElement>('[data-testid="engine-pill"]')?.focus();
    show();
  };
  const names = asksForSeveral(asked) ? namesAsked(asked) : [asked ?? ''];
  return (
    <Notice title={names.length > 1 ? 'These engines are not watched' : 'This engine is not watched'}>
      {names.length > 1 ? (
        <p>
          Portolan watches no engines named{' '}
          {listNames(
            names.map((name) => toVisible(name, 40)),
            5,
          )}
          . They were removed, or the address is for another server. Choose of these:
        </p>
      ) : (
        <p>
          Portolan watches no engine named <Literal text={names[0] ?? ''} max={64} mono />. It was removed, or
          the address is for another server. Choose one of these:
        </p>
      )}
      <div className={classes.choice}>
        <EngineList
          engines={[...(engines?.values() ?? [])]}
          shown={none}
          onChoose={(engine) => leaveAnd(() => switchEngine(engine))}
          onChooseAll={engines && engines.size > 1 ? () => leaveAnd(showAll) : undefined}
        />
      </div>
    </Notice>
  );
}
