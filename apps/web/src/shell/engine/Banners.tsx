import { IconAlertTriangle, IconEye, IconFlask, IconPlugConnectedX } from '@tabler/icons-react';
import type { EngineStatus } from '@portolan/protocol';
import type { ReactNode } from 'react';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Banners.module.css';
import { clock } from './engineText.ts';

/** R86: what must not be missed, as long as it is so: a lost server or engine, the sample, read-only. */
export function Banners() {
  const link = useTopologyStore((state) => state.link);
  const lostAt = useTopologyStore((state) => state.lostAt);
  const status = useTopologyStore((state) => state.status);
  return (
    <section aria-label="Notices">
      {link === 'lost' && (
        <Banner tone="bad" icon={<IconPlugConnectedX size={16} />} urgent>
          Portolan’s server does not answer{lostAt ? ` since ${clock(lostAt)}` : ''}. What you see may be out
          of date; the page keeps trying.
        </Banner>
      )}
      {link !== 'lost' && status?.state === 'stale' && (
        <Banner tone="bad" icon={<IconAlertTriangle size={16} />} urgent>
          What you see is as of {clock(status.since)}. <Reason status={status} /> Portolan keeps trying.
        </Banner>
      )}
      {link !== 'lost' && status?.state === 'unreachable' && (
        <Banner tone="bad" icon={<IconAlertTriangle size={16} />} urgent>
          <Reason status={status} /> Portolan keeps trying.
        </Banner>
      )}
      {status?.sample && (
        <Banner tone="note" icon={<IconFlask size={16} />}>
          This is the built-in sample engine: nothing here is real, and every change is forgotten at the end.{' '}
          {status.sampleReason && <Literal text={status.sampleReason} max={600} />}
        </Banner>
      )}
      {status?.readOnly && (
        <Banner tone="note" icon={<IconEye size={16} />}>
          This server is read-only: you can look at everything and change nothing.
        </Banner>
      )}
    </section>
  );
}

/** Why the engine is not there, in the server's words, which name its address. */
export function Reason({ status }: { status: EngineStatus }) {
  return <Literal text={status.message ?? `The engine at ${status.address} does not answer.`} max={400} />;
}

interface BannerProps {
  tone: 'bad' | 'note';
  icon: ReactNode;
  urgent?: boolean;
  children: ReactNode;
}

function Banner({ tone, icon, urgent = false, children }: BannerProps) {
  return (
    <div className={`${classes.banner} ${classes[tone]}`} role={urgent ? 'alert' : 'note'}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <span>{children}</span>
    </div>
  );
}
