import { isBranch } from './jsonFields.ts';
import type { Json } from './jsonFields.ts';

/** The fields of a container's JSON that are about its network; `true` stands for everything below a field. */
const parts = {
  Id: true,
  Name: true,
  State: ['Status'],
  Config: ['Hostname', 'Domainname', 'ExposedPorts', 'MacAddress', 'NetworkDisabled'],
  HostConfig: [
    ...['NetworkMode', 'PortBindings', 'PublishAllPorts', 'Links', 'ExtraHosts'],
    ...['Dns', 'DnsOptions', 'DnsSearch', 'Sysctls'],
  ],
  NetworkSettings: true,
} as const;

/** Returns the part of a container's JSON that is about its network. Every field keeps its path. */
export function networkPart(json: Json): Json {
  if (!isBranch(json) || Array.isArray(json)) return json;
  const part: [string, Json][] = [];
  for (const [key, wanted] of Object.entries(parts)) {
    const value = json[key];
    if (value === undefined) continue;
    if (wanted === true || !isBranch(value)) part.push([key, value]);
    else {
      const entries = Object.entries(value).filter(([each]) => (wanted as readonly string[]).includes(each));
      part.push([key, Object.fromEntries(entries)]);
    }
  }
  return Object.fromEntries(part);
}
