import { resolveNamespace } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import classes from '../Inspector.module.css';
import { ContainerLink } from '../parts/Links.tsx';
import { ExposureList } from '../reach/ExposureList.tsx';
import { InternalGateways } from '../reach/InternalGateways.tsx';
import { Section } from '../parts/Section.tsx';

/** With nothing selected: what is open, and what is in trouble. */
export function Overview({ index }: { index: TopologyIndex }) {
  const troubled = index.topology.containers
    .map((container) => ({ container, trouble: problemOf(index, container.id) }))
    .filter(({ trouble }) => trouble !== null);
  return (
    <>
      <h2 className={classes.heading}>Overview</h2>
      <p className={classes.quiet}>Select a container, a network or a line between them to see what it is.</p>
      <Section title="Open to the outside">
        <ExposureList index={index} reach="outside" />
      </Section>
      <Section title="Open to this host only">
        <ExposureList index={index} reach="host" />
      </Section>
      <InternalGateways index={index} />
      {troubled.length > 0 && (
        <Section title="Needs a look">
          <ul className={classes.rows}>
            {troubled.map(({ container, trouble }) => (
              <li key={container.id}>
                <span className={classes.grow}>
                  <ContainerLink container={container} />
                </span>
                <span className={classes.end}>{trouble}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** What is wrong with a container, in a few words; `null` when nothing is known to be. */
function problemOf(index: TopologyIndex, id: string): string | null {
  const container = index.containers.get(id);
  if (!container) return null;
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind === 'broken')
    return resolved.reason === 'cycle' ? 'stacks in a circle' : 'stack’s owner gone';
  if (resolved.cutOff) return 'cut off from its stack';
  const onGone = index.attachmentsOfContainer(id).some((each) => !index.networks.has(each.networkId));
  if (onGone) return 'its network is gone';
  if (container.health === 'unhealthy' && container.state === 'running') return 'unhealthy';
  return container.state === 'restarting' || container.state === 'dead' ? 'does not stay up' : null;
}
