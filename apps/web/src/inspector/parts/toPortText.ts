import type { Port } from '@portolan/topology';

/** Formats a published or exposed port: `0.0.0.0:8080 → 80/tcp`, `[::1]:5432 → 5432/tcp`, `80/tcp`. */
export function toPortText({ ip, privatePort, publicPort, type }: Port): string {
  const inside = `${privatePort}/${type}`;
  if (publicPort === null) return inside;
  const address = ip === null ? '' : ip.includes(':') ? `[${ip}]:` : `${ip}:`;
  return `${address}${publicPort} → ${inside}`;
}

/** R89: sorts published ports by bind address and number, before those that are only exposed. */
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

/** R89: formats ports for a short list. A port on `::` is left out if it is published on `0.0.0.0` as well. */
export function toPortTexts(ports: readonly Port[]): string[] {
  const twin = (port: Port) => `${port.publicPort}:${port.privatePort}/${port.type}`;
  const onEveryIPv4 = new Set(ports.filter((port) => port.ip === '0.0.0.0').map(twin));
  const shown = sortPorts(ports).filter((port) => port.ip !== '::' || !onEveryIPv4.has(twin(port)));
  return [...new Set(shown.map(toPortText))];
}
