import { ACTIVITY_HEADER } from '@portolan/protocol';
import type { Activity, UndoReply } from '@portolan/protocol';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { asOperator, asViewer, startTestServer, VIEWER } from '../../testing/startTestServer.ts';
import type { TestServer } from '../../testing/startTestServer.ts';
import { ActivityJson } from '../schemas/replySchemas.ts';

const PATH = '/api/v1/activity';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = asOperator) =>
  server.ask(path, { method, headers, ...(body !== undefined && { body }) });
const create = async (name: string) =>
  String((await ask('POST', '/api/v1/networks', { name })).headers[ACTIVITY_HEADER]);
const list = async () =>
  (await ask('GET', PATH, undefined, asViewer)).json<{ activities: Activity[] }>().activities;

it('changes are listed newest first, for viewers too, and match their schema', async () => {
  const ids = [await create('one'), await create('two')];
  const activities = await list();
  expect(activities.map((each) => each.id)).toEqual(ids.reverse());
  for (const each of activities) expect(ActivityJson.strict().parse(each)).toEqual(each);
});

it('R148: a change can be undone once, and the list shows it', async () => {
  const id = await create('back');
  const undone = await ask('POST', `${PATH}/${id}/undo`);
  expect(undone.status).toBe(200);
  expect(undone.json<UndoReply>()).toEqual({ notRestored: [] });
  // An undo is not listed as a change itself.
  expect(undone.headers[ACTIVITY_HEADER]).toBeUndefined();
  expect((await list())[0]).toMatchObject({ id, undo: { state: 'undone', notRestored: [] } });
  const again = await ask('POST', `${PATH}/${id}/undo`);
  expect([again.status, again.json().code]).toEqual([409, 'cannot-undo']);
  expect((await ask('POST', `${PATH}/nosuch/undo`)).json().code).toBe('unknown-activity');
});

it('R168: neither the list nor the socket sends the environment of a run to viewers', async () => {
  const { headers } = await server.signIn(VIEWER);
  const socket = io(server.origin, { transports: ['websocket'], extraHeaders: headers });
  const heard: string[] = [];
  socket.on('activity', (activities: Activity[]) => heard.push(JSON.stringify(activities)));
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  const body = {
    name: 'secretive',
    image: (await server.client.listImages())[0]?.tags[0] ?? '',
    environment: ['PGPASSWORD=hunter2', 'EMPTY=', 'URL=a=hunter2'],
    command: ['serve', '--password', 'hunter2'],
  };
  expect((await ask('POST', '/api/v1/containers', body)).status).toBe(201);
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  const [newest] = await list();
  expect(newest?.commands).toEqual([
    `docker run --detach --env PGPASSWORD --env EMPTY --env URL --name secretive ${body.image} '…'`,
  ]);
  expect([JSON.stringify(await list()), ...heard].join()).not.toContain('hunter2');
  socket.disconnect();
});

it('a new client gets all activities, then each that is new or has changed', async () => {
  const { headers } = await server.signIn(VIEWER);
  const socket = io(server.origin, { transports: ['websocket'], extraHeaders: headers });
  const heard: Activity[][] = [];
  socket.on('activity', (activities: Activity[]) => heard.push(activities));
  const before = await list();
  await vi.waitFor(() => expect(heard).toEqual([before]));
  const id = await create('heard');
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  await ask('POST', `${PATH}/${id}/undo`);
  await vi.waitFor(() => expect(heard).toHaveLength(3));
  expect(heard.slice(1).map((each) => each.map(({ id, undo }) => [id, undo.state]))).toEqual([
    [[id, 'possible']],
    [[id, 'undone']],
  ]);
  socket.disconnect();
});
