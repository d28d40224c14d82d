import { useEffect, useRef } from 'react';

/** The delay in milliseconds in which what closes may give the focus to an element of its own choice. */
const DELAY = 20;

/**
 * Gives the focus back to the element of the page that had it last, or to the map if that is gone, when dialogs, menus and panels over the page have
 * closed (`isOpen` is false again) and nothing else has taken it. Dialogs are mounted when they open, which Mantine’s own
 * return of the focus does not support. The item of a menu that has opened a dialog is gone by then.
 */
export function useReturnFocus(isOpen: boolean): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const handleFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && !target.closest('[data-portal]')) last.current = target;
    };
    document.addEventListener('focusin', handleFocus);
    return () => document.removeEventListener('focusin', handleFocus);
  }, []);

  useEffect(() => {
    if (!isOpen) return;
    return () => {
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const map = document.querySelector<HTMLElement>('[role="application"]');
        const to = last.current?.isConnected ? last.current : map;
        to?.focus({ preventScroll: true });
      }, DELAY);
    };
  }, [isOpen]);
}
