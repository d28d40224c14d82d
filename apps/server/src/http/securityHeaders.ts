import type { IncomingMessage } from 'node:http';
import helmet from 'helmet';
import type { HostPolicy } from '../access/HostPolicy.ts';

/** R58: no script but our own files, no frame around us, no word to other sites. */
export function securityHeaders(hosts: HostPolicy) {
  // Older Safari does not count a WebSocket of the same origin as 'self'. The Host has passed its check.
  const ownSockets = (request: IncomingMessage) => hosts.ownOrigin(request).replace(/^http/, 'ws');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        // Mantine sets style attributes and style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        // Cytoscape draws SVG from data URIs.
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ownSockets],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // For a proxy with TLS to decide.
    strictTransportSecurity: false,
  });
}
