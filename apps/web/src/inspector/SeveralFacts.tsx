import { Button } from '@mantine/core';
import { refusalToRemove, resolveNamespace } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { requestIntent } from '../store/intentStore.ts';
import { selectedIds } from '../store/selection.ts';
import type { Selection } from '../store/selection.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { useView } from '../store/useView.ts';
import { whyNoChange } from '../store/whyNoChange.ts';
import classes from './Inspector.module.css';
import { ContainerLink, NetworkLink } from './Links.tsx';
import { Section } from './Section.tsx';

/** Several things at once: what they are, and the networks all the containers among them are on. */
export function SeveralFacts({ index, selection }: { index: TopologyIndex; selection: Selection[] }) {
  const { select } = useView();
  const canChange = useTopologyStore((state) => whyNoChange(state) === null);
  const containers = selectedIds(selection, 'container')
    .map((id) => index.containers.get(id))
    .filter((each) => each !== undefined);
  const networks = selectedIds(selection, 'network')
    .map((id) => index.networks.get(id))
    .filter((each) => each !== undefined);
  const removable = networks.filter((each) => refusalToRemove(index, each) === null);
  const shared = containers.length > 1 ? sharedNetworks(index, containers) : null;
  return (
    <>
      <p className={classes.kind}>Selection</p>
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
        <Section title="Networks they share">
          {shared.length === 0 && <p className={classes.quiet}>None: they are on no network together.</p>}
          <ul className={classes.rows}>
            {shared.map((each) => (
              <li key={each.id}>
                <NetworkLink network={each} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <div className={classes.actions}>
        {containers.length + networks.length > 0 && canChange && (
          <Button
            variant="default"
            onClick={() =>
              requestIntent({
                kind: 'connect',
                containerIds: containers.map(({ id }) => id),
                networkIds: networks.map(({ id }) => id),
              })
            }
          >
            {containers.length === 0
              ? 'Connect containers to them…'
              : networks.length === 0
                ? 'Connect them to networks…'
                : 'Connect them…'}
          </Button>
        )}
        {networks.length === selection.length && canChange && (
          <Button
            variant="default"
            disabled={removable.length === 0}
            onClick={() =>
              requestIntent({ kind: 'remove-networks', networkIds: removable.map(({ id }) => id) })
            }
          >
            {removable.length === networks.length ? 'Remove them…' : `Remove ${removable.length} of them…`}
          </Button>
        )}
        {networks.length === selection.length && removable.length < networks.length && (
          <p className={classes.refusal}>
            {networks.length - removable.length} cannot be removed: the engine’s own, or with members that
            run.
          </p>
        )}
        <Button variant="default" onClick={() => select()}>
          Clear the selection
        </Button>
      </div>
    </>
  );
}

/** Networks every one of the containers is on, by the stack each uses. */
function sharedNetworks(index: TopologyIndex, containers: Container[]): Network[] {
  const sets = containers.map((container) => {
    const { ownerId } = resolveNamespace(container, index.containers);
    return new Set(index.attachmentsOfContainer(ownerId).map((each) => each.networkId));
  });
  return index.topology.networks.filter((network) => sets.every((set) => set.has(network.id)));
}
