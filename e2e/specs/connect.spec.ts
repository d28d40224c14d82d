import type { ContainerJson } from '../engine/dockerJson.ts';
import type { DockerCli } from '../engine/DockerCli.ts';
import { expect, test } from '../fixtures.ts';
import { Dialog } from '../pages/dialogs/Dialog.ts';
import { PausableUpdates } from '../pages/PausableUpdates.ts';
import { pressUntilFocused } from '../pages/pressUntilFocused.ts';

async function membershipsOf(docker: DockerCli, container: string) {
  const json = (await docker.inspect('container', container)) as ContainerJson;
  return json.NetworkSettings.Networks ?? {};
}

/** True if the engine supports API 1.48 (28.0) or newer. */
async function hasApi148(docker: DockerCli): Promise<boolean> {
  const [, minor = '0'] = (await docker.run('version', '--format', '{{.Server.APIVersion}}')).split('.');
  return Number(minor) >= 48;
}

/** The query that selects containers and networks, as Ctrl+click does. */
const selectOf = (containers: string[], networks: string[]) =>
  `select=${[...containers.map((id) => `c:${id}`), ...networks.map((id) => `n:${id}`)].join(',')}`;

test('every option of a connect appears in docker inspect', async ({ app, docker, portolan }) => {
  const [networkId, containerId] = await Promise.all([
    docker.createNetwork('net', '--ipv6', '--subnet=10.87.1.0/24', '--subnet=fd00:87:1::/64'),
    docker.runContainer('web'),
  ]);
  const [network, container] = [docker.name('net'), docker.name('web')];
  await docker.runContainer('peer', ['--network', network]);
  const { connectDialog } = app;
  await app.open(portolan, selectOf([containerId], [networkId]));
  await app.inspector.root.getByRole('button', { name: 'Connect them…' }).click();
  const hasPriority = await hasApi148(docker);
  await connectDialog.fillMore({
    Aliases: 'db cache',
    'IPv6 address': 'fd00:87:1::77',
    'Link-local addresses': '169.254.7.7',
    Links: `${docker.name('peer')}:mate`,
    ...(hasPriority ? { 'Gateway priority': '7' } : {}),
  });
  if (!hasPriority) await expect(connectDialog.field('Gateway priority')).toHaveCount(0);
  // Engines ignore a MAC address at connect before API 1.54, so it is not offered.
  await expect(connectDialog.root.getByLabel('MAC address')).toHaveCount(0);
  await connectDialog.root.getByRole('button', { name: 'Next free for IPv4 address' }).click();
  const ipv4 = await connectDialog.field('IPv4 address').inputValue();
  expect(ipv4).toBe('10.87.1.3');
  await connectDialog.root.getByRole('button', { name: 'Add an option' }).click();
  await connectDialog.root.getByLabel('Name of option 1').fill('com.docker.network.endpoint.ifname');
  await connectDialog.root.getByLabel('Value of option 1').fill('lan7');
  await connectDialog.complete('Connect');
  const endpoint = (await membershipsOf(docker, container))[network];
  expect(endpoint).toMatchObject({
    IPAddress: ipv4,
    GlobalIPv6Address: 'fd00:87:1::77',
    IPAMConfig: { IPv4Address: ipv4, IPv6Address: 'fd00:87:1::77', LinkLocalIPs: ['169.254.7.7'] },
    Links: [`${docker.name('peer')}:mate`],
    DriverOpts: { 'com.docker.network.endpoint.ifname': 'lan7' },
    ...(hasPriority ? { GwPriority: 7 } : {}),
  });
  expect(endpoint?.Aliases).toEqual(expect.arrayContaining(['db', 'cache']));
});

test('R132, R157: an address in use is refused before sending, one that a stopped container requests is a warning', async ({
  app,
  docker,
  portolan,
}) => {
  const [networkId, containerId] = await Promise.all([
    docker.createNetwork('net', '--subnet=10.87.2.0/24'),
    docker.runContainer('web'),
  ]);
  const network = docker.name('net');
  await docker.runContainer('holder', ['--network', network, '--ip=10.87.2.20']);
  await docker.runContainer('stopped', ['--network', network, '--ip=10.87.2.30']);
  await docker.run('stop', '--time=0', docker.name('stopped'));
  const { connectDialog } = app;
  await app.open(portolan, selectOf([containerId], [networkId]));
  await app.inspector.root.getByRole('button', { name: 'Connect them…' }).click();
  const address = connectDialog.field('IPv4 address');
  await connectDialog.fillMore({ 'IPv4 address': '10.87.2.20' });
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await expect(address).toHaveAccessibleDescription(new RegExp(docker.name('holder')));
  await connectDialog.submit('Connect');
  await expect(connectDialog.button('Connect')).toBeDisabled();
  expect(Object.keys(await membershipsOf(docker, docker.name('web')))).not.toContain(network);

  await address.fill('10.87.2.30');
  await expect(address).not.toHaveAttribute('aria-invalid', 'true');
  await expect(address).toHaveAccessibleDescription(new RegExp(docker.name('stopped')));
  await connectDialog.complete('Connect');
  expect((await membershipsOf(docker, docker.name('web')))[network]?.IPAddress).toBe('10.87.2.30');
});

