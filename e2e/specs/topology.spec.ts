import type { DockerCli } from '../engine/DockerCli.ts';
import { type ExpectedTopology, topologyFromInspect } from '../engine/topologyFromInspect.ts';
import { topologyFromPortolan } from '../engine/topologyFromPortolan.ts';
import { withSwarm } from '../engine/withSwarm.ts';
import { expect, test } from '../fixtures.ts';
import { markId } from '../pages/MapPage.ts';
import type { PortolanPage } from '../pages/PortolanPage.ts';

/** Makes every kind of network and attachment that an engine of one node has. */
async function createEverything(docker: DockerCli): Promise<void> {
  const compose = (service: string) => [
    '--label=com.docker.compose.project=shop',
    `--label=com.docker.compose.service=${service}`,
  ];
  const net = (base: string) => `--network=${docker.name(base)}`;
  await Promise.all([
    docker.createNetwork(
      'front',
      ...['--subnet=10.87.1.0/24', '--gateway=10.87.1.254', '--ip-range=10.87.1.128/25'],
      ...['--aux-address=router=10.87.1.200', '--label=com.docker.compose.project=shop'],
      '--opt=com.docker.network.driver.mtu=1400',
    ),
    docker.createNetwork('back', '--internal'),
    docker.createNetwork('six', '--ipv6', '--subnet=10.87.2.0/24', '--subnet=fd00:87:2::/64'),
    docker.createNetwork(
      'lan',
      ...['--driver=macvlan', '--opt=parent=eth0', '--subnet=10.87.3.0/24', '--gateway=10.87.3.1'],
    ),
    docker.createNetwork('over', '--driver=overlay', '--attachable', '--subnet=10.87.4.0/24'),
  ]);
  await Promise.all([
    docker.runContainer('web', [
      ...[net('front'), '--ip=10.87.1.130', '--network-alias=www', '--network-alias=shop'],
      ...['-p', '0.0.0.0::80', '-p', '127.0.0.1::443', '--expose=9000', ...compose('web')],
    ]),
    docker.runContainer('db', [net('back'), ...compose('db')]),
    docker.runContainer('cast', [net('lan')]),
    docker.runContainer('far', [net('over')]),
    docker.runContainer('plain'),
    docker.runContainer('open', ['--network=host']),
    docker.runContainer('shut', ['--network=none']),
    docker.runContainer('held', [net('front')]),
    docker.runContainer('rest', [net('front'), '--network-alias=sleeper']),
    docker.createContainer('never', [net('six')]),
  ]);
  const six = ['--link-local-ip=169.254.87.8', '--ip6=fd00:87:2::9', docker.name('six'), docker.name('db')];
  await Promise.all([
    docker.run('network', 'connect', '--alias=web-back', docker.name('back'), docker.name('web')),
    docker.run('network', 'connect', ...six),
    docker.run('pause', docker.name('held')),
    docker.run('stop', '--time=0', docker.name('rest')),
  ]);
  await docker.runContainer('side', [`--network=container:${docker.name('db')}`]);
  // A connect of a stopped container emits no event, and on 28.5.2 its endpoint has no network id (R28, R32).
  await docker.run('network', 'connect', '--ip=10.87.2.77', docker.name('six'), docker.name('rest'));
}

test('topology and page agree with docker inspect, entity by entity', async ({ app, docker, portolan }) => {
  // Some thirty docker commands run before the page is opened.
  test.slow();
  await withSwarm(docker, async () => {
    await createEverything(docker);
    let read: ExpectedTopology | undefined;
    await expect(async () => {
      read = await topologyFromInspect(docker);
      expect(await topologyFromPortolan(portolan)).toEqual(read);
    }).toPass({ timeout: 15_000 });
    if (!read) throw new Error('unreachable');
    const expected = ofThisTest(read, docker.prefix);
    expect(expected.networks).toHaveLength(5);
    expect(expected.containers).toHaveLength(11);
    expect(expected.attachments).toHaveLength(13);

    await app.open(portolan, `q=${docker.prefix}`);
    await expectOnMap(app, expected);
    await app.show('Table');
    await expectInNetworksTable(app, expected);
    await expectInContainersTable(app, expected);
    await expectInAttachmentsTable(app, expected);
    await expectInInspector(app, expected);
  });
});

function ofThisTest({ networks, containers, attachments }: ExpectedTopology, prefix: string) {
  const ownContainers = containers.filter((each) => each.name.startsWith(prefix));
  const ids = new Set(ownContainers.map((each) => each.key));
  return {
    networks: networks.filter((each) => each.name.startsWith(prefix)),
    containers: ownContainers,
    attachments: attachments.filter((each) => ids.has(each.containerId)),
  };
}

async function expectOnMap({ map }: PortolanPage, expected: ExpectedTopology): Promise<void> {
  for (const each of expected.networks) {
    const [first] = each.ipam.config;
    await expect(map.mark(markId.network(each.key))).toContainText(`network ${each.name}, `);
    await expect(map.mark(markId.network(each.key))).toContainText(first?.subnet ?? '');
  }
  for (const each of expected.containers) {
    const stateTexts: Record<string, string> = { exited: 'exit', paused: 'paused', created: 'created' };
    const mark = map.mark(markId.container(each.key));
    await expect(mark).toContainText(`container `);
    if (each.namespace.kind !== 'container') {
      await expect(mark).toContainText(`${each.name}, ${stateTexts[each.state] ?? 'running'}`);
    }
  }
  for (const each of expected.attachments) {
    const isDrawn = each.networkName !== 'host' && each.networkName !== 'none';
    const mark = map.mark(markId.attachment(each.containerId, each.networkId));
    await expect(mark).toHaveCount(isDrawn ? 1 : 0);
    if (isDrawn) await expect(mark).toContainText(each.ipv4 ?? each.ipv6 ?? '');
  }
}

