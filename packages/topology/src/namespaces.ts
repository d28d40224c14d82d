import type { Container } from './model.ts';

/**
 * The network stack that a container uses, after every `container:` reference is followed.
 * - `own`, `host`, `none`: the stack of `ownerId`, which is the container itself or the end of its chain.
 * - `broken`: the chain leads to no stack, for the given `reason`.
 */
export type ResolvedNamespace =
  | { kind: 'own' | 'host' | 'none'; ownerId: string; cutOff: boolean }
  | { kind: 'broken'; ownerId: string; reason: 'owner-gone' | 'cycle' };

/**
 * R2: follows `container:` references to the owner of the stack.
 * `cutOff` is true if an owner in the chain was started after its sharer. The sharer is then still in the owner's former,
 * dead stack until it is restarted itself (seen on 28.5.2).
 */
export function resolveNamespace(
  container: Container,
  containers: ReadonlyMap<string, Container>,
): ResolvedNamespace {
  const seen = new Set<string>();
  let current = container;
  let cutOff = false;
  while (current.namespace.kind === 'container') {
    seen.add(current.id);
    const ownerId = current.namespace.containerId;
    if (seen.has(ownerId)) return { kind: 'broken', ownerId, reason: 'cycle' };
    const owner = containers.get(ownerId);
    if (!owner) return { kind: 'broken', ownerId, reason: 'owner-gone' };
    cutOff ||= isOlderThan(current, owner);
    current = owner;
  }
  const { kind } = current.namespace;
  // The host's stack outlives every container that uses it.
  return { kind, ownerId: current.id, cutOff: cutOff && kind !== 'host' };
}

function isOlderThan(sharer: Container, owner: Container): boolean {
  const bothRun = isRunning(sharer) && isRunning(owner);
  return bothRun && sharer.startedAt !== null && owner.startedAt !== null
    ? Date.parse(sharer.startedAt) < Date.parse(owner.startedAt)
    : false;
}

/** R4: true if a container has a live network stack: it is running, or paused, when the kernel still answers for it. */
export function isRunning(container: Container): boolean {
  return container.state === 'running' || container.state === 'paused';
}
