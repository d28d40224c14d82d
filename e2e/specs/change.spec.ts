import type { ContainerJson, NetworkJson } from '../engine/dockerJson.ts';
import type { DockerCli } from '../engine/DockerCli.ts';
import { expect, test } from '../fixtures.ts';
import { PausableUpdates } from '../pages/PausableUpdates.ts';
import { markId } from '../pages/MapPage.ts';
import { pressUntilFocused } from '../pages/pressUntilFocused.ts';

const networkOf = async (docker: DockerCli, name: string) =>
  (await docker.inspect('network', name)) as NetworkJson | undefined;

/** The endpoints of a container by network name, from `docker inspect`. */
async function membershipsOf(docker: DockerCli, container: string) {
  const json = (await docker.inspect('container', container)) as ContainerJson;
  return json.NetworkSettings.Networks ?? {};
}

async function expectMembership(docker: DockerCli, container: string, network: string, isMember = true) {
  await expect
    .poll(async () => Object.keys(await membershipsOf(docker, container)).includes(network))
    .toBe(isMember);
}

const labelOf = (docker: DockerCli): Record<string, string> => {
  const [key = '', value = ''] = docker.label.split('=');
  return { [key]: value };
};

/** Makes a network and a running container that is not on it. */
async function createPair(docker: DockerCli) {
  const [networkId, containerId] = await Promise.all([
    docker.createNetwork('net', '--subnet=10.88.1.0/24'),
    docker.runContainer('web'),
  ]);
  return { networkId, containerId, network: docker.name('net'), container: docker.name('web') };
}

test.describe('R92: create a network', () => {
  test('with subnet, gateway, range, labels and options', async ({ app, docker, portolan }) => {
    const name = docker.name('made');
    await app.open(portolan);
    await app.createDialog.open();
    await app.createDialog.fill({
      name,
      subnets: [{ subnet: '10.88.2.0/24', gateway: '10.88.2.9', ipRange: '10.88.2.128/25' }],
      internal: true,
      labels: { ...labelOf(docker), team: 'the "sea"' },
      options: { 'x.own': '1400' },
    });
    await app.createDialog.expectCommand(
      `docker network create --driver bridge --gateway 10.88.2.9 --internal --ip-range 10.88.2.128/25 --label ${docker.label} --label 'team=the "sea"' --opt x.own=1400 --subnet 10.88.2.0/24 ${name}`,
    );
    await app.createDialog.complete('Create');

    const network = await networkOf(docker, name);
    expect(network).toMatchObject({
      Driver: 'bridge',
      Internal: true,
      IPAM: { Config: [{ Subnet: '10.88.2.0/24', Gateway: '10.88.2.9', IPRange: '10.88.2.128/25' }] },
      Labels: { team: 'the "sea"' },
      Options: { 'x.own': '1400' },
    });
    await expect(app.map.mark(markId.network(network?.Id ?? ''))).toHaveAttribute('aria-pressed', 'true');
    await expect(app.inspector.heading).toHaveText(name);
    await expect(app.notice).toContainText(`Created the network ${name}.`);
  });

  test('with IPv6, and the same by the shown command', async ({ app, docker, portolan }) => {
    const name = docker.name('six');
    await app.open(portolan);
    await app.createDialog.open();
    await app.createDialog.fill({
      name,
      subnets: [{ subnet: '10.88.3.0/24' }, { subnet: 'fd00:88:3::/64', gateway: 'fd00:88:3::1' }],
    });
    const command = `docker network create --driver bridge --gateway fd00:88:3::1 --ipv6 --subnet 10.88.3.0/24 --subnet fd00:88:3::/64 ${name}`;
    await app.createDialog.expectCommand(command);
    await app.createDialog.complete('Create');
    const made = await networkOf(docker, name);

    await docker.run('network', 'rm', name);
    await docker.run(...command.split(' ').slice(1));
    const byHand = await networkOf(docker, name);
    expect(made?.EnableIPv6).toBe(true);
    for (const key of ['Driver', 'EnableIPv6', 'Internal', 'Labels', 'Options'] as const) {
      expect(made?.[key], key).toEqual(byHand?.[key]);
    }
    expect(made?.IPAM.Config).toEqual(byHand?.IPAM.Config);
  });

  test('macvlan on a parent interface', async ({ app, docker, portolan }) => {
    const name = docker.name('lan');
    await app.open(portolan);
    await app.createDialog.open();
    await app.createDialog.fill({
      name,
      driver: 'macvlan',
      parent: 'eth0',
      subnets: [{ subnet: '10.88.4.0/24', gateway: '10.88.4.1' }],
    });
    await app.createDialog.expectCommand(
      `docker network create --driver macvlan --gateway 10.88.4.1 --opt parent=eth0 --subnet 10.88.4.0/24 ${name}`,
    );
    await app.createDialog.complete('Create');
    expect(await networkOf(docker, name)).toMatchObject({ Driver: 'macvlan', Options: { parent: 'eth0' } });
  });
});

