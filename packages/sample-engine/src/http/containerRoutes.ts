import { Router, type Request } from 'express';
import { badRequest, conflict, EngineError } from '../EngineError.ts';
import { createContainer } from '../state/containers/createContainer.ts';
import {
  kill,
  pause,
  remove,
  rename,
  restart,
  stop,
  unpause,
} from '../state/containers/containerCommands.ts';
import type { EngineState } from '../state/EngineState.ts';
import type { ContainerRecord } from '../state/records.ts';
import { startContainer } from '../state/containers/containerLifecycle.ts';
import { apiMinor } from './requests/apiVersion.ts';
import { containerBody, readBody } from './requests/bodies.ts';
import { containerDetails, containerSummary } from './responses/containerJson.ts';
import { allowFilters, matchesLabels, matchesText, parseFilters, type Filters } from './requests/filters.ts';
import { pathText, queryFlag, queryText } from './requests/parameters.ts';

const macWarning =
  'The container-wide MacAddress field is now deprecated. It should be specified in EndpointsConfig instead.';
const statuses = ['created', 'dead', 'exited', 'paused', 'removing', 'restarting', 'running'];

/** The routes under `/containers`. */
export function containerRoutes(state: EngineState): Router {
  const router = Router();
  const container = (request: Request) => state.container(pathText(request, 'id'));

  router.get('/containers/json', (request, response) => {
    const filters = parseFilters(queryText(request, 'filters'));
    allowFilters(filters, ['id', 'label', 'name', 'network', 'status']);
    checkStatuses(filters);
    const all = queryFlag(request, 'all') || filters.has('status');
    const limit = Number(queryText(request, 'limit')) || Infinity;
    // dockerd lists the newest first.
    const listed = [...state.containers.values()]
      .reverse()
      .filter((item) => isListed(state, item, filters, all || limit !== Infinity))
      .sort((a, b) => b.created - a.created)
      .slice(0, limit);
    const now = Date.now();
    response.json(listed.map((item) => containerSummary(item, now, apiMinor(response))));
  });

  router.post('/containers/create', (request, response) => {
    const name = queryText(request, 'name');
    const body = readBody(containerBody, request.body);
    const endpoints = [...(body.endpoints?.keys() ?? [])];
    if (endpoints.length > 1 && apiMinor(response) < 44) {
      throw badRequest(
        `Container cannot be created with multiple network endpoints: ${endpoints.join(', ')}`,
      );
    }
    const created = createContainer(state, { ...body, ...(name === '' ? {} : { name }) });
    const Warnings = created.macAddress === '' || apiMinor(response) < 44 ? [] : [macWarning];
    response.status(201).json({ Id: created.id, Warnings });
  });

  router.get('/containers/:id/json', (request, response) => {
    response.json(containerDetails(container(request), apiMinor(response)));
  });

  router.delete('/containers/:id', (request, response) => {
    remove(state, pathText(request, 'id'), queryFlag(request, 'force'));
    response.status(204).end();
  });

  router.post('/containers/:id/start', (request, response) => {
    const item = container(request);
    if (item.status === 'running' || item.status === 'restarting') {
      response.status(304).end();
      return;
    }
    startContainer(state, item);
    response.status(204).end();
  });

  router.post('/containers/:id/stop', (request, response) => {
    response.status(stop(state, container(request)) ? 204 : 304).end();
  });

  router.post('/containers/:id/rename', (request, response) => {
    rename(state, container(request), queryText(request, 'name'));
    response.status(204).end();
  });

  router.post('/containers/:id/kill', (request, response) => {
    kill(state, container(request), queryText(request, 'signal') || 'KILL');
    response.status(204).end();
  });

  // The sample's containers are only records. The output of a program in one would be invented.
  router.post('/containers/:id/exec', (request) => {
    const { id, status } = container(request);
    if (status === 'paused') throw conflict(`Container ${id} is paused, unpause the container before exec`);
    if (status !== 'running') throw conflict(`container ${id} is not running`);
    throw new EngineError(501, 'the sample engine runs no programs');
  });

  for (const [verb, command] of [
    ['restart', restart],
    ['pause', pause],
    ['unpause', unpause],
  ] as const) {
    router.post(`/containers/:id/${verb}`, (request, response) => {
      command(state, container(request));
      response.status(204).end();
    });
  }

  return router;
}

function checkStatuses(filters: Filters): void {
  for (const status of filters.get('status') ?? []) {
    if (!statuses.includes(status)) throw badRequest(`invalid filter 'status=${status}'`);
  }
}

function isListed(state: EngineState, container: ContainerRecord, filters: Filters, all: boolean): boolean {
  if (!all && (container.status === 'created' || container.status === 'exited')) return false;
  const onNetwork = (term: string) => {
    const name = state.findNetwork(term)?.name ?? term;
    return container.attachments.has(name);
  };
  return (
    (filters.get('status')?.includes(container.status) ?? true) &&
    matchesText(filters, 'id', container.id) &&
    (matchesText(filters, 'name', container.name) || matchesText(filters, 'name', `/${container.name}`)) &&
    (filters.get('network')?.some(onNetwork) ?? true) &&
    matchesLabels(filters.get('label') ?? [], container.labels)
  );
}
