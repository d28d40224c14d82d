import { Router, type Request } from 'express';
import { badRequest, notFound, systemError } from '../EngineError.ts';
import { parseEventTime } from './requests/EventQuery.ts';
import { connect, disconnect } from '../state/attachments/connect.ts';
import { createNetwork } from '../state/networks/createNetwork.ts';
import type { EngineState } from '../state/EngineState.ts';
import { predefinedNetworks } from '../state/networks/networkRules.ts';
import type { NetworkRecord } from '../state/records.ts';
import { pruneNetworks, removeNetwork } from '../state/networks/removeNetwork.ts';
import { apiMinor } from './requests/apiVersion.ts';
import { connectBody, disconnectBody, networkBody, readBody } from './requests/bodies.ts';
import { allowFilters, matchesLabels, matchesText, parseFilters, type Filters } from './requests/filters.ts';
import { networkJson } from './responses/networkJson.ts';
import { pathText, queryText } from './requests/parameters.ts';

/** The routes under `/networks`. */
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
    const until = readUntil(filters);
    const names = pruneNetworks(state, (network) => network.created <= until && isPruned(network, filters));
    response.json({ NetworksDeleted: names.length > 0 ? names : null });
  });

  router.get('/networks/:id', (request, response) => {
    const id = pathText(request, 'id');
    const network = state.network(id);
    const scope = queryText(request, 'scope');
    // The local scope has a swarm network only while a container uses it here.
    const local = network.scope === 'local' || network.members.size > 0;
    if (scope !== '' && scope !== network.scope) throw notFound(`network ${id} not found`);
    if (scope === 'local' && !local) throw notFound(`network ${id} not found`);
    response.json(networkJson(network, { containers: true, services: readVerbose(request) }));
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
  const dangling = readDangling(filters);
  const oneOf = (key: string, value: string) => {
    const values = filters.get(key) ?? [];
    return values.length === 0 || values.includes(value);
  };
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
    // 20.10 and 28 filter before they read the endpoints: each network that is not predefined is dangling (R107).
    (dangling === null || dangling === !predefined)
  );
}

/**
 * The swarm filters by the whole name. The daemon filters by part of the name, but has only those swarm networks that a
 * container uses here.
 */
function matchesName(filters: Filters, { name, scope, members }: NetworkRecord): boolean {
  const unusedHere = scope === 'swarm' && members.size === 0;
  const wanted = filters.get('name') ?? [];
  return unusedHere && wanted.length > 0 ? wanted.includes(name) : matchesText(filters, 'name', name);
}

function isPruned(network: NetworkRecord, filters: Filters): boolean {
  if (!matchesLabels(filters.get('label') ?? [], network.labels)) return false;
  const excluded = filters.get('label!') ?? [];
  return excluded.length === 0 || !matchesLabels(excluded, network.labels);
}

/** Reads `?verbose=`, which accepts the booleans of Go. */
function readVerbose(request: Request): boolean {
  const text = queryText(request, 'verbose');
  if (text === '') return false;
  if (/^(1|t|true)$/i.test(text)) return true;
  if (/^(0|f|false)$/i.test(text)) return false;
  throw badRequest(
    `invalid value for verbose: ${text}: strconv.ParseBool: parsing ${JSON.stringify(text)}: invalid syntax`,
  );
}

function readDangling(filters: Filters): boolean | null {
  const [value, ...more] = filters.get('dangling') ?? [];
  if (value === undefined) return null;
  if (more.length > 0) throw badRequest('got more than one value for filter key "dangling"');
  if (value === '1' || value === 'true') return true;
  if (value === '0' || value === 'false') return false;
  throw badRequest('invalid value for filter \'dangling\', must be "true" (or "1"), or "false" (or "0")');
}

function readUntil(filters: Filters): number {
  const [until, ...more] = filters.get('until') ?? [];
  if (more.length > 0) throw badRequest('more than one until filter specified');
  return until === undefined ? Infinity : pruneLimit(until);
}

/** Reads a time span before now (`24h`, `10m30s`) or a moment. Returns milliseconds since 1970. */
function pruneLimit(until: string): number {
  const span = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(until);
  if (span && until !== '') {
    const [, hours = 0, minutes = 0, seconds = 0] = span;
    return Date.now() - (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  }
  const moment = parseEventTime(until);
  if (moment === null)
    throw badRequest(`failed to parse value as time or duration: ${JSON.stringify(until)}`);
  return Number(moment / 1_000_000n);
}
