import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './Sidebar.module.css';

/** A titled part of the sidebar. */
export function SidebarSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={classes.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
