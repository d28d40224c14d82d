import type { NetworkJson } from '../engine/dockerJson.ts';
import type { DockerCli } from '../engine/DockerCli.ts';
import { createNetworkOnEngine } from '../engine/createNetworkOnEngine.ts';
import { startPortolan } from '../engine/startPortolan.ts';
import { withSwarm } from '../engine/withSwarm.ts';
import { expect, test } from '../fixtures.ts';
import { CreateNetworkDialog } from '../pages/dialogs/CreateNetworkDialog.ts';
import { pressUntilFocused } from '../pages/pressUntilFocused.ts';

const networkOf = async (docker: DockerCli, name: string) =>
  (await docker.inspect('network', name)) as NetworkJson | undefined;

const labelOf = (docker: DockerCli): Record<string, string> => {
  const [key = '', value = ''] = docker.label.split('=');
  return { [key]: value };
};

const bridge = (key: string) => `com.docker.network.bridge.${key}`;

/** True if the engine supports API 1.48 (28.0) or newer. */
async function hasApi148(docker: DockerCli): Promise<boolean> {
  const [, minor = '0'] = (await docker.run('version', '--format', '{{.Server.APIVersion}}')).split('.');
  return Number(minor) >= 48;
}

test.describe('each group of options appears in docker inspect:', () => {
  test('subnets with gateway, range and excluded addresses; IPAM', async ({ app, docker, portolan }) => {
    const name = docker.name('made');
    await app.open(portolan);
    await app.createDialog.open();
    await app.createDialog.fill({
      name,
      subnets: [
        {
          subnet: '10.89.1.0/24',
          gateway: '10.89.1.9',
          ipRange: '10.89.1.128/25',
          auxAddresses: { router: '10.89.1.5', printer: '10.89.1.6' },
        },
        { subnet: 'fd00:89:1::/64', gateway: 'fd00:89:1::9' },
      ],
      labels: labelOf(docker),
    });
    await app.createDialog.field('IPAM driver').fill('default');
    await app.createDialog.addPairs('IPAM option', { team: 'sea' });
    await app.createDialog.complete('Create');
    const made = await networkOf(docker, name);
    expect(made).toMatchObject({ EnableIPv6: true, IPAM: { Driver: 'default', Options: { team: 'sea' } } });
    expect(made?.IPAM.Config?.[0]).toMatchObject({
      Subnet: '10.89.1.0/24',
      Gateway: '10.89.1.9',
      IPRange: '10.89.1.128/25',
      AuxiliaryAddresses: { router: '10.89.1.5', printer: '10.89.1.6' },
    });
    expect(made?.IPAM.Config?.[1]).toMatchObject({ Subnet: 'fd00:89:1::/64', Gateway: 'fd00:89:1::9' });
  });

  test('bridge options by name', async ({ app, docker, portolan }) => {
    const name = docker.name('made');
    const { createDialog } = app;
    await app.open(portolan);
    await createDialog.open();
    await createDialog.fill({ name, internal: true, labels: labelOf(docker), options: { 'x.own': '1' } });
    for (const flag of ['Members reach each other', 'Masquerade']) {
      await expect(createDialog.field(flag)).toBeChecked();
      await createDialog.field(flag).uncheck();
    }
    await createDialog.field('No IPv4 address on the bridge').check();
    await createDialog.field('Bridge name').fill('e2e-br0');
    await createDialog.field('Publish on').fill('127.0.0.1');
    await createDialog.field('MTU').fill('1400');
    await createDialog.field('Interface prefix').fill('lan');
    await createDialog.complete('Create');
    expect(await networkOf(docker, name)).toMatchObject({
      Internal: true,
      Options: {
        [bridge('name')]: 'e2e-br0',
        [bridge('enable_icc')]: 'false',
        [bridge('enable_ip_masquerade')]: 'false',
        [bridge('host_binding_ipv4')]: '127.0.0.1',
        [bridge('inhibit_ipv4')]: 'true',
        'com.docker.network.driver.mtu': '1400',
        'com.docker.network.container_iface_prefix': 'lan',
        'x.own': '1',
      },
    });
  });

  test('R134: IPv4 off and gateway modes, where the engine supports them', async ({
    app,
    docker,
    portolan,
  }) => {
    const name = docker.name('made');
    const { createDialog } = app;
    await app.open(portolan);
    await createDialog.open();
    await createDialog.fill({ name, labels: labelOf(docker) });
    await createDialog.unfold('Addresses');
    await createDialog.unfold('Behaviour');
    if (!(await hasApi148(docker))) {
      await expect(createDialog.field('IPv4')).toHaveCount(0);
      await expect(createDialog.root.getByText('gateway mode')).toHaveCount(0);
      return;
    }
    await createDialog.field('IPv4').uncheck();
    await createDialog.root.getByRole('button', { name: 'Add a free IPv6 subnet' }).click();
    await createDialog.choose('IPv6 gateway mode', /^routed/);
    await createDialog.complete('Create');
    expect(await networkOf(docker, name)).toMatchObject({
      EnableIPv4: false,
      EnableIPv6: true,
      Options: { [bridge('gateway_mode_ipv6')]: 'routed' },
    });
  });

  test('macvlan with parent, mode and several subnets', async ({ app, docker, portolan }) => {
    const name = docker.name('made');
    const { createDialog } = app;
    await app.open(portolan);
    await createDialog.open();
    await createDialog.fill({
      name,
      driver: 'macvlan',
      subnets: [{ subnet: '10.89.2.0/24' }, { subnet: '10.89.3.0/24' }],
      labels: labelOf(docker),
    });
    await createDialog.unfold('Behaviour');
    await createDialog.choose('Mode', /^private/);
    await createDialog.submit('Create');
    // A macvlan network needs a parent interface (R138).
    await expect(createDialog.field('Parent interface')).toBeFocused();
    await expect(createDialog.field('Parent interface')).toHaveAttribute('aria-invalid', 'true');
    await createDialog.field('Parent interface').fill('eth0');
    await createDialog.complete('Create');
    const made = await networkOf(docker, name);
    expect(made).toMatchObject({ Driver: 'macvlan', Options: { parent: 'eth0', macvlan_mode: 'private' } });
    expect(made?.IPAM.Config?.map(({ Subnet }) => Subnet)).toEqual(['10.89.2.0/24', '10.89.3.0/24']);
  });

  test('overlay with encryption, attachable; a bridge of scope swarm', async ({
    app,
    docker,
    dockerHost,
  }) => {
    await withSwarm(docker, async () => {
      // A server that runs already sees the swarm only with its next full list, so a new one is started.
      const portolan = await startPortolan(['--docker-host', dockerHost]);
      try {
        const [overlay, wide] = [docker.name('overlay'), docker.name('wide')];
        const { createDialog } = app;
        await app.open(portolan);
        await createDialog.open();
        await createDialog.fill({ name: overlay, driver: 'overlay', labels: labelOf(docker) });
        await createDialog.unfold('Behaviour');
        await createDialog.field('Attachable').check();
        await createDialog.field('Encrypted').check();
        await expect(createDialog.field('Ingress')).toBeVisible();
        await createDialog.expectCommand(
          `docker network create --attachable --driver overlay --label ${docker.label} --opt encrypted=true ${overlay}`,
        );
        await createDialog.complete('Create');
        expect(await networkOf(docker, overlay)).toMatchObject({
          Driver: 'overlay',
          Scope: 'swarm',
          Attachable: true,
          Options: { encrypted: 'true' },
        });

        await createDialog.open();
        await createDialog.fill({ name: wide, labels: labelOf(docker) });
        await createDialog.choose('Scope', /^swarm/);
        await createDialog.complete('Create');
        expect(await networkOf(docker, wide)).toMatchObject({ Driver: 'bridge', Scope: 'swarm' });
      } finally {
        // The page leaves before the server stops: a lost connection would be an error in its console.
        await app.page.goto('about:blank');
        await portolan.stop();
      }
    });
  });

  test('R151: a config-only network, and a network that takes its settings', async ({
    app,
    docker,
    portolan,
  }) => {
    const { createDialog } = app;
    const [configOnly, name] = [docker.name('settings'), docker.name('made')];
    await app.open(portolan);
    await createDialog.open();
    await createDialog.fill({
      name: configOnly,
      subnets: [{ subnet: '10.89.4.0/24' }],
      labels: labelOf(docker),
    });
    await createDialog.field('Config-only').check();
    await expect(createDialog.field('Internal')).toHaveCount(0);
    await createDialog.complete('Create');
    expect(await networkOf(docker, configOnly)).toMatchObject({ ConfigOnly: true });

    await createDialog.open();
    await createDialog.field('Name').fill(name);
    await createDialog.unfold('Advanced');
    await createDialog.choose('Settings from', configOnly);
    // R151: the form does not ask for what the config-only network gives.
    await expect(createDialog.field('Subnet')).toHaveCount(0);
    await expect(createDialog.root.getByText('Labels', { exact: true })).toHaveCount(0);
    await createDialog.expectCommand(
      `docker network create --config-from ${configOnly} --driver bridge ${name}`,
    );
    await createDialog.complete('Create');
    expect(await networkOf(docker, name)).toMatchObject({
      ConfigFrom: { Network: configOnly },
      IPAM: { Config: [{ Subnet: '10.89.4.0/24' }] },
    });
  });
});

