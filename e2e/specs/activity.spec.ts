import { requestApi } from '../engine/requestApi.ts';
import type { ContainerJson, NetworkJson } from '../engine/dockerJson.ts';
import type { DockerCli } from '../engine/DockerCli.ts';
import { startPortolan } from '../engine/startPortolan.ts';
import { expect, test } from '../fixtures.ts';
import { pressUntilFocused } from '../pages/pressUntilFocused.ts';
import { markId } from '../pages/MapPage.ts';

const image = process.env.PORTOLAN_TEST_IMAGE || 'portolan-test:latest';

async function endpointOf(docker: DockerCli, container: string, network: string) {
  const json = (await docker.inspect('container', container)) as ContainerJson;
  return json.NetworkSettings.Networks?.[network];
}

/** Makes a container on a network of its own, with an alias and a requested address. */
async function createMember(docker: DockerCli) {
  const network = docker.name('net');
  const networkId = await docker.createNetwork('net', '--subnet=10.87.1.0/24');
  const containerId = await docker.runContainer('web', [
    ...['--network', network, '--network-alias=www', '--ip=10.87.1.77', '--stop-timeout=1'],
  ]);
  return { network, networkId, container: docker.name('web'), containerId };
}

test('R162: Undo in the toast restores a disconnected attachment as it was', async ({
  app,
  docker,
  portolan,
}) => {
  const { network, networkId, container, containerId } = await createMember(docker);
  await app.open(portolan, `select=${markId.attachment(containerId, networkId)}`);
  await app.inspector.action(`Disconnect from ${network}…`).click();
  await app.disconnectDialog.complete('Disconnect');
  expect(await endpointOf(docker, container, network)).toBeUndefined();

  await app.activity.undoByToast();
  await expect(app.activity.undoneToast).toContainText(`Disconnected ${container} from ${network}`);
  const endpoint = await endpointOf(docker, container, network);
  expect(endpoint?.IPAddress).toBe('10.87.1.77');
  expect(endpoint?.Aliases).toEqual(expect.arrayContaining(['www']));
  await expect(app.map.mark(markId.attachment(containerId, networkId))).toBeAttached();
});

test('R162: the toast offers no Undo once what was created was removed by other means', async ({
  app,
  page,
}) => {
  const sample = await startPortolan(['--sample']);
  try {
    await app.open(sample);
    await page.keyboard.press('n');
    await app.createDialog.fill({ name: 'fleeting' });
    await app.createDialog.complete('Create');
    const toast = app.activity.doneToast;
    // It stays as long as the pointer is on it.
    await toast.hover();
    await expect(toast.getByRole('button', { name: 'Undo' })).toBeVisible();
    const { networks } = (await requestApi(sample, 'GET', 'topology')).json as {
      networks: { id: string; name: string }[];
    };
    const id = networks.find(({ name }) => name === 'fleeting')?.id;
    expect((await requestApi(sample, 'DELETE', `networks/${id}`)).status).toBe(204);
    await expect(toast).toContainText('It has been removed since.');
    await expect(toast.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await page.goto('about:blank');
  } finally {
    await sample.stop();
  }
});

test('R149, R164: Undo in the list creates a removed network again after a reload, and says what is new', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const { network, networkId, container } = await createMember(docker);
  await docker.run('stop', '--time=0', container);
  await app.open(portolan, `select=${markId.network(networkId)}`);
  await app.inspector.action('Remove network…').click();
  await app.removeDialog.complete('Remove');
  expect(await docker.inspect('network', network)).toBeUndefined();

  await page.reload();
  await expect(app.engineState).toHaveText('live');
  await app.activity.open();
  const entry = app.activity.entry(`Removed the network ${network}`);
  await expect(entry).toContainText(`docker network rm ${network}`);
  await expect(entry).toContainText(/Undo will not restore everything:.*new id/);
  await entry.getByRole('button', { name: 'Undo' }).click();
  await expect(app.activity.undoneToast).toContainText('new id');
  await expect(entry).toHaveAttribute('data-undo', 'undone');
  await expect(entry).toContainText(/Undone just now, except:.*new id/);
  await expect(entry.getByRole('button', { name: 'Undo' })).toHaveCount(0);

  const again = (await docker.inspect('network', network)) as NetworkJson;
  expect(again.Id).not.toBe(networkId);
  expect(again.IPAM.Config?.[0]?.Subnet).toBe('10.87.1.0/24');
  await docker.run('start', container);
  expect((await endpointOf(docker, container, network))?.IPAddress).toBe('10.87.1.77');
});

test('R148: Undo is refused with the reason when the engine’s state has changed', async ({
  app,
  consoleErrors,
  docker,
  portolan,
}) => {
  consoleErrors.allow(/status of 409/);
  const id = await docker.runContainer('web', ['--stop-timeout=1']);
  await app.open(portolan, `select=${markId.container(id)}`);
  await app.inspector.action('Rename…').click();
  const rename = app.actionDialog('Rename');
  await rename.root.getByRole('textbox', { name: 'Name' }).fill(docker.name('second'));
  await rename.complete('Rename');
  await docker.run('rename', docker.name('second'), docker.name('third'));
  await app.activity.undoByToast();
  await expect(app.activity.refusedToast).toContainText('Undo failed');
  await expect(app.activity.refusedToast).toContainText(docker.name('third'));
  expect(((await docker.inspect('container', id)) as ContainerJson).Name).toBe(`/${docker.name('third')}`);
});