test.describe('R76, R85: connect', () => {
  test('by dragging from a container’s handle to a network’s bar', async ({ app, docker, portolan }) => {
    const { networkId, containerId, network, container } = await createPair(docker);
    await app.open(portolan);
    await app.map.dragConnection(markId.container(containerId), markId.network(networkId));
    await app.connectDialog.expectOpenWith(container, network);
    await app.connectDialog.expectCommand(`docker network connect ${network} ${container}`);
    await app.connectDialog.complete('Connect');
    await expectMembership(docker, container, network);
    await expect(app.map.mark(markId.attachment(containerId, networkId))).toBeAttached();
    await expect(app.notice).toContainText(`Connected ${container} to ${network}.`);
  });

  test('by dragging from a network’s handle to a container', async ({ app, docker, portolan }) => {
    const { networkId, containerId, network, container } = await createPair(docker);
    await app.open(portolan);
    await app.map.dragConnection(markId.network(networkId), markId.container(containerId));
    await app.connectDialog.expectOpenWith(container, network);
    await app.connectDialog.complete('Connect');
    await expectMembership(docker, container, network);
  });

  test('by a card’s menu, with aliases and an address', async ({ app, docker, portolan }) => {
    const { containerId, network, container } = await createPair(docker);
    await app.open(portolan);
    const menu = await app.map.openMenu(markId.container(containerId));
    await menu.getByRole('menuitem', { name: 'Connect to a network…' }).click();
    await app.connectDialog.chooseNetwork(network);
    await app.connectDialog.fillMore({ Aliases: 'db cache', 'IPv4 address': '10.88.1.77' });
    await app.connectDialog.expectCommand(
      `docker network connect --alias db --alias cache --ip 10.88.1.77 ${network} ${container}`,
    );
    await app.connectDialog.complete('Connect');
    const endpoint = (await membershipsOf(docker, container))[network];
    expect(endpoint?.IPAddress).toBe('10.88.1.77');
    expect(endpoint?.Aliases).toEqual(expect.arrayContaining(['db', 'cache']));
  });

  test('by the menu of a row in the table', async ({ app, docker, portolan }) => {
    const { network, container } = await createPair(docker);
    await app.open(portolan, `view=table&table=networks&q=${docker.prefix}`);
    const menu = await app.table.openMenu(network);
    await menu.getByRole('menuitem', { name: 'Connect a container…' }).click();
    await app.connectDialog.chooseContainer(container);
    await app.connectDialog.expectCommand(`docker network connect ${network} ${container}`);
    await app.connectDialog.complete('Connect');
    await expectMembership(docker, container, network);
  });

  test('by the row’s menu, opened by a key', async ({ app, docker, page, portolan }) => {
    const { network, container } = await createPair(docker);
    await app.open(portolan, `view=table&q=${docker.prefix}`);
    await pressUntilFocused(app.table.row(container));
    for (const key of ['ContextMenu', 'Shift+F10']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('menu')).toBeVisible();
      if (key === 'ContextMenu') await page.keyboard.press('Escape');
      if (key === 'ContextMenu') await expect(app.table.row(container)).toBeFocused();
    }
    await pressUntilFocused(page.getByRole('menuitem', { name: 'Connect to a network…' }), 'ArrowDown', 5);
    await page.keyboard.press('Enter');
    await expect(app.connectDialog.networksField).toBeFocused();
    await app.connectDialog.chooseNetwork(network);
    await app.connectDialog.complete('Connect');
    await expectMembership(docker, container, network);
  });

  test('by the palette', async ({ app, docker, portolan }) => {
    const { network, container } = await createPair(docker);
    await app.open(portolan);
    await app.choose(container, container);
    await expect(app.inspector.heading).toHaveText(container);
    await app.choose('connect to a network', 'Connect to a network…');
    await app.connectDialog.chooseNetwork(network);
    await app.connectDialog.complete('Connect');
    await expectMembership(docker, container, network);
  });
});

