import { ContainerId, containerVerbs, RenameContainerRequest, RunContainerRequest } from '@portolan/protocol';
import * as z from 'zod';
import { ActivityHeaders, replyToCommand } from '../replyToCommand.ts';
import { engineRoute } from '../Route.ts';
import type { Route } from '../Route.ts';
import { booleanFlag } from '../schemas/queryParameters.ts';
import { ImageJson, InspectJson, RanContainerJson } from '../schemas/replySchemas.ts';

const PATH = '/api/v1/containers';
const params = z.object({ id: ContainerId });

/** Containers, and the images from which they can be run. */
export function containerRoutes(): Route[] {
  return [
    engineRoute({
      operationId: 'inspectContainer',
      tag: 'Containers',
      method: 'get',
      path: `${PATH}/{id}/inspect`,
      // The environment of a container often contains secrets.
      role: 'operator',
      summary: "Get the engine's JSON of a container",
      params,
      replies: { 200: { description: "The engine's JSON", json: InspectJson } },
      handle: async ({ engine, params }) => ({
        status: 200,
        json: await engine.client.inspectContainer(params.id),
      }),
    }),
    engineRoute({
      operationId: 'listImages',
      tag: 'Containers',
      method: 'get',
      path: '/api/v1/images',
      role: 'viewer',
      summary: 'List the local images',
      replies: {
        200: { description: 'The images', json: z.object({ images: z.array(ImageJson) }) },
      },
      handle: async ({ engine }) => ({ status: 200, json: { images: await engine.client.listImages() } }),
    }),
    engineRoute({
      operationId: 'runContainer',
      tag: 'Containers',
      method: 'post',
      path: PATH,
      role: 'operator',
      summary: 'Run a container from a local image',
      body: RunContainerRequest,
      // The image, or one of the networks.
      problems: [404],
      replies: {
        201: { description: 'The container runs', headers: ActivityHeaders, json: RanContainerJson },
      },
      handle: ({ engine, body, identity }) =>
        replyToCommand(engine, identity, 201, { kind: 'run-container', body }),
    }),
    ...containerVerbs.map((kind) =>
      engineRoute({
        operationId: `${kind}Container`,
        tag: 'Containers',
        method: 'post',
        path: `${PATH}/{id}/${kind}`,
        role: 'operator',
        summary: `Change the state of a container, like docker ${kind}`,
        params,
        replies: { 204: { description: 'Done', headers: ActivityHeaders } },
        handle: ({ engine, params, identity }) =>
          replyToCommand(engine, identity, 204, { kind, containerId: params.id }),
      }),
    ),
    engineRoute({
      operationId: 'renameContainer',
      tag: 'Containers',
      method: 'post',
      path: `${PATH}/{id}/rename`,
      role: 'operator',
      summary: 'Rename a container',
      params,
      body: RenameContainerRequest,
      replies: { 204: { description: 'Renamed', headers: ActivityHeaders } },
      handle: ({ engine, params, body, identity }) =>
        replyToCommand(engine, identity, 204, {
          kind: 'rename-container',
          containerId: params.id,
          name: body.name,
        }),
    }),
    engineRoute({
      operationId: 'removeContainer',
      tag: 'Containers',
      method: 'delete',
      path: `${PATH}/{id}`,
      role: 'operator',
      summary: 'Remove a container',
      params,
      query: z.strictObject({ force: booleanFlag.describe('Kill the container first if it is running') }),
      replies: { 204: { description: 'Removed', headers: ActivityHeaders } },
      handle: ({ engine, params, query, identity }) =>
        replyToCommand(engine, identity, 204, {
          kind: 'remove-container',
          containerId: params.id,
          force: query.force ?? false,
        }),
    }),
  ];
}
