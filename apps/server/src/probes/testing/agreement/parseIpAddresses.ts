/** An address of an interface, as `ip -o address` prints it. */
export interface LinkAddress {
  link: string;
  address: string;
}

/** All addresses that others could use, those of the loopback interface and of one link alone left out. */
export function parseIpAddresses(ipOutput: string): LinkAddress[] {
  const lines = ipOutput.matchAll(/^\d+: ([^\s@]+)\S* +inet6? ([^\s/]+).* scope global/gm);
  return [...lines].map(([, link = '', address = '']) => ({ link, address }));
}
