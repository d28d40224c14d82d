import { resolveNamespace } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { selectedIds } from '../../store/selection.ts';
import type { Entity } from '../../store/selection.ts';
import classes from '../Inspector.module.css';
import { ContainerLink, NetworkLink } from '../parts/Links.tsx';
import { Section } from '../parts/Section.tsx';
import { MultiSelectionActions } from '../parts/MultiSelectionActions.tsx';

/** The details of several selected containers and networks, with the networks that the containers share. */
export function MultiSelectionDetails({ index, selection }: { index: TopologyIndex; selection: Entity[] }) {
  const containers = selectedIds(selection, 'container')
    .map((id) => index.containers.get(id))
    .filter((each) => each !== undefined);
  const networks = selectedIds(selection, 'network')
    .map((id) => index.networks.get(id))
    .filter((each) => each !== undefined);
  const shared = containers.length > 1 ? sharedNetworks(index, containers) : null;
  return (
    <>
      <p className={classes.kind}>Entity</p>
      <h2 className={classes.heading}>{selection.length} selected</h2>
      {containers.length > 0 && (
        <Section title="Containers">
          <ul className={classes.rows}>
            {containers.map((each) => (
              <li key={each.id}>
                <ContainerLink container={each} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {networks.length > 0 && (
        <Section title="Networks">
          <ul className={classes.rows}>
            {networks.map((each) => (
              <li key={each.id}>
                <NetworkLink network={each} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {shared && (
        <Section title="Shared networks">
          {shared.length === 0 && <p className={classes.quiet}>The containers share no network.</p>}
          <ul className={classes.rows}>
            {shared.map((each) => (
              <li key={each.id}>
                <NetworkLink network={each} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <MultiSelectionActions index={index} selection={selection} />
    </>
  );
}

/** Returns the networks that all of the containers are on, by the network stack that each one uses. */
function sharedNetworks(index: TopologyIndex, containers: Container[]): Network[] {
  const sets = containers.map((container) => {
    const { ownerId } = resolveNamespace(container, index.containers);
    return new Set(index.attachmentsOfContainer(ownerId).map((each) => each.networkId));
  });
  return index.topology.networks.filter((network) => sets.every((set) => set.has(network.id)));
}
