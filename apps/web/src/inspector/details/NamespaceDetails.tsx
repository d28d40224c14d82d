import { isRunning, resolveNamespace } from '@portolan/topology';
import type { Container, TopologyIndex } from '@portolan/topology';
import classes from '../Inspector.module.css';
import { ContainerLink, ContainerLinkById } from '../parts/Links.tsx';
import { Section } from '../parts/Section.tsx';

interface NamespaceDetailsProps {
  index: TopologyIndex;
  container: Container;
}

/** R90: the network stack that a container uses, the containers that use its own, and any problem with that. */
export function NamespaceDetails({ index, container }: NamespaceDetailsProps) {
  const sharers = index.sharersOf(container.id);
  return (
    <>
      {container.namespace.kind !== 'own' && (
        <Section title="Network stack">
          <NetworkStackText index={index} container={container} />
        </Section>
      )}
      {sharers.length > 0 && (
        <Section title={`Containers that use its network stack (${sharers.length})`}>
          <ul className={classes.rows}>
            {sharers.map((sharer) => {
              const resolved = resolveNamespace(sharer, index.containers);
              return (
                <li key={sharer.id}>
                  <span className={classes.grow}>
                    <ContainerLink container={sharer} />
                  </span>
                  {resolved.kind !== 'broken' && resolved.cutOff && (
                    <span className={classes.end}>cut off</span>
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
      )}
    </>
  );
}

function NetworkStackText({ index, container }: NamespaceDetailsProps) {
  if (container.namespace.kind === 'host') {
    return (
      <p className={classes.quiet}>
        It uses the network stack of the host: every port it listens on is a port of the host.
      </p>
    );
  }
  if (container.namespace.kind === 'none') {
    return (
      <p className={classes.quiet}>
        It has only a loopback interface: it reaches nothing, and nothing reaches it.
      </p>
    );
  }
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind === 'broken') {
    return (
      <p className={classes.warning}>
        {resolved.reason === 'cycle'
          ? 'The containers that share this network stack refer to each other in a loop, so none of them owns it.'
          : `It uses the network stack of a removed container (${resolved.ownerId.slice(0, 12)}). Recreate it with an owner that exists.`}
      </p>
    );
  }
  const owner = index.containers.get(resolved.ownerId);
  return (
    <>
      <p className={classes.quiet}>
        It uses the network stack of <ContainerLinkById index={index} id={resolved.ownerId} />: both have the
        same addresses, and each reaches the other’s ports on localhost.
      </p>
      {resolved.cutOff && (
        <p className={classes.warning}>
          Cut off: the owner was restarted after this container was started, so this container is still in the
          owner’s former network stack and reaches nothing. Restart this container.
        </p>
      )}
      {owner && !isRunning(owner) && (
        <p className={classes.warning}>The owner is not running, so the network stack does not exist.</p>
      )}
    </>
  );
}
