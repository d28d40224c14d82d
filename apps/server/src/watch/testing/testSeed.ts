const wanted = process.env.PORTOLAN_TEST_SEED ?? '20261121';

/**
 * The seed of the random tests: the same in every run, so that one that fails is about what was changed.
 * PORTOLAN_TEST_SEED names another one; `random` is one that nobody tried.
 */
export const testSeed = wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted);
