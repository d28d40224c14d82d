import type { TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import { EngineScope } from '../../store/engine/EngineScope.ts';
import type { Entity } from '../../store/selection.ts';
import { problemsOf } from '../../store/counts/problemsOf.ts';
import classes from '../Inspector.module.css';
import { Copyable } from '../parts/Copyable.tsx';
import { ContainerLink, NetworkLink } from '../parts/Links.tsx';
import { Place } from '../parts/Place.tsx';
import { Section } from '../parts/Section.tsx';
import { ExposureList } from '../reach/ExposureList.tsx';
import { exposureSummary } from '../reach/exposureGroups.ts';
import { useSelectedIndex } from '../useSelectedIndex.ts';

/** Shown while nothing is selected: what the outside and the host reach, and which containers have a problem. */
export function Overview({ index }: { index: TopologyIndex }) {
  return (
    <>
      <Heading />
      <OverviewSections index={index} />
    </>
  );
}

function Heading() {
  return (
    <>
      <h2 className={classes.heading}>Overview</h2>
      <p className={classes.quiet}>
        Select a container, a network or a line between them to see its details.
      </p>
    </>
  );
}

/** Up to this many engines are shown unfolded at first. */
const FEW = 3;

/** R304: the same for several engines, each of which can be folded. */
export function OverviewOfEach({ engines }: { engines: readonly (string | null)[] }) {
  return (
    <>
      <Heading />
      {engines.map((engine) => (
        <EngineScope key={engine ?? ''} value={engine}>
          <EngineOverview engine={engine} isOpenAtFirst={engines.length <= FEW} />
        </EngineScope>
      ))}
    </>
  );
}

const overview: readonly Entity[] = [];

function EngineOverview({ engine, isOpenAtFirst }: { engine: string | null; isOpenAtFirst: boolean }) {
  const index = useSelectedIndex(overview);
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  if (!index) return null;
  const open = exposureSummary(index).groups.filter(({ reach }) => reach === 'outside');
  const exposed = new Set(open.flatMap(({ rows }) => rows.map(({ containerId }) => containerId))).size;
  const problems = problemsOf(index).length;
  const counts = [
    exposed > 0 ? `${exposed} open` : 'none open',
    ...(problems > 0 ? [`${problems} ${problems === 1 ? 'problem' : 'problems'}`] : []),
  ];
  return (
    <details className={classes.engine} open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Place engine={engine} />
        <span className={classes.counts}>{counts.join(' · ')}</span>
      </summary>
      {isOpen && <OverviewSections index={index} />}
    </details>
  );
}

function OverviewSections({ index }: { index: TopologyIndex }) {
  const problems = problemsOf(index);
  return (
    <>
      <Section title="Open to the outside">
        <ExposureList index={index} reach="outside" />
      </Section>
      <Section title="Open to this host only">
        <ExposureList index={index} reach="host" />
      </Section>
      <InternalGateways index={index} />
      {problems.length > 0 && (
        <Section title="Problems">
          <ul className={classes.rows}>
            {problems.map(({ container, problem }) => (
              <li key={container.id}>
                <span className={classes.grow}>
                  <ContainerLink container={container} />
                </span>
                <span className={classes.end}>{problem}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** R257: the internal networks whose members reach the host, at its address on the network. */
function InternalGateways({ index }: { index: TopologyIndex }) {
  const { gateways } = exposureSummary(index);
  if (gateways.length === 0) return null;
  return (
    <Section title="Internal networks that reach the host">
      <ul className={classes.rows}>
        {gateways.map(({ networkId, addresses, everyAddress }) => {
          const network = index.networks.get(networkId);
          return (
            <li key={networkId}>
              <span className={classes.grow}>{network && <NetworkLink network={network} />}</span>
              <span className={classes.end}>
                {addresses.map((address) => (
                  <Copyable key={address} mono text={address} what="address" />
                ))}
                {everyAddress && ' and its other addresses'}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
