import { create } from 'zustand';

/** Which of the shown verdict's paths is pointed at, in the panel; `null`: all of them are shown alike. */
export const usePointedPathStore = create<{ pointedAt: number | null }>(() => ({ pointedAt: null }));

export const pointAtPath = (pointedAt: number | null): void => usePointedPathStore.setState({ pointedAt });
