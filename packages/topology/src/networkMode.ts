import type { Container, Engine, Network } from './model.ts';

/** Whether an engine looks for the network a container was made for whenever it starts on any (28.5.2; 20.10.24 does not). */
export const requiresNetworkOfMode = ({ product, version }: Engine): boolean =>
  product === 'docker' && !(Number.parseInt(version, 10) < 28);

/** R125: whether a container was made for a network, by name or id, that is not there. */
export function isNetworkOfModeGone({ networkMode, namespace }: Container, networks: Iterable<Network>): boolean {
  if (namespace.kind !== 'own' || networkMode === '' || networkMode === 'default') return false;
  for (const { id, name } of networks) if (networkMode === id || networkMode === name) return false;
  return true;
}
