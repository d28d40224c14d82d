import type { ChangeableField } from './stateLines.ts';

/** R126: whether a sentence says of exactly this field of a container, by the name given, that it may differ. */
export function limitCovers(sentence: string, { field, network }: ChangeableField, name: string): boolean {
  if (field === 'stack') {
    if (sentence === `${name} uses its network stack and is cut off until it is restarted itself.`)
      return true;
    const who = /^(?<who>.*) used its network stack and must be restarted to use it again\.$/.exec(sentence);
    return who?.groups?.who?.split(/, | and /).includes(name) ?? false;
  }
  if (field !== 'mac' && sentence.startsWith(`${name} may get another address on ${network} (now `)) {
    // It tells both where it is about both.
    const now = /\(now (?<now>.*)\)\.$/.exec(sentence)?.groups?.now?.split(' and ') ?? [];
    return now.some((each) => each.includes(':') === (field === 'ipv6'));
  }
  if (
    field === 'mac' &&
    ['gets', 'may get'].some((may) =>
      sentence.startsWith(`${name} ${may} another MAC address on ${network} (now `),
    )
  ) {
    return true;
  }
  const what = { ipv4: 'IPv4', ipv6: 'IPv6', mac: 'MAC' }[field];
  const [before, after] = [`${name} has the ${what} address `, ` on ${network} instead of `];
  return (
    sentence.startsWith(before) &&
    /^\S+$/.test(sentence.slice(before.length).split(after)[0] ?? '') &&
    sentence.includes(after)
  );
}
