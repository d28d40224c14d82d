import { rawRequest, upgradeHeaders } from '../engine/rawRequest.ts';
import { expect, test } from '../fixtures.ts';
import { PortolanPage } from '../pages/PortolanPage.ts';

const JSON_TYPE = { 'Content-Type': 'application/json' };
const POLL = '/socket.io/?EIO=4&transport=polling';
const UPGRADE = '/socket.io/?EIO=4&transport=websocket';
const NETWORK = '0'.repeat(64);

const polling = { name: 'Socket.IO polling', path: POLL, headers: {} };
const upgrade = { name: 'Socket.IO upgrade', path: UPGRADE, headers: upgradeHeaders };
const readRequests = [
  { name: 'topology', path: '/api/v1/topology', headers: {} },
  { name: 'positions', path: '/api/v1/positions', headers: {} },
  { name: 'inspect', path: `/api/v1/networks/${NETWORK}/inspect`, headers: {} },
  { name: 'openapi', path: '/api/v1/openapi.json', headers: {} },
];
const changeRequests = [
  { name: 'create', method: 'POST', path: '/api/v1/networks', body: '{"name":"e2e-stranger"}' },
  { name: 'remove', method: 'DELETE', path: `/api/v1/networks/${NETWORK}` },
  { name: 'connect', method: 'POST', path: `/api/v1/networks/${NETWORK}/connect`, body: '{}' },
  { name: 'positions', method: 'PUT', path: '/api/v1/positions', body: '{"positions":{}}' },
].map((each) => ({ ...each, headers: JSON_TYPE }));

test('R45: without a token everything but the page and the health check is 401', async ({ portolan }) => {
  for (const { name, ...request } of [...readRequests, ...changeRequests, polling, upgrade]) {
    const answer = await rawRequest(portolan.origin, request);
    expect(answer.status, name).toBe(401);
    expect(JSON.parse(answer.body), name).toMatchObject({ code: 'not-signed-in' });
  }
  const wrong = { Authorization: 'Bearer wrong' };
  for (const { name, path, headers } of [...readRequests, polling, upgrade]) {
    const answer = await rawRequest(portolan.origin, { path, headers: { ...headers, ...wrong } });
    expect(answer.status, name).toBe(401);
  }
  // A token in the query does not count: it would end up in logs and histories.
  const inAddress = await rawRequest(portolan.origin, { path: `/api/v1/topology?token=${portolan.token}` });
  expect(inAddress.status).toBe(401);
  expect((await rawRequest(portolan.origin, { path: '/' })).status).toBe(200);
  expect((await rawRequest(portolan.origin, { path: '/healthz' })).status).toBe(200);
});

test('R40: with a wrong Host everything is 421, even with the token', async ({ portolan }) => {
  const Authorization = `Bearer ${portolan.token}`;
  const page = { name: 'page', path: '/', headers: {} };
  for (const Host of ['evil.example', 'evil.example:7678', '127.0.0.1.evil.example']) {
    for (const { name, ...request } of [page, ...readRequests, ...changeRequests, polling, upgrade]) {
      const headers = { ...request.headers, Host, Authorization };
      const answer = await rawRequest(portolan.origin, { ...request, headers });
      expect(answer.status, `${name} at ${Host}`).toBe(421);
    }
  }
  const known = { path: '/api/v1/topology', headers: { Host: 'localhost:1', Authorization } };
  expect((await rawRequest(portolan.origin, known)).status).toBe(200);
});

test('R43: with a wrong Origin changes and sockets are 403, even with the token', async ({
  docker,
  portolan,
}) => {
  const Authorization = `Bearer ${portolan.token}`;
  const { port } = new URL(portolan.origin);
  for (const Origin of ['https://evil.example', 'null', `http://127.0.0.1:${Number(port) + 1}`]) {
    for (const { name, ...request } of [...changeRequests, polling, upgrade]) {
      const headers = { ...request.headers, Origin, Authorization };
      const answer = await rawRequest(portolan.origin, { ...request, headers });
      expect(answer.status, `${name} from ${Origin}`).toBe(403);
    }
  }
  expect(await docker.inspect('network', 'e2e-stranger')).toBeUndefined();
  const own = { ...upgrade.headers, Origin: portolan.origin, Authorization };
  expect((await rawRequest(portolan.origin, { path: UPGRADE, headers: own })).status).toBe(101);
});

test('R83: the link is exchanged for a cookie, and the token leaves the address', async ({
  app,
  context,
  page,
  portolan,
}) => {
  await app.open(portolan, 'view=table');
  expect(page.url()).not.toContain(portolan.token);
  expect(app.query('view')).toBe('table');
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  expect(stored).not.toContain(portolan.token);
  const [cookie, ...others] = await context.cookies();
  expect(others).toEqual([]);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  expect(cookie?.value).not.toContain(portolan.token);

  // The cookie alone opens the page again.
  await page.goto(portolan.origin);
  await expect(app.engineState).toHaveText('live');
});

test('R46: signing out ends every open page of the session', async ({
  app,
  consoleErrors,
  context,
  page,
  portolan,
}) => {
  consoleErrors.allow(/status of 401|WebSocket/);
  await app.open(portolan);
  const other = new PortolanPage(await context.newPage());
  await other.page.goto(portolan.origin);
  await expect(other.engineState).toHaveText('live');
  const status = await other.page.evaluate(
    async () => (await fetch('/api/v1/session', { method: 'DELETE' })).status,
  );
  expect(status).toBe(204);
  for (const { page: each } of [app, other]) {
    await expect(each.getByRole('heading', { name: 'Sign in to Portolan' })).toBeVisible();
  }
  const again = await page.evaluate(async () => (await fetch('/api/v1/topology')).status);
  expect(again).toBe(401);
});

test('the sign-in screen refuses a wrong token and accepts the right one', async ({
  app,
  consoleErrors,
  page,
  portolan,
}) => {
  consoleErrors.allow(/status of 401/);
  await page.goto(`${portolan.origin}/?view=table`);
  const token = page.getByLabel('Token', { exact: true });
  await token.fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('This is not a token of this server.');
  await expect(token).toHaveValue('wrong');
  await token.fill(portolan.token);
  await page.keyboard.press('Enter');
  await expect(app.engineState).toHaveText('live');
  expect(app.query('view')).toBe('table');
});