test('R131, R153, R155: a free subnet is one click away, and errors show by their field once the user typed there', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const taken = docker.name('taken');
  await docker.createNetwork('taken', '--subnet=172.20.0.0/24');
  const { createDialog } = app;
  const name = docker.name('made');
  await app.open(portolan);
  await createDialog.open();
  await createDialog.submit('Create');
  await expect(createDialog.field('Name')).toBeFocused();
  await expect(createDialog.root.getByText('A network needs a name.').first()).toBeVisible();
  await expect(createDialog.button('Create')).toBeDisabled();
  await createDialog.field('Name').fill(taken);
  await expect(createDialog.field('Name')).toHaveAccessibleDescription(/exists/);

  await createDialog.field('Name').fill(name);
  await expect(createDialog.field('Name')).not.toHaveAttribute('aria-invalid', 'true');
  await createDialog.field('Subnet').fill('172.20.0.128/25');
  await expect(createDialog.field('Subnet')).toHaveAccessibleDescription(
    new RegExp(`Overlaps with ${taken}`),
  );
  await createDialog.root.getByRole('button', { name: 'Suggest for Subnet' }).click();
  await expect(createDialog.field('Subnet')).not.toHaveAttribute('aria-invalid', 'true');
  const subnet = await createDialog.field('Subnet').inputValue();

  // A folded section opens when one of its fields has an error (R153).
  await createDialog.unfold('Addresses');
  await createDialog.field('Gateway').fill('10.0.0.1');
  await createDialog.root.locator('summary', { hasText: 'Addresses' }).click();
  await expect(createDialog.field('Gateway')).toBeHidden();
  await createDialog.field('Subnet').fill('');
  await createDialog.field('Subnet').fill(subnet);
  await createDialog.field('Name').press('Enter');
  await createDialog.unfold('Addresses');
  await createDialog.field('Gateway').fill('');
  await createDialog.root.getByRole('button', { name: 'Add a free IPv6 subnet' }).click();
  const second = await createDialog.field('Subnet 2').inputValue();
  await createDialog.complete('Create');
  const made = await networkOf(docker, name);
  expect(made?.IPAM.Config?.map(({ Subnet }) => Subnet)).toEqual([subnet, second]);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test.describe('R154: duplicate', () => {
  test('by keyboard alone', async ({ app, docker, page, portolan }) => {
    const id = await docker.createNetwork('back', '--internal');
    await app.open(portolan, `select=n:${id}`);
    await pressUntilFocused(app.inspector.action('Duplicate…'));
    await page.keyboard.press('Enter');
    const dialog = new CreateNetworkDialog(page, 'Duplicate network');
    await expect(dialog.field('Name')).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(docker.name('copy'));
    await page.keyboard.press('Enter');
    await expect(dialog.root).toBeHidden();
    expect(await networkOf(docker, docker.name('copy'))).toMatchObject({
      ...{ Internal: true, Labels: labelOf(docker) },
    });
  });

  test('copies the settings with a new name and a free subnet', async ({ app, docker, page, portolan }) => {
    const id = await docker.createNetwork(
      'back',
      ...['--subnet=10.89.6.0/25', '--gateway=10.89.6.9', '--internal', '--label=team=sea'],
      ...['--opt=com.docker.network.driver.mtu=1400', `--opt=${bridge('name')}=e2e-br1`],
    );
    await app.open(portolan, `select=n:${id}`);
    await app.inspector.action('Duplicate…').click();
    const dialog = new CreateNetworkDialog(page, 'Duplicate network');
    await expect(dialog.field('Name')).toHaveValue(docker.name('back-2'));
    await expect(dialog.root.getByTestId('duplicate-notes')).toContainText('10.89.6.0/25 is taken');
    await expect(dialog.root.getByTestId('duplicate-notes')).toContainText('e2e-br1');
    const subnet = await dialog.field('Subnet').inputValue();
    expect(subnet).toMatch(/\/25$/);
    await dialog.complete('Create');
    const copy = await networkOf(docker, docker.name('back-2'));
    expect(copy).toMatchObject({
      Internal: true,
      Labels: { team: 'sea', ...labelOf(docker) },
      IPAM: { Config: [{ Subnet: subnet }] },
    });
    expect(copy?.IPAM.Config?.[0]?.Gateway).toMatch(/\.(9|137)$/);
    expect(copy?.Options).toEqual({ 'com.docker.network.driver.mtu': '1400' });
    await expect(app.inspector.heading).toHaveText(docker.name('back-2'));
  });

  test('shows hostile names and labels literally', async ({ app, docker, dockerHost, page, portolan }) => {
    const Labels = { ...labelOf(docker), 'a=b\nc': '<img src=x onerror=alert(1)>\nline', __proto__x: '1' };
    const Name = `${docker.prefix}<b>\u202e${'x'.repeat(4000)}`;
    const id = await createNetworkOnEngine(dockerHost, { Name, Labels });
    await app.open(portolan, `select=n:${id}`);
    await app.inspector.action('Duplicate…').click();
    const dialog = new CreateNetworkDialog(page, 'Duplicate network');
    const name = await dialog.field('Name').inputValue();
    expect(name).toMatch(/^e2e-[0-9a-f]+--b-x+-2$/);
    const box = await dialog.root.boundingBox();
    expect(box?.width).toBeLessThanOrEqual(640);
    // The CLI cannot express such a label (R130). The form says so and can leave it out.
    await dialog.root
      .getByRole('button', { name: /^Remove label/ })
      .nth(1)
      .click();
    await dialog.complete('Create');
    expect((await networkOf(docker, name))?.Labels).toMatchObject({ __proto__x: '1' });
  });
});

test('by keyboard alone: every section, a free subnet and a label', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const name = docker.name('made');
  const { keyboard } = page;
  const { root } = app.createDialog;
  const [key = '', value = ''] = docker.label.split('=');
  await app.open(portolan);
  await keyboard.press('n');
  await expect(app.createDialog.field('Name')).toBeFocused();
  await keyboard.type(name);
  await pressUntilFocused(root.getByRole('button', { name: 'Suggest for Subnet' }));
  await keyboard.press('Enter');
  await expect(app.createDialog.field('Subnet')).not.toHaveValue('');
  for (const title of ['Behaviour', 'Advanced']) {
    await pressUntilFocused(root.locator('summary', { hasText: title }));
    await keyboard.press('Enter');
    if (title === 'Behaviour') {
      await pressUntilFocused(app.createDialog.field('Internal'));
      await keyboard.press('Space');
    }
  }
  await pressUntilFocused(root.getByRole('button', { name: 'Add a label' }));
  await keyboard.press('Enter');
  await keyboard.type(key);
  await keyboard.press('Tab');
  await keyboard.type(value);
  await keyboard.press('Enter');
  await expect(root).toBeHidden();
  expect(await networkOf(docker, name)).toMatchObject({ Internal: true, Labels: { [key]: value } });
});

test('R156: on a phone nothing is cut off, and the button stays in sight', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { createDialog } = app;
  await app.open(portolan);
  await createDialog.open();
  await createDialog.fill({ name: docker.name('made'), internal: true, labels: labelOf(docker) });
  await createDialog.unfold('Addresses');
  await expect(createDialog.button('Create')).toBeInViewport({ ratio: 1 });
  const overflows = await createDialog.root.evaluate((dialog) =>
    [dialog, ...dialog.querySelectorAll('*')].some(
      (each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX === 'auto',
    ),
  );
  expect(overflows).toBe(false);
  await createDialog.complete('Create');
  expect(await networkOf(docker, docker.name('made'))).toMatchObject({ Internal: true });
});
