import { isBranch } from './jsonFields.ts';
import type { Json } from './jsonFields.ts';

/** What of a container's JSON is about its network; `true` for all that is there. */
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

/** The network's part of a container's JSON, every field at its own place. */
export function networkPart(json: Json): Json {
  if (!isBranch(json) || Array.isArray(json)) return json;
  const part: [string, Json][] = [];
  for (const [key, wanted] of Object.entries(parts)) {
    const value = json[key];
    if (value === undefined) continue;
    if (wanted === true || !isBranch(value)) part.push([key, value]);
    else {
      const kept = Object.entries(value).filter(([each]) => (wanted as readonly string[]).includes(each));
      part.push([key, Object.fromEntries(kept)]);
    }
  }
  return Object.fromEntries(part);
}