test('R158: several containers are connected to several networks; a refusal is shown, and the next attempt continues from there', async ({
  app,
  consoleErrors,
  docker,
  page,
  portolan,
}) => {
  consoleErrors.allow(/status of 4/);
  const updates = await PausableUpdates.attachTo(page);
  const containers = ['a', 'b'];
  const networks = ['one', 'two', 'three'];
  const containerIds = await Promise.all(containers.map((each) => docker.runContainer(each)));
  const networkIds = await Promise.all(
    networks.map((each, at) => docker.createNetwork(each, `--subnet=10.87.${10 + at}.0/24`)),
  );
  await docker.run('network', 'connect', docker.name('one'), docker.name('a'));
  const { connectDialog } = app;
  await app.open(portolan, selectOf(containerIds, networkIds));
  await app.inspector.root.getByRole('button', { name: 'Connect them…' }).click();
  await expect(connectDialog.pairs).toHaveCount(6);
  const pair = (container: string, network: string) =>
    connectDialog.pairs.filter({ hasText: `${docker.name(container)} → ${docker.name(network)}` });
  await expect(pair('a', 'one')).toContainText('skipped');
  await connectDialog.fillMore({ Aliases: 'crew' });
  await connectDialog.unfold('Addresses');
  await expect(connectDialog.field('IPv4 address')).toHaveCount(0);

  // Without the page's knowledge, one pair is connected already.
  updates.pause();
  await docker.run('network', 'connect', docker.name('two'), docker.name('b'));
  await connectDialog.submit('Connect');
  await expect(connectDialog.refusal).toBeVisible();
  await expect(pair('b', 'one')).toContainText('connected');
  await expect(pair('a', 'two')).toContainText('connected');
  await expect(pair('b', 'two')).toContainText('refused');
  await expect(pair('a', 'three')).toContainText('to connect');
  await expect(connectDialog.root).toContainText('2 of 5 connected');
  expect(Object.keys(await membershipsOf(docker, docker.name('a')))).not.toContain(docker.name('three'));

  updates.resume();
  await expect(pair('b', 'two')).toContainText('skipped');
  await connectDialog.complete('Connect');
  for (const container of containers) {
    const memberships = await membershipsOf(docker, docker.name(container));
    expect(Object.keys(memberships)).toEqual(
      expect.arrayContaining(networks.map((each) => docker.name(each))),
    );
  }
  expect((await membershipsOf(docker, docker.name('b')))[docker.name('three')]?.Aliases).toContain('crew');
  await expect(app.notice).toContainText('Created 4 attachments');
});

test('R159: several networks are removed, and those with running members stay', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const ids = await Promise.all(['one', 'two', 'used'].map((each) => docker.createNetwork(each)));
  await docker.runContainer('web', ['--network', docker.name('used')]);
  await app.open(portolan, selectOf([], ids));
  await page.keyboard.press('Delete');
  const dialog = new Dialog(page, 'Remove networks');
  await expect(dialog.root.getByRole('list', { name: /2 networks/ }).getByRole('listitem')).toHaveCount(2);
  await expect(dialog.root.getByRole('list', { name: /^These cannot be removed/ })).toContainText(
    `Disconnect or stop ${docker.name('web')} first`,
  );
  await dialog.expectCommand(
    `docker network rm ${docker.name('one')}\ndocker network rm ${docker.name('two')}`,
  );
  await dialog.complete('Remove');
  expect(await docker.inspect('network', docker.name('one'))).toBeUndefined();
  expect(await docker.inspect('network', docker.name('two'))).toBeUndefined();
  expect(await docker.inspect('network', docker.name('used'))).toBeDefined();
  await expect(app.notice).toContainText('Removed the networks');
});

test('by keyboard alone: connect two containers to two networks, disconnect one by force', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  await Promise.all(['a', 'b'].map((each) => docker.runContainer(each)));
  await docker.createNetwork('one', '--subnet=10.87.21.0/24');
  await docker.createNetwork('two', '--subnet=10.87.22.0/24');
  const { connectDialog } = app;
  const { keyboard } = page;
  const pick = async (name: string) => {
    await keyboard.type(name);
    await expect(page.getByRole('option', { name })).toBeVisible();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(page.getByRole('option', { name })).toBeHidden();
  };
  await app.open(portolan);
  await keyboard.press('c');
  await expect(connectDialog.containersField).toBeFocused();
  await pick(docker.name('a'));
  await pick(docker.name('b'));
  await pressUntilFocused(connectDialog.networksField);
  await pick(docker.name('one'));
  await pick(docker.name('two'));
  await expect(connectDialog.pairs).toHaveCount(4);
  await pressUntilFocused(connectDialog.button('Connect'));
  await keyboard.press('Enter');
  // Four connections, one after another.
  await expect(connectDialog.root).toBeHidden({ timeout: 30_000 });
  for (const container of ['a', 'b']) {
    expect(Object.keys(await membershipsOf(docker, docker.name(container)))).toEqual(
      expect.arrayContaining([docker.name('one'), docker.name('two')]),
    );
  }

  await app.choose(docker.name('a'), docker.name('a'));
  await pressUntilFocused(app.inspector.action(`Disconnect from ${docker.name('one')}…`));
  await keyboard.press('Enter');
  await pressUntilFocused(app.disconnectDialog.root.getByLabel('Force'));
  await keyboard.press('Space');
  await app.disconnectDialog.expectCommand(
    `docker network disconnect --force ${docker.name('one')} ${docker.name('a')}`,
  );
  await keyboard.press('Enter');
  await expect(app.disconnectDialog.root).toBeHidden();
  expect(Object.keys(await membershipsOf(docker, docker.name('a')))).not.toContain(docker.name('one'));
});
