import type { EngineRig } from './EngineRig.ts';

/** What is to be tried from one place: addresses with ports, and names. */
export interface Tries {
  doors: { address: string; port: number }[];
  names: string[];
}

/** What came of it. */
export interface Observed {
  /** Who answered, by {@link doorKey}; those that nobody answered at are left out. */
  answers: Map<string, string>;
  /** What names resolved to; those that did not are left out. */
  names: Map<string, string[]>;
}

export const doorKey = (address: string, port: number): string => `${address} ${port}`;

/** At once, so many: the listeners' queues are short. */
const BATCH = 40;

/**
 * Tries everything from inside a container, with tools of the image; a string says why nothing can be run there.
 * `patiently`: with more time for each, one after the other, for what should have got through.
 */
export async function observe(
  rig: EngineRig,
  containerId: string,
  { doors, names }: Tries,
  patiently = false,
): Promise<Observed | string> {
  const lines = [
    ...doors.map(({ address, port }) => `door ${address} ${port}`),
    ...names.map((name) => `name '${name}'`),
  ];
  const script = [
    'exec 2>/dev/null',
    patiently ? 'W=3 L=5' : 'W=1 L=2',
    // A paused listener's kernel opens the connection, and nothing follows.
    `door() { echo "door $1 $2 $(printf 'GET / HTTP/1.0\\r\\n\\r\\n' | timeout $((W+1)) nc -w $W $1 $2 | tail -n 1)"; }`,
    // The dot keeps nslookup from adding the domain of its own hostname.
    `name() { echo "name $1 $(timeout $L nslookup $1. | awk '/^Address: /{print $2}' | tr '\\n' ' ')"; }`,
    ...lines.flatMap((line, at) => [
      patiently ? line : `${line} &`,
      ...(at % BATCH === BATCH - 1 ? ['wait'] : []),
    ]),
    'wait',
    `sed 's/^/hosts /' /etc/hosts`,
  ].join('\n');
  const ran = await rig.run(containerId, script);
  return 'refused' in ran ? ran.refused : toObserved(ran.output);
}

function toObserved(output: string): Observed {
  const observed: Observed = { answers: new Map(), names: new Map() };
  const inHosts = new Map<string, string[]>();
  for (const line of output.split('\n')) {
    const [kind, first = '', ...rest] = line.trim().split(/\s+/);
    if (kind === 'door' && rest.length > 1)
      observed.answers.set(doorKey(first, Number(rest[0])), rest[1] ?? '');
    if (kind === 'name' && rest.length > 0) observed.names.set(first, rest);
    if (kind === 'hosts') for (const name of rest) inHosts.set(name, [...(inHosts.get(name) ?? []), first]);
  }
  // Every resolver looks there first.
  for (const [name, addresses] of inHosts) observed.names.set(name, addresses);
  return observed;
}
