import { create } from 'zustand';

/**
 * The index of the path in the panel that has the pointer or the focus; `null` if none has. The map then shows that
 * path alone (R252).
 */
export const usePointedPathStore = create<{ pointedAt: number | null }>(() => ({ pointedAt: null }));

export const pointAtPath = (pointedAt: number | null): void => usePointedPathStore.setState({ pointedAt });