async function expectInNetworksTable({ table }: PortolanPage, expected: ExpectedTopology): Promise<void> {
  await table.openTab('Networks');
  const rows = await table.read('Networks');
  expect([...rows.keys()].sort()).toEqual(expected.networks.map((each) => each.name).sort());
  for (const each of expected.networks) {
    const members = expected.attachments.filter(({ networkId }) => networkId === each.key).length;
    const row = rows.get(each.name);
    expect(row).toMatchObject({
      Name: each.name,
      Driver: each.driver,
      Scope: each.scope,
      Subnets: each.ipam.config.map(({ subnet }) => subnet).join(' | '),
      Members: String(members),
    });
    const properties = row?.['Properties'] ?? '';
    expect(properties.includes('internal')).toBe(each.internal);
    expect(properties.includes('attachable')).toBe(each.attachable);
    expect(properties.includes('IPv6')).toBe(each.enableIPv6);
  }
}

async function expectInContainersTable({ table }: PortolanPage, expected: ExpectedTopology): Promise<void> {
  await table.openTab('Containers');
  const rows = await table.read('Containers');
  expect([...rows.keys()].sort()).toEqual(expected.containers.map((each) => each.name).sort());
  for (const each of expected.containers) {
    const row = rows.get(each.name);
    expect(row).toMatchObject({
      Name: each.name,
      Image: each.image,
      'Project / service': each.project ? `${each.project} / ${each.service}` : '',
    });
    expect(row?.['State']).toMatch(new RegExp(`^${each.state}`));
    expect((row?.['Ports'] ?? '').split(' | ').sort()).toEqual(portTexts(each.ports));
    const { kind } = each.namespace;
    if (kind === 'host' || kind === 'none') expect(row?.['Networks']).toBe(`${kind} network mode`);
    if (kind !== 'own') continue;
    const memberships = expected.attachments
      .filter(({ containerId }) => containerId === each.key)
      .map((at) => `${at.networkName} ${at.ipv4 ?? at.ipv6 ?? at.state}`);
    expect((row?.['Networks'] ?? '').split(' | ').sort()).toEqual(memberships.sort());
  }
}

/** Ports such as `0.0.0.0:80→80/tcp` as the page writes them. An exposed port has no address. */
const portTexts = (ports: string[]): string[] =>
  (ports.length > 0 ? ports : [''])
    .map((port) =>
      port
        .replace('null:null→', '')
        .replace('→', ' → ')
        .replace(/^(:+):(\d)/, '[$1]:$2'),
    )
    .sort();

async function expectInAttachmentsTable({ table }: PortolanPage, expected: ExpectedTopology): Promise<void> {
  await table.openTab('Attachments');
  const rows = await table.read('Attachments');
  expect(rows.size).toBe(expected.attachments.length);
  for (const each of expected.attachments) {
    expect(rows.get(nameOf(each, expected))).toMatchObject({
      State: each.state,
      IPv4: each.ipv4 ?? '',
      IPv6: each.ipv6 ?? '',
      MAC: each.mac ?? '',
      Aliases: [...new Set(each.aliases)].join(' | '),
    });
  }
}

async function expectInInspector(app: PortolanPage, expected: ExpectedTopology): Promise<void> {
  for (const each of expected.attachments) {
    await app.table.row(nameOf(each, expected)).click();
    await expect(app.inspector.heading).toContainText(each.networkName);
    const facts = await app.inspector.facts();
    expect({ ipv4: facts['IPv4'], ipv6: facts['IPv6'], mac: facts['MAC'] }).toEqual({
      ipv4: each.ipv4 ?? undefined,
      ipv6: each.ipv6 ?? undefined,
      mac: each.mac ?? undefined,
    });
    expect(facts['Gateway']).toBe(each.gateway ?? undefined);
    expect(facts['Requested IPv4']).toBe(each.requestedIPv4 ?? undefined);
  }
  await app.table.openTab('Networks');
  for (const each of expected.networks) {
    await app.table.row(each.name).click();
    await expect(app.inspector.heading).toHaveText(each.name);
    const [config] = each.ipam.config;
    const facts = await app.inspector.facts();
    expect([facts['Subnet'], facts['Gateway'], facts['Range']]).toEqual([
      config?.subnet,
      config?.gateway ?? undefined,
      config?.ipRange ?? undefined,
    ]);
    const members = expected.attachments.filter(({ networkId }) => networkId === each.key);
    await expect(app.inspector.section(/^Members/).getByRole('listitem')).toHaveCount(members.length);
  }
}

function nameOf(
  { containerId, networkName }: { containerId: string; networkName: string },
  expected: ExpectedTopology,
) {
  const container = expected.containers.find((each) => each.key === containerId);
  return `${container?.name} on ${networkName}`;
}
