import type { ChangeableField } from './stateLines.ts';

/** R126: true if the sentence names this container and this field as one that the undo may not restore. */
export function limitCovers(sentence: string, { field, network }: ChangeableField, name: string): boolean {
  if (field === 'stack') {
    if (
      sentence.startsWith(`${name} uses the network stack of `) &&
      sentence.endsWith(` and is cut off. Restart ${name}.`)
    )
      return true;
    const match = /^(?<names>.*) used its network stack and must be restarted to use it again\.$/.exec(
      sentence,
    );
    return match?.groups?.names?.split(/, | and /).includes(name) ?? false;
  }
  if (field !== 'mac' && sentence.startsWith(`${name} may get another address on ${network} (now `)) {
    // One sentence can list the addresses of both IP versions.
    const addresses = /\(now (?<now>.*)\)\.$/.exec(sentence)?.groups?.now?.split(' and ') ?? [];
    return addresses.some((each) => each.includes(':') === (field === 'ipv6'));
  }
  if (
    field === 'mac' &&
    ['gets', 'may get'].some((verb) =>
      sentence.startsWith(`${name} ${verb} another MAC address on ${network} (now `),
    )
  ) {
    return true;
  }
  const label = { ipv4: 'IPv4', ipv6: 'IPv6', mac: 'MAC' }[field];
  const [before, after] = [`${name} has the ${label} address `, ` on ${network} instead of `];
  return (
    sentence.startsWith(before) &&
    /^\S+$/.test(sentence.slice(before.length).split(after)[0] ?? '') &&
    sentence.includes(after)
  );
}
