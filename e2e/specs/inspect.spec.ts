import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createNetworkOnEngine } from '../engine/createNetworkOnEngine.ts';
import type { RunningPortolan } from '../engine/startPortolan.ts';
import { withSwarm } from '../engine/withSwarm.ts';
import { expect, test } from '../fixtures.ts';
import type { FieldText } from '../pages/dialogs/InspectDialog.ts';
import { markId } from '../pages/MapPage.ts';

const SEPARATOR = '\u001e';

/** Labels with awkward keys, some of which the CLI itself would refuse. */
const awkwardLabels = {
  'a.b/c-d': 'x y',
  Upper: '1',
  [`it's "q" \\ {{.}} }}`]: `v'"\\ $HOME`,
  'two\nlines': 'l1\nl2',
  '\u202eturned': 'x',
  __proto__x: '',
  empty: '',
};

for (const kind of ['network', 'container'] as const) {
  test(`R172: the command shown for each field of a ${kind} prints its value`, async ({
    app,
    docker,
    dockerHost,
    portolan,
  }) => {
    test.setTimeout(240_000);
    const [key = '', value] = docker.label.split('=');
    const name = docker.name('rich');
    const network = await createNetworkOnEngine(dockerHost, {
      ...{ Name: name, Labels: { ...awkwardLabels, [key]: value }, EnableIPv6: true },
      Options: { 'com.docker.network.bridge.enable_icc': 'false' },
      IPAM: {
        Config: [
          { Subnet: '10.88.7.0/24', IPRange: '10.88.7.128/25', AuxiliaryAddresses: { 'r-1': '10.88.7.9' } },
          { Subnet: 'fd00:88:7::/64' },
        ],
      },
    });
    const container = await docker.runContainer('web', [
      ...[`--network=${network}`, '--network-alias=al', '--ip=10.88.7.20', '--hostname=h'],
      ...['--publish=127.0.0.1::80', '--publish=90/udp', '--expose=70', '--label=x.y=1', '--env=A={{x}}'],
      ...['--health-cmd=true', '--health-interval=1h', '--stop-timeout=5', '--restart=on-failure:3'],
      ...['--ulimit=nofile=100:200', '--dns=192.0.2.1', '--add-host=q:192.0.2.2', '--tmpfs=/t'],
    ]);

    const [id, inspected] =
      kind === 'network' ? [network, markId.network(network)] : [container, markId.container(container)];
    await app.open(portolan, `inspect=${inspected}`);
    if (kind === 'container') await app.inspectDialog.root.getByText('Full JSON').first().click();
    const fields = await app.inspectDialog.walk();
    // An open dialog would read the container again while the test removes it: a 404 in the console.
    await app.page.keyboard.press('Escape');
    const json = await inspectByApi(portolan, kind, id);
    expect(fields.map(({ path }) => path)).toEqual(pathsOf(json));
    expect(fields.length).toBeGreaterThan(kind === 'network' ? 40 : 200);
    await expectCommandsPrint(dockerHost, fields, json);
  });
}

