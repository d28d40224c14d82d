import type { Path, Verdict } from '@portolan/topology';
import { useMemo } from 'react';
import { EngineScope } from '../../store/engine/EngineScope.ts';
import { summaryOf, useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useView } from '../../store/useView.ts';
import { endNameOn } from '../../store/verdict/acrossNames.ts';
import { acrossVerdict, namesOfBoth } from '../../store/verdict/acrossVerdict.ts';
import type { KnownEnd } from '../../store/verdict/acrossVerdict.ts';
import { toSelection } from '../../store/verdict/endPair.ts';
import type { AcrossPair, EndOfEngine, Names } from '../../store/verdict/endPair.ts';
import { withPort } from '../../store/verdict/verdictText.ts';
import { Literal } from '../../theme/Literal.tsx';
import inspector from '../Inspector.module.css';
import { Copyable } from '../parts/Copyable.tsx';
import { NetworkLink } from '../parts/Links.tsx';
import { Section } from '../parts/Section.tsx';
import { StateDot } from '../parts/StateDot.tsx';
import { useSelectedIndexOn } from '../useSelectedIndex.ts';
import { PairVerdict } from './PairVerdict.tsx';
import { PathChain, PathNotes } from './PathChain.tsx';
import classes from './Reach.module.css';
import { toHops } from './toHops.ts';
import type { Hop } from './toHops.ts';

/** An end with what is known of its engine; `null` is the default one. */
type ShownEnd = EndOfEngine & KnownEnd;

/** R219, R250: the verdict on two ends of different engines, and the one of the reverse direction. */
export function AcrossDetails({ pair }: { pair: AcrossPair }) {
  const from = useKnownEnd(pair.from);
  const to = useKnownEnd(pair.to);
  if (!from || !to) return <p className={inspector.quiet}>Waiting for the topologies of both engines…</p>;
  return <AcrossVerdict key={`${from.name}/${from.end} ${to.name}/${to.end}`} from={from} to={to} />;
}

function useKnownEnd({ engine, end }: EndOfEngine): ShownEnd | null {
  // What leaves an engine’s host, or enters it, depends on what a pair with its outside depends on.
  const selection = useMemo(() => [toSelection(end), { kind: 'outside' as const }], [end]);
  const index = useSelectedIndexOn(engine, selection);
  const name = useEnginesStore((state) => summaryOf(state, engine)?.name ?? engine);
  return index && name !== null ? { engine, end, name, index } : null;
}

function AcrossVerdict({ from, to }: { from: ShownEnd; to: ShownEnd }) {
  const { select } = useView();
  const names = namesOfBoth(from, to);
  const verdict = acrossVerdict(from, to);
  const ends = { from, to };
  const selectionOf = ({ engine, end }: EndOfEngine) => ({ ...toSelection(end), engine });
  return (
    <>
      <PairVerdict
        {...{ names, verdict, back: acrossVerdict(to, from) }}
        link={(which) => <EndLink end={ends[which]} onSelect={() => select(selectionOf(ends[which]))} />}
        onSwap={() => select(selectionOf(to), selectionOf(from))}
      />
      {verdict.paths.length > 0 && (
        <Section title={verdict.paths.length === 1 ? 'Path' : `Paths (${verdict.paths.length})`}>
          <ol className={classes.paths}>
            {verdict.paths.map((path, at) => (
              <AcrossPath key={at} {...{ names, verdict, path, to }} />
            ))}
          </ol>
        </Section>
      )}
      <Section title="Live test">
        <p className={inspector.quiet}>
          Live tests stay on one engine, because Portolan sends nothing to addresses that an engine does not
          know.
        </p>
      </Section>
    </>
  );
}

interface AcrossPathProps {
  names: Names;
  verdict: Verdict;
  path: Path;
  to: ShownEnd;
}

/** R252: one path between two engines. Networks are those of the target’s engine. */
function AcrossPath({ names, verdict, path, to }: AcrossPathProps) {
  const addresses =
    path.kind === 'published-port' || path.kind === 'host' ? path.addresses.slice(1) : path.addresses;
  return (
    <li className={classes.path}>
      <PathChain
        names={names}
        hops={toHops(verdict, path).map((hop) => onOtherHost(hop, path, names))}
        link={(text) => {
          const network = text.startsWith(`${to.name}/`)
            ? to.index.networks.get(text.slice(to.name.length + 1))
            : undefined;
          return (
            network && (
              <EngineScope value={to.engine}>
                <NetworkLink network={network} />
              </EngineScope>
            )
          );
        }}
      />
      <PathNotes path={path} />
      {addresses.length > 0 && (
        <p className={classes.addresses}>
          {addresses.map((address) => (
            <Copyable
              key={address}
              mono
              text={path.kind === 'published-port' ? withPort(address, path.port) : address}
              what="address"
            />
          ))}
        </p>
      )}
    </li>
  );
}

/** On another host, no address is every address, and the host is said. */
function onOtherHost(hop: Hop, path: Path, { host }: Names): Hop {
  if (host === undefined) return hop;
  if (hop.kind === 'place') return hop.text === 'host' ? { kind: 'place', text: host } : hop;
  const isUnspecified = hop.kind === 'address' && /^(?:0\.0\.0\.0|\[::\]):/.test(hop.text);
  return isUnspecified && path.kind === 'published-port' ? { kind: 'place', text: `port ${path.port}` } : hop;
}

/** A link to one end of the pair. */
function EndLink({ end: { name, index, end }, onSelect }: { end: ShownEnd; onSelect: () => void }) {
  const container = index.containers.get(end);
  return (
    <button type="button" className={inspector.link} onClick={onSelect}>
      {container && <StateDot container={container} />}
      <Literal text={endNameOn(name, index, end)} max={120} />
    </button>
  );
}
