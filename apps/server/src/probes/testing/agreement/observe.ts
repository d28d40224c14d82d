import type { EngineUnderTest } from './EngineUnderTest.ts';

/** What to try from one source. */
export interface ObservationRequest {
  sockets: { address: string; port: number }[];
  names: string[];
}

/** The results of an observation. */
export interface Observation {
  /** The answers by {@link socketKey}. Addresses without an answer are left out. */
  answers: Map<string, string>;
  /** The addresses by name. Names that did not resolve are left out. */
  names: Map<string, string[]>;
}

export const socketKey = (address: string, port: number): string => `${address} ${port}`;

/** The number of attempts at once. It is limited because the listeners' queues are short. */
const BATCH = 40;

/**
 * Tries everything from inside a container, with the tools of its image. Returns a string that says why if no program
 * can run there.
 * @param patiently tries one after another with more time for each, for what should have been reached
 */
export async function observe(
  engine: EngineUnderTest,
  containerId: string,
  { sockets, names }: ObservationRequest,
  patiently = false,
): Promise<Observation | string> {
  const [seconds, limit] = patiently ? [3, 5] : [1, 2];
  const tries = [
    ...sockets.map(
      ({ address, port }) => `nc -w ${seconds} ${address} ${port} <question >socket-${address}-${port} &`,
    ),
    // The dot keeps nslookup from adding the domain of its own hostname.
    ...names.map((name) => `nslookup '${name}.' >'name-${name}' &`),
  ];
  const size = patiently ? 1 : BATCH;
  const batches = Array.from({ length: Math.ceil(tries.length / size) }, (_, at) =>
    tries.slice(at * size, (at + 1) * size),
  );
  const script = [
    'exec 2>/dev/null; mkdir /tmp/tries.$$; cd /tmp/tries.$$',
    `printf 'GET / HTTP/1.0\\r\\n\\r\\n' >question`,
    // The kernel accepts connections to a paused listener, but no answer follows. Attempts that hang are killed.
    `finish() { (sleep ${limit}; kill $P) </dev/null >/dev/null & D=$!; wait $P; kill $D; P=; }`,
    ...batches.flatMap((batch) => [...batch.flatMap((each) => [each, 'P="$P $!"']), 'finish']),
    // One grep reads all results, because starting processes takes most of the time.
    `grep -H '^pta-' socket-*; grep -H '^Address: ' name-*; grep -H . /etc/hosts; rm -r /tmp/tries.$$`,
  ].join('\n');
  const ran = await engine.runScript(containerId, script);
  return 'refused' in ran ? ran.refused : toObservation(ran.output, names);
}

function toObservation(output: string, tried: readonly string[]): Observation {
  const observation: Observation = { answers: new Map(), names: new Map() };
  const inHosts = new Map<string, string[]>();
  const add = (to: Map<string, string[]>, name: string, address: string) =>
    to.set(name, [...(to.get(name) ?? []), address]);
  for (const line of output.split('\n')) {
    const [, address, port, answer] = /^socket-(\S+)-(\d+):(pta-\S+)$/.exec(line) ?? [];
    if (address && answer) observation.answers.set(socketKey(address, Number(port)), answer);
    const [, name, meaning] = /^name-(\S+):Address: (\S+)$/.exec(line) ?? [];
    if (name && meaning) add(observation.names, name, meaning);
    const [, entry] = /^\/etc\/hosts:([^#]+)/.exec(line) ?? [];
    const [first = '', ...others] = entry?.trim().split(/\s+/) ?? [];
    for (const each of others) add(inHosts, each.toLowerCase(), first);
  }
  // Every resolver reads /etc/hosts first, without regard to case.
  for (const name of tried) {
    const addresses = inHosts.get(name.toLowerCase());
    if (addresses) observation.names.set(name, addresses);
  }
  return observation;
}
