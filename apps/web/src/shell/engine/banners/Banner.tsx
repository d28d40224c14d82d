import { CloseButton } from '@mantine/core';
import type { EngineStatus } from '@portolan/protocol';
import type { ReactNode } from 'react';
import { Literal } from '../../../theme/Literal.tsx';
import classes from './Banners.module.css';

interface BannerProps {
  tone: 'bad' | 'note';
  icon: ReactNode;
  urgent?: boolean;
  onClose?: () => void;
  children: ReactNode;
}

/** One line above the view. */
export function Banner({ tone, icon, urgent = false, onClose, children }: BannerProps) {
  return (
    <div className={`${classes.banner} ${classes[tone]}`} role={urgent ? 'alert' : 'note'}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <span className={classes.text}>{children}</span>
      {onClose && <CloseButton className={classes.close} size="xs" aria-label="Close" onClick={onClose} />}
    </div>
  );
}

/** The message of the server about why the engine does not answer; it names the address. */
export function Reason({ status }: { status: Pick<EngineStatus, 'message' | 'address'> }) {
  return <Literal text={status.message ?? `The engine at ${status.address} does not answer.`} max={400} />;
}