test('R163: Ctrl+Z undoes what was done in this tab, and nothing else', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const stateOf = async (id: string) =>
    ((await docker.inspect('container', id)) as ContainerJson).State.Status;
  const [mine, theirs] = [
    await docker.runContainer('mine', ['--stop-timeout=1']),
    await docker.runContainer('theirs', ['--stop-timeout=1']),
  ];
  await app.open(portolan, `select=${markId.container(mine)}`);
  await app.inspector.action('Pause…').click();
  await app.actionDialog('Pause').complete('Pause');
  await expect(app.activity.button).toHaveAccessibleName('Activity, 1 new');
  expect((await requestApi(portolan, 'POST', `containers/${theirs}/pause`)).status).toBe(204);
  await expect(app.activity.button).toHaveAccessibleName('Activity, 2 new');

  // Ctrl+Z has no effect while the user types.
  await page.locator('#filter').focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  expect(await stateOf(mine)).toBe('paused');

  await page.reload();
  await expect(app.engineState).toHaveText('live');
  await expect(app.activity.button).toHaveAccessibleName('Activity');
  await page.keyboard.press('Control+z');
  await expect(app.notice).toContainText(`Undone: Paused ${docker.name('mine')}`);
  expect(await stateOf(mine)).toBe('running');
  await page.keyboard.press('Control+z');
  await expect(app.notice).toContainText('No change made in this tab');
  expect(await stateOf(theirs)).toBe('paused');
});

test('R163: Ctrl+Z does not undo another user’s change after a restart of the server', async ({
  app,
  docker,
  dockerHost,
  page,
}) => {
  const stateOf = async (id: string) =>
    ((await docker.inspect('container', id)) as ContainerJson).State.Status;
  const [mine, theirs] = [
    await docker.runContainer('mine', ['--stop-timeout=1']),
    await docker.runContainer('theirs', ['--stop-timeout=1']),
  ];
  const first = await startPortolan(['--docker-host', dockerHost]);
  try {
    await app.open(first, `select=${markId.container(mine)}`);
    await app.inspector.action('Pause…').click();
    await app.actionDialog('Pause').complete('Pause');
    await expect(app.activity.button).toHaveAccessibleName('Activity, 1 new');
    await page.goto('about:blank');
  } finally {
    await first.stop();
  }
  const { port } = new URL(first.origin);
  const second = await startPortolan(['--docker-host', dockerHost, '--port', port]);
  try {
    expect((await requestApi(second, 'POST', `containers/${theirs}/pause`)).status).toBe(204);
    await app.open(second);
    await page.keyboard.press('Control+z');
    await expect(app.notice).toContainText('No change made in this tab');
    expect([await stateOf(mine), await stateOf(theirs)]).toEqual(['paused', 'paused']);
    await page.goto('about:blank');
  } finally {
    await second.stop();
  }
});

test('R163: Ctrl+Z first shows what Undo would not restore', async ({ app, docker, page, portolan }) => {
  const { network, networkId, container } = await createMember(docker);
  await docker.run('rm', '--force', container);
  await app.open(portolan, `select=${markId.network(networkId)}`);
  await app.inspector.action('Remove network…').click();
  await app.removeDialog.complete('Remove');
  await page.keyboard.press('Control+z');
  await expect(app.activity.root).toBeVisible();
  await expect(app.activity.undoOf(`Removed the network ${network}`)).toBeFocused();
  expect(await docker.inspect('network', network)).toBeUndefined();
  await page.keyboard.press('Enter');
  await expect(app.activity.undoneToast).toBeVisible();
  expect(await docker.inspect('network', network)).toBeDefined();
});

test('R162: the toast can be used by keyboard, and stays while it has the focus', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const id = await docker.runContainer('web', ['--stop-timeout=1']);
  await app.open(portolan, `select=${markId.container(id)}`);
  await app.inspector.action('Pause…').click();
  await app.actionDialog('Pause').complete('Pause');
  const undo = app.activity.doneToast.getByRole('button', { name: 'Undo' });
  await pressUntilFocused(undo, 'Shift+Tab');
  await page.waitForTimeout(11_000);
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(app.activity.undoneToast).toBeVisible();
  expect(((await docker.inspect('container', id)) as ContainerJson).State.Status).toBe('running');
});

