import { IconBan, IconCircleCheck, IconLogin2, IconHelpCircle } from '@tabler/icons-react';
import type { Tone } from '../../store/verdict/verdictText.ts';
import classes from './Reach.module.css';

const icons = { allowed: IconCircleCheck, port: IconLogin2, blocked: IconBan, unknown: IconHelpCircle };

/** The sign of a verdict; its word always stands beside it. */
export function ToneIcon({ tone, size = 16 }: { tone: Tone; size?: number }) {
  const Icon = icons[tone];
  return <Icon size={size} aria-hidden className={`${classes.sign} ${classes[tone]}`} />;
}
