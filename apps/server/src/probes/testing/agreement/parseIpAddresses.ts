/** An address of an interface. */
export interface LinkAddress {
  link: string;
  address: string;
}

/** Parses the output of `ip -o address`. Only global addresses are returned: no loopback and no link-local ones. */
export function parseIpAddresses(ipOutput: string): LinkAddress[] {
  const lines = ipOutput.matchAll(/^\d+: ([^\s@]+)\S* +inet6? ([^\s/]+).* scope global/gm);
  return [...lines].map(([, link = '', address = '']) => ({ link, address }));
}