test('R164: the list can be used by keyboard, selects what a change was about, and says when it is empty', async ({
  app,
  docker,
  dockerHost,
  page,
}) => {
  const portolan = await startPortolan(['--docker-host', dockerHost]);
  try {
    const { containerId, networkId, network, container } = await createMember(docker);
    await app.open(portolan);
    await page.keyboard.press('a');
    await expect(app.activity.root).toContainText('No changes since the server started');
    await app.activity.close();

    await requestApi(portolan, 'POST', `networks/${networkId}/disconnect`, { container: containerId });
    await expect(app.activity.button).toHaveAccessibleName('Activity, 1 new');
    await page.keyboard.press('a');
    const link = app.activity.root.getByRole('button', { name: `Select the network ${network}` });
    await pressUntilFocused(link);
    await page.keyboard.press('Enter');
    await expect(app.activity.root).toBeHidden();
    await expect(app.map.mark(markId.network(networkId))).toHaveAttribute('aria-pressed', 'true');
    await expect(app.inspector.heading).toHaveText(network);

    await page.keyboard.press('a');
    await pressUntilFocused(app.activity.undoOf(`Disconnected ${container}`));
    await page.keyboard.press('Enter');
    await expect(app.activity.undoneToast).toBeVisible();
    expect((await endpointOf(docker, container, network))?.IPAddress).toBe('10.87.1.77');
    await page.goto('about:blank');
  } finally {
    await portolan.stop();
  }
});

test('R145: by the API a change is listed, and undone only once', async ({ docker, portolan }) => {
  const id = await docker.runContainer('web', ['--stop-timeout=1']);
  const { activity } = await requestApi(portolan, 'POST', `containers/${id}/pause`);
  const list = (await requestApi(portolan, 'GET', 'activity')).json as { activities: { id: string }[] };
  expect(list.activities.find((each) => each.id === activity)).toMatchObject({
    summary: `Paused ${docker.name('web')}.`,
    commands: [`docker pause ${docker.name('web')}`],
    containerIds: [id],
    undo: { state: 'possible' },
  });
  const undone = await requestApi(portolan, 'POST', `activity/${activity}/undo`);
  expect(undone).toMatchObject({ status: 200, json: { notRestored: [] } });
  const again = await requestApi(portolan, 'POST', `activity/${activity}/undo`);
  expect(again).toMatchObject({ status: 409, json: { code: 'cannot-undo' } });
});

test('R162: a viewer sees the list without Undo', async ({ app, docker, dockerHost, page }) => {
  const viewerToken = 'v'.repeat(43);
  const portolan = await startPortolan(['--docker-host', dockerHost, '--viewer-token', viewerToken]);
  try {
    const id = await docker.runContainer('web', ['--stop-timeout=1']);
    const { activity } = await requestApi(portolan, 'POST', `containers/${id}/pause`);
    await app.open({ ...portolan, token: viewerToken });
    await app.activity.open();
    const entry = app.activity.entry(`Paused ${docker.name('web')}`);
    await expect(entry).toHaveAttribute('data-undo', 'possible');
    await expect(app.activity.root.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await app.activity.close();
    await page.keyboard.press('Control+z');
    await expect(app.notice).toContainText('signed in as a viewer');
    const asked = await requestApi({ ...portolan, token: viewerToken }, 'POST', `activity/${activity}/undo`);
    expect(asked.status).toBe(403);
    await page.goto('about:blank');
  } finally {
    await portolan.stop();
  }
});

test('R168, R126: the list shows a viewer no secrets of a run, and says what its undo loses', async ({
  app,
  docker,
  dockerHost,
  page,
}) => {
  const viewerToken = 'v'.repeat(43);
  const portolan = await startPortolan(['--docker-host', dockerHost, '--viewer-token', viewerToken]);
  try {
    const name = docker.name('secretive');
    await expect.poll(async () => (await requestApi(portolan, 'GET', 'topology')).status).toBe(200);
    const ran = await requestApi(portolan, 'POST', 'containers', {
      name,
      image,
      environment: ['PGPASSWORD=hunter2'],
      command: ['sleep', '99887766'],
    });
    expect(ran.status).toBe(201);
    await app.open({ ...portolan, token: viewerToken });
    await app.activity.open();
    const entry = app.activity.entry(`Ran ${name}`);
    await expect(entry).toContainText(`docker run --detach --env PGPASSWORD --name ${name}`);
    await expect(entry).toContainText(`${name} is removed, and everything that it has written is lost.`);
    const listed = await requestApi({ ...portolan, token: viewerToken }, 'GET', 'activity');
    for (const secret of ['hunter2', '99887766']) {
      await expect(entry).not.toContainText(secret);
      expect(JSON.stringify(listed.json)).not.toContain(secret);
    }
    expect((await requestApi(portolan, 'POST', `activity/${ran.activity}/undo`)).status).toBe(200);
    await page.goto('about:blank');
  } finally {
    await portolan.stop();
  }
});

test('R48: a read-only server shows the list and undoes nothing', async ({ app, dockerHost, page }) => {
  const portolan = await startPortolan(['--docker-host', dockerHost, '--read-only']);
  try {
    await app.open(portolan);
    await app.activity.open();
    await expect(app.activity.root.getByRole('button', { name: 'Undo' })).toHaveCount(0);
    await app.activity.close();
    await page.keyboard.press('Control+z');
    await expect(app.notice).toContainText('read-only');
    await page.goto('about:blank');
  } finally {
    await portolan.stop();
  }
});