test('R88, R96: by keyboard alone: create, connect, disconnect, remove', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const container = docker.name('web');
  const containerId = await docker.runContainer('web');
  const network = docker.name('net');
  const { keyboard } = page;
  await app.open(portolan);

  await keyboard.press('n');
  await expect(app.createDialog.root.getByLabel('Name', { exact: true })).toBeFocused();
  await keyboard.type(network);
  await keyboard.press('Enter');
  await expect(app.createDialog.root).toBeHidden();
  await expect(app.inspector.heading).toHaveText(network);

  await app.choose(container, container);
  await pressUntilFocused(app.map.canvas);
  await keyboard.press('Enter');
  await pressUntilFocused(page.getByRole('menuitem', { name: 'Connect to a network…' }), 'ArrowDown', 5);
  await keyboard.press('Enter');
  await expect(app.connectDialog.networksField).toBeFocused();
  await keyboard.type(network);
  await expect(page.getByRole('option', { name: network })).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await app.connectDialog.expectCommand(`docker network connect ${network} ${container}`);
  await pressUntilFocused(app.connectDialog.button('Connect'));
  await keyboard.press('Enter');
  await expect(app.connectDialog.root).toBeHidden();
  await expectMembership(docker, container, network);

  // In the table a row is one stop in the tab order; the Menu key opens its actions (R96).
  await keyboard.press('2');
  const tab = page.getByRole('tab', { name: /^Attachments/ });
  await pressUntilFocused(page.getByRole('tablist'));
  await pressUntilFocused(tab, 'ArrowRight', 3);
  await keyboard.press('/');
  await keyboard.type(docker.prefix);
  const row = app.table.row(`${container} on ${network}`);
  await pressUntilFocused(app.table.grid('Attachments').locator('[role=row][tabindex="0"]'));
  await pressUntilFocused(row, 'ArrowDown', 5);
  await keyboard.press('Enter');
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Delete');
  await app.disconnectDialog.expectCommand(`docker network disconnect ${network} ${container}`);
  await pressUntilFocused(app.disconnectDialog.button('Disconnect'));
  await keyboard.press('Enter');
  await expectMembership(docker, container, network, false);
  await expect(row).toBeHidden();

  await app.choose(network, network);
  await expect(app.inspector.heading).toHaveText(network);
  await keyboard.press('Delete');
  await pressUntilFocused(app.removeDialog.button('Remove'));
  await keyboard.press('Enter');
  await expect(app.removeDialog.root).toBeHidden();
  expect(await networkOf(docker, network)).toBeUndefined();
  expect(await docker.inspect('container', containerId)).toBeDefined();
});