test('R172, R175: a click shows a field’s value, Portolan’s reading and its command, all to copy', async ({
  app,
  context,
  docker,
  page,
  portolan,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const id = await docker.createNetwork(
    'front',
    ...['--subnet=10.88.8.0/24', '--opt=com.docker.network.bridge.enable_icc=false', '--internal'],
  );
  await app.open(portolan, `select=${markId.network(id)}`);
  await app.inspector.root.getByRole('button', { name: 'Inspect the engine’s JSON…' }).click();
  const { inspectDialog: dialog } = app;
  const copied = () => page.evaluate(() => navigator.clipboard.readText());

  await dialog.row('IPAM', 'Config', 0, 'Subnet').click();
  await expect(dialog.value).toHaveText('10.88.8.0/24');
  await expect(dialog.detail).toContainText('Subnet 10.88.8.0/24');
  await dialog.button('Copy command').click();
  expect(await copied()).toBe(
    `docker network inspect --format '{{(index .IPAM.Config 0).Subnet}}' ${docker.name('front')}`,
  );

  await dialog.row('Options', 'com.docker.network.bridge.enable_icc').click();
  await expect(dialog.detail).toContainText('Inter-container communication no');
  await dialog.button('Copy value').click();
  expect(await copied()).toBe('false');
  await dialog.button('Copy JSON').click();
  expect(JSON.parse(await copied())).toEqual(await inspectByApi(portolan, 'network', id));
  expect(app.query('inspect')).toBe(markId.network(id));
});

test('R176, R177: by keyboard: i opens, letters search, Enter goes to the match, Escape closes', async ({
  app,
  docker,
  page,
  portolan,
}) => {
  const network = await docker.createNetwork('back');
  const id = await docker.runContainer('db', [`--network=${network}`, '--network-alias=store']);
  await app.open(portolan, `select=${markId.attachment(id, network)}`);
  await expect(app.inspector.heading).toBeVisible();
  await page.keyboard.press('i');
  const { inspectDialog: dialog } = app;
  // For an attachment the dialog opens at its part of the container's JSON.
  await expect(dialog.row('NetworkSettings', 'Networks', docker.name('back'))).toBeFocused();
  await page.keyboard.type('store');
  await expect(dialog.search).toHaveValue('store');
  await expect(dialog.count).not.toHaveText('0 fields');
  await expect(dialog.tree.locator('mark').first()).toHaveText('store');
  // The search finds the list of aliases by Portolan's reading. The first alias is below it.
  await page.keyboard.press('Enter');
  await expect(dialog.detail).toContainText('Aliases store');
  await page.keyboard.press('ArrowDown');
  await expect(dialog.value).toHaveText('store');
  await expect(dialog.command).toContainText(`.Aliases 0}}' ${docker.name('db')}`);

  await dialog.search.fill('gateway fd00:nothing');
  await expect(dialog.root).toContainText('No field matches.');
  await dialog.search.fill('');
  await dialog.row('Id').click();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(dialog.tree.locator(':focus')).toHaveAttribute('aria-expanded', /./);
  await page.keyboard.press('Escape');
  await expect(dialog.root).toBeHidden();
  expect(app.query('inspect')).toBeNull();
});

test('R177: the dialog stays usable with 20,000 labels and hostile ones', async ({
  app,
  docker,
  dockerHost,
  page,
  portolan,
}) => {
  const [key = '', value] = docker.label.split('=');
  const Labels: Record<string, string> = { [key]: value ?? '' };
  for (let i = 0; i < 20_000; i += 1) Labels[`n-${i}`] = `value ${i}`;
  Labels['html'] = '<img src=x onerror="window.hacked=1">';
  Labels['turned'] = 'two\nlines\u202e';
  const id = await createNetworkOnEngine(dockerHost, { Name: docker.name('many'), Labels });
  await app.open(portolan, `inspect=${markId.network(id)}`);
  const { inspectDialog: dialog } = app;
  await dialog.find('turned', 'Labels', 'turned');
  await expect(dialog.value).toHaveText('two\\nlines\\u202e');
  await expect(dialog.count).toHaveText('1 field');
  await dialog.find('html', 'Labels', 'html');
  await expect(dialog.value).toHaveText('<img src=x onerror="window.hacked=1">');
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);

  await dialog.search.fill('');
  await expect(dialog.count).toHaveText('');
  await dialog.row('Labels').click();
  await page.keyboard.press('ArrowRight');
  await expect(dialog.row('Labels')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('End');
  await expect(dialog.tree.locator(':focus')).toHaveAttribute('aria-setsize', /^2000\d$/);
  expect(await dialog.tree.getByRole('treeitem').count()).toBeLessThan(120);
});

test('R177: --verbose shows the services of a swarm network', async ({ app, docker, portolan }) => {
  await withSwarm(docker, async () => {
    const network = await docker.createNetwork('wide', '--driver=overlay', '--attachable');
    const service = docker.name('svc');
    await docker.run(
      'service',
      'create',
      '--detach',
      `--name=${service}`,
      '--replicas=0',
      `--network=${network}`,
      'none',
    );
    try {
      await app.open(portolan, `inspect=${markId.network(network)}`);
      const { inspectDialog: dialog } = app;
      await expect(dialog.row('Name')).toBeVisible();
      await dialog.root.getByRole('switch', { name: 'Services (--verbose)' }).click();
      await dialog.row('Name').click();
      await expect(dialog.command).toHaveText(
        `docker network inspect --verbose --format '{{.Name}}' ${docker.name('wide')}`,
      );
      expect(await docker.run('network', 'inspect', '--verbose', '--format', '{{.Name}}', network)).toBe(
        docker.name('wide'),
      );
    } finally {
      await docker.run('service', 'rm', service);
    }
  });
});

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

async function inspectByApi({ origin, token }: RunningPortolan, kind: string, id: string): Promise<Json> {
  const headers = { Authorization: `Bearer ${token}` };
  return (await fetch(`${origin}/api/v1/${kind}s/${id}/inspect`, { headers })).json() as Promise<Json>;
}

/** The path of every field of the JSON, in its order. */
function pathsOf(value: Json, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => [[...path, key], ...pathsOf(at(value, [key]), [...path, key])]);
}

const at = (json: Json, path: (string | number)[]): Json =>
  path.reduce((value, key) => (value as Record<string | number, Json>)[key] as Json, json);

/** Runs the shown commands in a real shell, and compares what each prints with the value of its field. */
async function expectCommandsPrint(dockerHost: string, fields: FieldText[], json: Json): Promise<void> {
  const script = fields.map(({ command }) => `${command} 2>&1; printf '\\036'`).join('\n');
  const { stdout } = await promisify(execFile)('sh', ['-c', script], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DOCKER_HOST: dockerHost },
    maxBuffer: 64 * 1024 * 1024,
  });
  const printed = stdout.split(SEPARATOR);
  for (const [place, { path, command }] of fields.entries()) {
    const value = at(json, path);
    const output = (printed[place] ?? '').replace(/\n$/, '');
    // The CLI prints objects and lists in its own order, and adds fields of its own version.
    if (typeof value === 'object' && value !== null)
      expect(() => void JSON.parse(output), command).not.toThrow();
    else if (typeof value === 'string' && !output.startsWith('"')) expect(output, command).toBe(value);
    else expect(JSON.parse(output), command).toEqual(value);
  }
}
