import { resolveNamespace } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { selectedIds } from '../../store/selection.ts';
import type { Entity, Selection } from '../../store/selection.ts';
import classes from '../Inspector.module.css';
import { ContainerLink, NetworkLink } from '../parts/Links.tsx';
import { Section } from '../parts/Section.tsx';
import { ClearButton, MultiSelectionActions } from '../parts/MultiSelectionActions.tsx';
import { Place } from '../parts/Place.tsx';
import { EngineScope } from '../../store/engine/EngineScope.ts';
import { useSelectedIndex } from '../useSelectedIndex.ts';

/** The details of several selected entities, with the networks that the containers share. */
export function MultiSelectionDetails({ index, selection }: SelectedProps) {
  return (
    <>
      <p className={classes.kind}>Entity</p>
      <h2 className={classes.heading}>{selection.length} selected</h2>
      <SelectedList index={index} selection={selection} />
      <MultiSelectionActions index={index} selection={selection}>
        <ClearButton />
      </MultiSelectionActions>
    </>
  );
}

/** R304: the same for what is selected on several engines. */
export function MultiEngineDetails({ selection }: { selection: readonly Selection[] }) {
  const engines = [...new Set(selection.map(({ engine }) => engine))];
  return (
    <>
      <p className={classes.kind}>Entity</p>
      <h2 className={classes.heading}>
        {selection.length} selected on {engines.length} engines
      </h2>
      {engines.map((engine) => (
        <EngineScope key={engine ?? ''} value={engine}>
          <section className={classes.engine}>
            <Place engine={engine} />
            <SelectedHere selection={selection.filter((each) => each.engine === engine)} />
          </section>
        </EngineScope>
      ))}
      <div className={classes.actions}>
        <ClearButton />
      </div>
    </>
  );
}

function SelectedHere({ selection }: { selection: readonly Entity[] }) {
  const index = useSelectedIndex(selection);
  if (!index) return <p className={classes.quiet}>Nothing is known of this engine yet.</p>;
  return (
    <>
      <SelectedList index={index} selection={selection} />
      <MultiSelectionActions index={index} selection={selection} />
    </>
  );
}

interface SelectedProps {
  index: TopologyIndex;
  selection: readonly Entity[];
}

function SelectedList({ index, selection }: SelectedProps) {
  const containers = selectedIds(selection, 'container')
    .map((id) => index.containers.get(id))
    .filter((each) => each !== undefined);
  const networks = selectedIds(selection, 'network')
    .map((id) => index.networks.get(id))
    .filter((each) => each !== undefined);
  const shared = containers.length > 1 ? sharedNetworks(index, containers) : null;
  return (
    <>
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
          <NetworkLinks networks={networks} />
        </Section>
      )}
      {shared && (
        <Section title="Shared networks">
          {shared.length === 0 && <p className={classes.quiet}>The containers share no network.</p>}
          <NetworkLinks networks={shared} />
        </Section>
      )}
    </>
  );
}

function NetworkLinks({ networks }: { networks: readonly Network[] }) {
  return (
    <ul className={classes.rows}>
      {networks.map((each) => (
        <li key={each.id}>
          <NetworkLink network={each} />
        </li>
      ))}
    </ul>
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
