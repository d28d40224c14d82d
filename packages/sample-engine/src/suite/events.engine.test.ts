import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReceivedEvent } from './EngineConnection.ts';
import { enginesUnderTest } from './enginesUnderTest.ts';
import type { EngineUnderTest } from './EngineUnderTest.ts';

describe.each(enginesUnderTest())('R104: events of the $name', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  const isOurs = ({ Actor }: ReceivedEvent) => (Actor.Attributes['name'] ?? '').startsWith(engine.prefix);
  const short = ({ Type, Action }: ReceivedEvent) => `${Type} ${Action}`;

  /** Returns the events of the suite's own objects during an action, in order. Waits for the last one. */
  async function eventsDuring(act: () => Promise<unknown>, last: string): Promise<string[]> {
    const stream = await engine.listen();
    await act();
    const events = () => stream.received.filter(isOurs).map(short);
    await expect.poll(events, { timeout: 5000 }).toContain(last);
    // Leaves time for events that must not follow.
    await new Promise((resolve) => setTimeout(resolve, 150));
    stream.stop();
    return events();
  }

  /** A stop sends one kill event or two, depending on how fast the process ends. */
  const withoutRepeats = (events: string[]) => events.filter((event, index) => event !== events[index - 1]);

  it('the creation and the removal of a network emit create and destroy events', async () => {
    const stream = await engine.listen();
    const id = await engine.createNetwork('a');
    await engine.must(204, 'DELETE', `/networks/${id}`);
    await expect.poll(() => stream.received.filter(isOurs).length).toBe(2);
    stream.stop();
    const [created, destroyed] = stream.received.filter(isOurs);
    expect(created).toMatchObject({
      Type: 'network',
      Action: 'create',
      Actor: { ID: id, Attributes: { name: engine.name('a'), type: 'bridge' } },
      scope: 'local',
    });
    expect(destroyed).toMatchObject({ Action: 'destroy', Actor: { ID: id } });
    expect(destroyed?.timeNano).toBeGreaterThan(created?.timeNano ?? Infinity);
  });

  it('connect and disconnect events name the network, with the container as attribute', async () => {
    const network = await engine.createNetwork('a');
    await engine.createNetwork('b');
    const id = await engine.runContainer('c', engine.name('b'));
    const stream = await engine.listen();
    await engine.connect(network, id);
    await engine.disconnect(network, id);
    await expect.poll(() => stream.received.filter(isOurs).map(short)).toContain('network disconnect');
    await new Promise((resolve) => setTimeout(resolve, 150));
    stream.stop();
    const ours = stream.received.filter(isOurs);
    // 20.10 announces a disconnect twice.
    const expected = ['network connect', 'network disconnect'];
    expect(ours.map(short)).toEqual(engine.since28(expected, [...expected, 'network disconnect']));
    expect(ours[0]?.Actor).toEqual({
      ID: network,
      Attributes: { container: id, name: engine.name('a'), type: 'bridge' },
    });
  });

  it('a start emits connect events, then the start event', async () => {
    for (const network of ['a', 'b']) await engine.createNetwork(network);
    const id = await engine.createContainer('c', engine.name('a'));
    await engine.connect(engine.name('b'), id);
    const events = await eventsDuring(
      () => engine.must(204, 'POST', `/containers/${id}/start`),
      'container start',
    );
    expect(events).toEqual(['network connect', 'network connect', 'container start']);
  });

  it('a stop emits die as its last event on 28, and stop on 20.10', async () => {
    await engine.createNetwork('a');
    const id = await engine.runContainer('c', engine.name('a'));
    const modern = ['container kill', 'network disconnect', 'container stop', 'container die'];
    const older = ['container kill', 'container die', 'network disconnect', 'container stop'];
    const expected = engine.since28(modern, older);
    const events = await eventsDuring(
      () => engine.must(204, 'POST', `/containers/${id}/stop?t=0`),
      expected[3] ?? '',
    );
    expect(withoutRepeats(events)).toEqual(expected);
  });

  it('a restart emits stop, start and restart events', async () => {
    await engine.createNetwork('a');
    const id = await engine.runContainer('c', engine.name('a'));
    const events = await eventsDuring(
      () => engine.must(204, 'POST', `/containers/${id}/restart?t=0`),
      'container restart',
    );
    expect(events.slice(-3)).toEqual(['network connect', 'container start', 'container restart']);
    expect(events).toEqual(expect.arrayContaining(['container kill', 'container die', 'network disconnect']));
  });

  it('a connect of a stopped container emits no event, and neither does its disconnect on 28', async () => {
    await engine.createNetwork('a');
    const network = await engine.createNetwork('b');
    const id = await engine.createContainer('c', engine.name('a'));
    const act = async () => {
      await engine.connect(network, id);
      await engine.disconnect(network, id);
      await engine.createNetwork('last');
    };
    const events = await eventsDuring(act, 'network create');
    expect(events).toEqual(engine.since28(['network create'], ['network disconnect', 'network create']));
  });

  it('a start that fails because of a port in use emits only a disconnect event', async () => {
    await engine.createNetwork('a');
    const ports = {
      HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '28463' }] } },
    };
    const request = { ExposedPorts: { '80/tcp': {} }, ...ports };
    await engine.runContainer('c', engine.name('a'), request);
    const id = await engine.createContainer('d', engine.name('a'), request);
    const events = await eventsDuring(
      () => engine.must(500, 'POST', `/containers/${id}/start`),
      'network disconnect',
    );
    expect(events.filter((event) => event.startsWith('network'))).toEqual(['network disconnect']);
    expect(events).not.toContain('container die');
  });

  it('each container command emits its event', async () => {
    await engine.createNetwork('a');
    const id = await engine.createContainer('c', engine.name('a'), { Labels: { team: 'net' } });
    const stream = await engine.listen();
    for (const verb of ['start', 'pause', 'unpause', `rename?name=${engine.name('d')}`, 'kill']) {
      await engine.must(204, 'POST', `/containers/${id}/${verb}`);
    }
    await expect.poll(async () => (await engine.container(id)).State.Status).toBe('exited');
    await engine.must(204, 'DELETE', `/containers/${id}`);
    const ours = () => stream.received.filter(({ Type, Actor }) => Type === 'container' && Actor.ID === id);
    await expect.poll(() => ours().map(({ Action }) => Action)).toContain('destroy');
    stream.stop();
    expect(ours().map(({ Action }) => Action)).toEqual([
      'start',
      'pause',
      'unpause',
      'rename',
      'kill',
      'die',
      'destroy',
    ]);
    const attributes = (action: string) => ours().find(({ Action }) => Action === action)?.Actor.Attributes;
    expect(attributes('start')).toMatchObject({
      name: engine.name('c'),
      team: 'net',
      image: engine.image,
    });
    expect(attributes('rename')).toMatchObject({ name: engine.name('d'), oldName: `/${engine.name('c')}` });
    expect(attributes('kill')).toMatchObject({ signal: '9' });
    expect(attributes('die')).toMatchObject({ exitCode: '137' });
  });

  it('the stream replays events from `since`, inclusively, and filters them by type and action', async () => {
    const id = await engine.createNetwork('a');
    const live = await engine.listen('?since=0');
    await expect.poll(() => live.received.some(({ Actor }) => Actor.ID === id)).toBe(true);
    live.stop();
    const created = live.received.find(({ Actor }) => Actor.ID === id);
    const seconds = Math.floor((created?.timeNano ?? 0) / 1e9);
    const filters = encodeURIComponent(JSON.stringify({ type: ['network'], event: ['create'] }));
    await engine.must(204, 'DELETE', `/networks/${id}`);
    const until = Math.floor(Date.now() / 1000) + 1;
    const past = await engine.listen(`?since=${seconds}&until=${until}&filters=${filters}`);
    await past.ended;
    const ours = past.received.filter(({ Actor }) => Actor.ID === id);
    expect(ours.map(short)).toEqual(['network create']);
    expect(past.received.every(({ Type, Action }) => Type === 'network' && Action === 'create')).toBe(true);
  });

  it('a prune emits a destroy event for each network, then a prune event', async () => {
    const Labels = { run: engine.prefix };
    for (const network of ['a', 'b']) await engine.createNetwork(network, { Labels });
    const stream = await engine.listen();
    const filters = encodeURIComponent(JSON.stringify({ label: [`run=${engine.prefix}`] }));
    await engine.must(200, 'POST', `/networks/prune?filters=${filters}`);
    const networks = () =>
      stream.received.filter(
        ({ Type, Action }) => Type === 'network' && (Action === 'destroy' || Action === 'prune'),
      );
    await expect.poll(() => networks().map(({ Action }) => Action)).toContain('prune');
    stream.stop();
    expect(networks().map(({ Action }) => Action)).toEqual(['destroy', 'destroy', 'prune']);
    expect(networks()[2]?.Actor).toEqual({ ID: '', Attributes: { reclaimed: '0' } });
  });
});
