/** What a check found; its output is shown when it failed. */
export type Finding = { passed: boolean; output: string };

export type CheckStep = { name: string; check: () => Promise<Finding> };