test.describe('disconnect and remove', () => {
  test('disconnect by the inspector shows what is lost', async ({ app, docker, portolan }) => {
    const { networkId, containerId, network, container } = await createPair(docker);
    await docker.runContainer('peer', ['--network', network]);
    await docker.run('network', 'connect', network, container);
    await app.open(portolan, `select=${markId.attachment(containerId, networkId)}`);
    await app.inspector.action(`Disconnect from ${network}…`).click();
    await expect(app.disconnectDialog.impact).toContainText(docker.name('peer'));
    await app.disconnectDialog.expectCommand(`docker network disconnect ${network} ${container}`);
    await app.disconnectDialog.complete('Disconnect');
    await expectMembership(docker, container, network, false);
    await expect(app.map.mark(markId.attachment(containerId, networkId))).toHaveCount(0);
  });

  test('disconnect by a card’s menu, stopped container', async ({ app, docker, portolan }) => {
    const { networkId, containerId, network, container } = await createPair(docker);
    await docker.run('network', 'connect', network, container);
    await docker.run('stop', '--time=0', container);
    await app.open(portolan);
    const menu = await app.map.openMenu(markId.container(containerId));
    await menu.getByRole('menuitem', { name: new RegExp(`^Disconnect from .*net…`) }).click();
    await app.disconnectDialog.complete('Disconnect');
    await expectMembership(docker, container, network, false);
    // The engine emits no event for it, so the server reads the container again (R51).
    await expect(app.map.mark(markId.attachment(containerId, networkId))).toHaveCount(0, { timeout: 2000 });
  });

  test('remove by a bar’s menu', async ({ app, docker, portolan }) => {
    const { networkId, network } = await createPair(docker);
    await app.open(portolan);
    const menu = await app.map.openMenu(markId.network(networkId));
    await menu.getByRole('menuitem', { name: 'Remove network…' }).click();
    await app.removeDialog.expectCommand(`docker network rm ${network}`);
    await app.removeDialog.complete('Remove');
    expect(await networkOf(docker, network)).toBeUndefined();
    await expect(app.map.mark(markId.network(networkId))).toHaveCount(0);
  });
});

