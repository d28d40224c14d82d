import { Router } from 'express';
import { notFound, systemError } from '../EngineError.ts';
import { parseEventTime } from '../events/EventQuery.ts';
import { connect, disconnect } from '../state/attach.ts';
import { createNetwork } from '../state/createNetwork.ts';
import type { EngineState } from '../state/EngineState.ts';
import { predefinedNetworks } from '../state/networkRules.ts';
import type { NetworkRecord } from '../state/records.ts';
import { pruneNetworks, removeNetwork } from '../state/removeNetwork.ts';
import { apiMinor } from './apiVersion.ts';
import { connectBody, disconnectBody, networkBody, readBody } from './bodies.ts';
import { allowFilters, matchesLabels, matchesText, parseFilters, type Filters } from './filters.ts';
import { networkJson } from './networkJson.ts';
import { pathText, queryText } from './query.ts';

/** Everything under `/networks`. */
export function networkRoutes(state: EngineState): Router {
  const router = Router();

  router.get('/networks', (request, response) => {
    const filters = parseFilters(queryText(request, 'filters'));
    allowFilters(filters, ['dangling', 'driver', 'id', 'label', 'name', 'scope', 'type']);
    const view = { containers: apiMinor(response) < 28 };
    const networks = [...state.networks.values()].filter((network) => isListed(network, filters));
    response.json(networks.map((network) => networkJson(network, view)));
  });

  router.post('/networks/create', (request, response) => {
    const network = createNetwork(state, readBody(networkBody, request.body));
    response.status(201).json({ Id: network.id, Warning: '' });
  });

  router.post('/networks/prune', (request, response) => {
    const filters = parseFilters(queryText(request, 'filters'));
    allowFilters(filters, ['label', 'label!', 'until']);
    const names = pruneNetworks(state, (network) => isPruned(network, filters));
    response.json({ NetworksDeleted: names.length > 0 ? names : null });
  });

  router.get('/networks/:id', (request, response) => {
    const id = pathText(request, 'id');
    const network = state.network(id);
    const scope = queryText(request, 'scope');
    // A swarm network nobody uses here is unknown to the local scope.
    const local = network.scope === 'local' || network.members.size > 0;
    if (scope !== '' && scope !== network.scope) throw notFound(`network ${id} not found`);
    if (scope === 'local' && !local) throw notFound(`network ${id} not found`);
    response.json(networkJson(network, { containers: true }));
  });

  router.delete('/networks/:id', (request, response) => {
    removeNetwork(state, state.network(pathText(request, 'id')));
    response.status(204).end();
  });

  router.post('/networks/:id/connect', (request, response) => {
    const body = readBody(connectBody, request.body);
    connect(state, pathText(request, 'id'), body.Container ?? '', body.EndpointConfig ?? {});
    response.status(200).end();
  });

  router.post('/networks/:id/disconnect', (request, response) => {
    const body = readBody(disconnectBody, request.body);
    disconnect(state, pathText(request, 'id'), body.Container ?? '', body.Force ?? false);
    response.status(200).end();
  });

  return router;
}

function isListed(network: NetworkRecord, filters: Filters): boolean {
  const predefined = predefinedNetworks.has(network.name);
  const oneOf = (key: string, value: string) => filters.get(key)?.includes(value) ?? true;
  for (const type of filters.get('type') ?? []) {
    if (type !== 'builtin' && type !== 'custom') throw systemError(`invalid filter: 'type'='${type}'`);
  }
  return (
    oneOf('driver', network.driver) &&
    oneOf('scope', network.scope) &&
    oneOf('type', predefined ? 'builtin' : 'custom') &&
    matchesText(filters, 'id', network.id) &&
    matchesName(filters, network) &&
    matchesLabels(filters.get('label') ?? [], network.labels) &&
    // 20.10 and 28 filter before they know the endpoints: whatever is not predefined dangles (R107).
    (filters.get('dangling') ?? []).every((value) => ['1', 'true'].includes(value) === !predefined)
  );
}

/** The swarm looks for whole names; of its networks the daemon knows, by a part, those in use here. */
function matchesName(filters: Filters, { name, scope, members }: NetworkRecord): boolean {
  const unusedHere = scope === 'swarm' && members.size === 0;
  return unusedHere ? (filters.get('name')?.includes(name) ?? true) : matchesText(filters, 'name', name);
}

function isPruned(network: NetworkRecord, filters: Filters): boolean {
  if (!matchesLabels(filters.get('label') ?? [], network.labels)) return false;
  const kept = filters.get('label!') ?? [];
  if (kept.length > 0 && matchesLabels(kept, network.labels)) return false;
  return (filters.get('until') ?? []).every((until) => network.created <= pruneLimit(until));
}

/** `24h`, `10m30s` ago, or a moment in time, in milliseconds since 1970. */
function pruneLimit(until: string): number {
  const span = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(until);
  if (span && until !== '') {
    const [, hours = 0, minutes = 0, seconds = 0] = span;
    return Date.now() - (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  }
  return Number((parseEventTime(until) ?? 0n) / 1_000_000n);
}
