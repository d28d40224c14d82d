import { useState } from 'react';
import type { ReactNode } from 'react';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Fields.module.css';

interface FoldSectionProps {
  title: string;
  /** A short summary of what is set in the section, shown while it is folded. */
  digest?: string;
  hasValue: boolean;
  hasError: boolean;
  children: ReactNode;
}

/** R153: a foldable section for settings that are seldom needed. It opens by itself if it has a value or an error. */
export function FoldSection({ title, digest = '', hasValue, hasError, children }: FoldSectionProps) {
  const [isOpen, setOpen] = useState(hasValue || hasError);
  const [hadError, setHadError] = useState(hasError);
  if (hasError !== hadError) {
    setHadError(hasError);
    if (hasError) setOpen(true);
  }
  return (
    <details
      className={classes.section}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {title}
        {!isOpen && digest !== '' && (
          <span className={classes.digest}>
            <Literal text={digest} max={80} />
          </span>
        )}
      </summary>
      <div>{children}</div>
    </details>
  );
}