test.describe('R92: a refusal shows the engine’s message and what to do, and keeps the input:', () => {
  test('subnet that overlaps', async ({ app, consoleErrors, docker, page, portolan }) => {
    consoleErrors.allow(/status of 409/);
    const updates = await PausableUpdates.attachTo(page);
    await app.open(portolan);
    await app.createDialog.open();
    updates.pause();
    await docker.createNetwork('first', '--subnet=10.88.5.0/24');
    const name = docker.name('second');
    await app.createDialog.fill({ name, subnets: [{ subnet: '10.88.5.0/25' }], internal: true });
    await app.createDialog.submit('Create');
    await expect(app.createDialog.refusal).toContainText(/choose/i);
    await expect(app.createDialog.refusal).toContainText(/The engine says: ?.*Pool overlaps/);
    const subnet = app.createDialog.field('Subnet');
    await expect(subnet).toHaveValue('10.88.5.0/25');
    await expect(app.createDialog.field('Internal')).toBeChecked();
    expect(await networkOf(docker, name)).toBeUndefined();

    // With the newer topology the page itself shows the problem beside the field, and the input is still there.
    updates.resume();
    await subnet.fill('10.88.5.128/25');
    await expect(app.createDialog.root.getByText(/overlaps/i).first()).toBeVisible();
    await subnet.fill('10.88.6.0/24');
    await app.createDialog.complete('Create');
    expect(await networkOf(docker, name)).toMatchObject({ Internal: true });
  });

  test('name that is taken', async ({ app, consoleErrors, docker, page, portolan }) => {
    consoleErrors.allow(/status of 409/);
    const updates = await PausableUpdates.attachTo(page);
    await app.open(portolan);
    await app.createDialog.open();
    updates.pause();
    await docker.createNetwork('same');
    await app.createDialog.fill({ name: docker.name('same'), labels: { kept: 'yes' } });
    await app.createDialog.submit('Create');
    await expect(app.createDialog.refusal).toContainText(/another name/);
    await expect(app.createDialog.refusal).toContainText(/The engine says: ?.*already exists/);
    await expect(app.createDialog.field('Name of label 1')).toHaveValue('kept');

    updates.resume();
    await app.createDialog.root.getByLabel('Name', { exact: true }).fill(docker.name('other'));
    await app.createDialog.complete('Create');
    expect(await networkOf(docker, docker.name('other'))).toMatchObject({ Labels: { kept: 'yes' } });
  });

  test('address in use', async ({ app, consoleErrors, docker, page, portolan }) => {
    consoleErrors.allow(/status of 409/);
    const updates = await PausableUpdates.attachTo(page);
    const { containerId, network, container } = await createPair(docker);
    await app.open(portolan);
    const menu = await app.map.openMenu(markId.container(containerId));
    await menu.getByRole('menuitem', { name: 'Connect to a network…' }).click();
    await app.connectDialog.chooseNetwork(network);
    // With the newer topology the page would refuse the address itself (R136).
    updates.pause();
    await docker.runContainer('first', ['--network', network, '--ip=10.88.1.20']);
    await app.connectDialog.fillMore({ Aliases: 'kept', 'IPv4 address': '10.88.1.20' });
    await app.connectDialog.submit('Connect');
    // R180: an engine that refuses an address may keep the attachment that requests it, so Portolan checks before it asks.
    await expect(app.connectDialog.refusal).toContainText(
      `${docker.name('first')} now has the address 10.88.1.20`,
    );
    await expect(app.connectDialog.refusal).toContainText(/Choose another/);
    await app.connectDialog.expectCommand(
      `docker network connect --alias kept --ip 10.88.1.20 ${network} ${container}`,
    );

    updates.resume();
    await app.connectDialog.fillMore({ 'IPv4 address': '10.88.1.21' });
    await app.connectDialog.complete('Connect');
    expect((await membershipsOf(docker, container))[network]?.IPAddress).toBe('10.88.1.21');
  });

  test('active endpoints', async ({ app, consoleErrors, docker, page, portolan }) => {
    consoleErrors.allow(/status of 409/);
    const updates = await PausableUpdates.attachTo(page);
    const { networkId, network, container } = await createPair(docker);
    await app.open(portolan);
    const menu = await app.map.openMenu(markId.network(networkId));
    await menu.getByRole('menuitem', { name: 'Remove network…' }).click();
    await app.removeDialog.expectCommand(`docker network rm ${network}`);
    updates.pause();
    await docker.run('network', 'connect', network, container);
    await app.removeDialog.submit('Remove');
    await expect(app.removeDialog.refusal).toContainText(/disconnect/i);
    await expect(app.removeDialog.refusal).toContainText(/The engine says: ?.*has active endpoints/);
    expect(await networkOf(docker, network)).toBeDefined();

    // With the newer topology the page names the members and disables the button.
    updates.resume();
    await expect(app.removeDialog.root).toContainText(`Disconnect or stop ${container} first`);
    await expect(app.removeDialog.button('Remove')).toBeDisabled();
  });

  test('host network', async ({ app, docker, portolan }) => {
    const containerId = await docker.runContainer('web');
    const openId = await docker.runContainer('open', ['--network=host']);
    const host = await networkOf(docker, 'host');

    // The page predicts the refusal and says what to do instead…
    await app.open(portolan, `select=${markId.network(host?.Id ?? '')}`);
    await expect(app.inspector.action('Connect a container…')).toBeDisabled();
    await expect(app.inspector.section('Change')).toContainText('created with network mode host');
    await app.choose(docker.name('open'), docker.name('open'));
    await expect(app.inspector.action('Disconnect from host…')).toBeDisabled();
    await expect(app.inspector.section('Change')).toContainText('Recreate');

    // …and a request that is sent all the same gets the engine's own message.
    const send = (verb: string, container: string) =>
      fetch(`${portolan.origin}/api/v1/networks/${host?.Id}/${verb}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${portolan.token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ container }),
      });
    for (const [verb, container] of [
      ['connect', containerId],
      ['disconnect', openId],
    ] as const) {
      const response = await send(verb, container);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({
        code: 'refused-by-namespace',
        engine: expect.stringMatching(/host/),
      });
    }
  });
});

test('R76: a drag onto a container that cannot join says why and opens no dialog', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const { networkId, network } = await createPair(docker);
  const shutId = await docker.runContainer('shut', ['--network=none']);
  await app.open(portolan);
  await app.map.pullConnection(markId.network(networkId), markId.container(shutId));
  await expect(page.getByText('was created without a network (mode none)')).toBeVisible();
  await page.mouse.up();
  await expect(app.connectDialog.root).toBeHidden();
  expect(await networkOf(docker, network)).toBeDefined();
});
