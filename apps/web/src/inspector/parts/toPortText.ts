import type { Port } from '@portolan/topology';

/** A published or exposed port as one reads it: `0.0.0.0:8080 → 80/tcp`, `[::1]:5432 → 5432/tcp`, `80/tcp`. */
export function toPortText({ ip, privatePort, publicPort, type }: Port): string {
  const inside = `${privatePort}/${type}`;
  if (publicPort === null) return inside;
  const address = ip === null ? '' : ip.includes(':') ? `[${ip}]:` : `${ip}:`;
  return `${address}${publicPort} → ${inside}`;
}

/** R89: published ports first, by bind address and number; then those that are only exposed. */
export function sortPorts(ports: readonly Port[]): Port[] {
  return [...ports].sort(
    (a, b) =>
      Number(a.publicPort === null) - Number(b.publicPort === null) ||
      Number(a.ip?.includes(':') ?? false) - Number(b.ip?.includes(':') ?? false) ||
      (a.ip ?? '').localeCompare(b.ip ?? '') ||
      (a.publicPort ?? 0) - (b.publicPort ?? 0) ||
      a.privatePort - b.privatePort ||
      a.type.localeCompare(b.type),
  );
}

/** R89: ports for a short list: `0.0.0.0` and `::` say the same to a reader, so the IPv6 twin is left out. */
export function toPortTexts(ports: readonly Port[]): string[] {
  const twin = (port: Port) => `${port.publicPort}:${port.privatePort}/${port.type}`;
  const onEveryIPv4 = new Set(ports.filter((port) => port.ip === '0.0.0.0').map(twin));
  const shown = sortPorts(ports).filter((port) => port.ip !== '::' || !onEveryIPv4.has(twin(port)));
  return [...new Set(shown.map(toPortText))];
}
