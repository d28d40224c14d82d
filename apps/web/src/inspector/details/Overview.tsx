import type { TopologyIndex } from '@portolan/topology';
import { problemsOf } from '../../store/counts/problemsOf.ts';
import classes from '../Inspector.module.css';
import { Copyable } from '../parts/Copyable.tsx';
import { ContainerLink, NetworkLink } from '../parts/Links.tsx';
import { Section } from '../parts/Section.tsx';
import { ExposureList } from '../reach/ExposureList.tsx';
import { exposureSummary } from '../reach/exposureGroups.ts';

/** Shown while nothing is selected: what the outside and the host reach, and which containers have a problem. */
export function Overview({ index }: { index: TopologyIndex }) {
  const problems = problemsOf(index);
  return (
    <>
      <h2 className={classes.heading}>Overview</h2>
      <p className={classes.quiet}>
        Select a container, a network or a line between them to see its details.
      </p>
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
